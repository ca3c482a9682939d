package exchange

import (
	"context"
	"path/filepath"
	"strings"

	"feltbog/app/fault"
	"feltbog/app/store"
)

// Batch is the account of several parcels. Total adds those taken in; refused
// parcels stand beside them, each with its fault.
type Batch struct {
	Parcels []Account `json:"parcels"`
	Refused []Account `json:"refused"`
	Total   Account   `json:"total"`
}

// TakeInAll takes in parcels from files and folders, one transaction each, in
// the order of their names. A parcel that is refused does not stop the others;
// it stands in Refused with its fault. The error is for what stops everything:
// a place that is not there, a full disk, work that was stopped.
//
// With look nothing is changed, and each parcel's account says what it would do
// after those before it: two laptops that contradict each other are seen.
//
// A folder may also hold parcels that are not for this book: those it has made
// itself, and at a laptop those for other laptops. They are passed over, unless
// there is nothing else.
func (d Door) TakeInAll(ctx context.Context, places []string, look bool, watch Progress) (Batch, error) {
	found, err := find(places)
	if err != nil {
		return Batch{}, err
	}
	if len(found) == 0 {
		return Batch{}, fault.New(fault.NotFound)
	}
	if look {
		return d.lookAtAll(ctx, found, watch)
	}
	count := d.count()
	for _, f := range found {
		account, err := d.TakeIn(ctx, f.path, false, f.along(found, watch))
		if err != nil && stops(err) {
			return count.done(), err
		}
		count.add(account, f, err)
	}
	return count.done(), nil
}

// lookAtAll merges all parcels in one transaction and rolls it back. Where one
// is refused the transaction is spoilt, so the look begins again without it.
func (d Door) lookAtAll(ctx context.Context, found []finding, watch Progress) (Batch, error) {
	type refusal struct {
		account Account
		err     error
	}
	refused := map[string]refusal{}
	forked := map[string]error{}
	for {
		count, culprit := d.count(), ""
		err := d.Book.Write(ctx, func(tx *store.Tx) error {
			for _, f := range found {
				account, err := refused[f.path].account, refused[f.path].err
				if err == nil {
					if account, err = d.look(ctx, tx, f.path, forked[f.path], f.along(found, watch)); err != nil {
						culprit = f.path
						return err
					}
				}
				count.add(account, f, err)
			}
			return store.RollBack
		})
		if err == nil {
			return count.done(), nil
		}
		if culprit == "" || stops(err) {
			return count.done(), err
		}
		if fault.Is(err, fault.Forked) && forked[culprit] == nil {
			forked[culprit] = err
			continue
		}
		account, err := d.refuse(ctx, culprit, true, err)
		refused[culprit] = refusal{account, err}
	}
}

// look merges one parcel in a transaction that is rolled back. forked is how it
// was refused when it was tried before, nil when it was not.
func (d Door) look(ctx context.Context, tx *store.Tx, path string, forked error, watch Progress) (Account, error) {
	if forked == nil {
		return d.read(ctx, tx, path, watch)
	}
	account, mended, err := d.mend(ctx, tx, path, watch)
	if err == nil && !mended {
		err = forked
	}
	return account, err
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

// count adds up a batch.
type count struct {
	batch  Batch
	passed []Account
	laptop bool
}

func (d Door) count() *count {
	return &count{
		batch:  Batch{Parcels: []Account{}, Refused: []Account{}, Total: Account{Gaps: []Gap{}, Lacking: []Lack{}, Records: []Line{}}},
		laptop: d.Book.Identity().Role == store.Field,
	}
}

// add enters what became of a parcel: its account, or why it was refused.
func (c *count) add(a Account, f finding, refused error) {
	if refused == nil {
		c.batch.Parcels = append(c.batch.Parcels, a)
		c.batch.Total.include(a)
		return
	}
	told := Account{File: filepath.Base(f.path), Gaps: []Gap{}, Lacking: []Lack{}, Records: []Line{}, Refused: fault.Of(refused), Waiting: a.Waiting}
	if !f.named && c.others(told.Refused.Code, told.File) {
		c.passed = append(c.passed, told)
		return
	}
	c.batch.Refused = append(c.batch.Refused, told)
}

// others tells whether a fault only says that a parcel is for somebody else. At a
// coordinator's a laptop's parcel that does not open is news, and another's
// return file is none.
func (c *count) others(code fault.Code, file string) bool {
	returned := c.laptop || strings.HasPrefix(file, Return)
	return code == fault.OwnParcel || returned && (code == fault.NotForYou || code == fault.ExpiredKey)
}

func (c *count) done() Batch {
	if len(c.batch.Parcels)+len(c.batch.Refused) == 0 {
		c.batch.Refused = append(c.batch.Refused, c.passed...)
	}
	return c.batch
}
