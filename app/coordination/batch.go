package coordination

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// TakeInAll takes in parcels from files and folders, one transaction each, in
// the order of their names. A parcel that is refused does not stop the others;
// it stands in Refused with its fault. The error is for what stops everything:
// a place that is not there, a full disk, work that was stopped.
//
// With look nothing is changed, and each parcel's account says what it would do
// after those before it: two laptops that contradict each other are seen.
func (o *Office) TakeInAll(ctx context.Context, places []string, look bool, watch Progress) (Batch, error) {
	if err := o.coordinator(); err != nil {
		return Batch{}, err
	}
	paths, err := parcels(places)
	if err != nil {
		return Batch{}, err
	}
	if len(paths) == 0 {
		return Batch{}, fault.New(fault.NotFound)
	}
	if look {
		return o.lookAtAll(ctx, paths, watch)
	}
	batch := newBatch()
	for _, path := range paths {
		account, err := o.TakeIn(ctx, path, false, watch)
		if err != nil && stops(err) {
			return batch, err
		}
		batch.add(account, path, err)
	}
	return batch, nil
}

// lookAtAll merges all parcels in one transaction and rolls it back. Where one
// is refused the transaction is spoilt, so the look begins again without it.
func (o *Office) lookAtAll(ctx context.Context, paths []string, watch Progress) (Batch, error) {
	refused := map[string]error{}
	for {
		batch := newBatch()
		culprit := ""
		err := o.book.Write(ctx, func(tx *store.Tx) error {
			for _, path := range paths {
				var account Account
				err := refused[path]
				if err == nil {
					if account, err = o.read(ctx, tx, path, watch); err != nil {
						culprit = path
						return err
					}
				}
				batch.add(account, path, err)
			}
			return store.RollBack
		})
		if err == nil {
			return batch, nil
		}
		if culprit == "" || stops(err) {
			return batch, err
		}
		refused[culprit] = err
	}
}

func newBatch() Batch {
	return Batch{Parcels: []Account{}, Refused: []Account{}, Total: Account{Gaps: []Gap{}, Records: []Line{}}}
}

// stops tells whether a fault is about this book or machine and not about one
// parcel.
func stops(err error) bool {
	switch fault.Of(err).Code {
	case fault.DiskFull, fault.NotWritable, fault.Stopped, fault.WrongRole, fault.InUse, fault.Internal:
		return true
	default:
		return false
	}
}

// parcels are the files named, and those in the folders named, each once.
func parcels(places []string) ([]string, error) {
	var paths []string
	for _, place := range places {
		info, err := os.Stat(place)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fault.New(fault.NotFound).Because(err)
		case err != nil:
			return nil, durable.Fault(err)
		case !info.IsDir():
			paths = append(paths, place)
			continue
		}
		entries, err := os.ReadDir(place)
		if err != nil {
			return nil, durable.Fault(err)
		}
		for _, entry := range entries {
			if !entry.IsDir() && strings.HasSuffix(strings.ToLower(entry.Name()), Suffix) {
				paths = append(paths, filepath.Join(place, entry.Name()))
			}
		}
	}
	slices.SortFunc(paths, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	return slices.Compact(paths), nil
}
