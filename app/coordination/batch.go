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
)

// TakeInAll takes in parcels from files and folders, one transaction each, in
// the order of their names. A parcel that is refused does not stop the others;
// it stands in Refused with its fault. The error is for what stops everything:
// a place that is not there, a full disk, work that was stopped.
func (o *Office) TakeInAll(ctx context.Context, places []string, look bool, watch Progress) (Batch, error) {
	batch := Batch{Parcels: []Account{}, Refused: []Account{}, Total: Account{Gaps: []Gap{}, Records: []Line{}}}
	paths, err := parcels(places)
	if err != nil {
		return batch, err
	}
	if len(paths) == 0 {
		return batch, fault.New(fault.NotFound)
	}
	for _, path := range paths {
		account, err := o.TakeIn(ctx, path, look, watch)
		if err != nil {
			if stops(err) {
				return batch, err
			}
			account = Account{File: filepath.Base(path), Gaps: []Gap{}, Records: []Line{}, Refused: fault.Of(err)}
		}
		batch.add(account)
	}
	return batch, nil
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
