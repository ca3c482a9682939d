package coordination

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Suffix is how a parcel's name ends.
const Suffix = ".feltpakke"

// clockTolerance is how far off a sender's clock may be before it is told.
const clockTolerance = 24 * time.Hour

// TakeIn merges one parcel, whole or not at all, and gives its account. With
// look nothing is changed and the account says what would be. A parcel that is
// refused is a fault; the book is then exactly as before.
func (o *Office) TakeIn(ctx context.Context, path string, look bool, watch Progress) (account Account, err error) {
	if err := o.coordinator(); err != nil {
		return Account{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		if account, err = o.read(ctx, tx, path, watch); err != nil {
			return err
		}
		if look {
			return store.RollBack
		}
		return nil
	})
	if err != nil {
		return Account{}, err
	}
	return account, nil
}

// read merges the parcel at path.
func (o *Office) read(ctx context.Context, tx *store.Tx, path string, watch Progress) (account Account, err error) {
	file, err := open(path)
	if err != nil {
		return Account{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return Account{}, durable.Fault(err)
	}
	return o.merge(tx, &reader{ctx: ctx, from: file, total: info.Size(), watch: watch}, filepath.Base(path))
}

// merge does the work inside the transaction. Nothing is proven until
// parcel.Open returns nil; until then the transaction is all hearsay.
func (o *Office) merge(tx *store.Tx, from io.Reader, name string) (Account, error) {
	arrival := &arrival{tx: tx, office: o.book.Identity(), tally: newTally(tx, o.catalogue)}
	receipt, err := parcel.Open(from, o.keys, arrival, parcel.Limits{}, arrival)
	if err != nil {
		return Account{}, err
	}
	account, err := arrival.tally.finish()
	if err != nil {
		return Account{}, err
	}
	h := receipt.Header
	account.Parcel, account.File, account.Letter, account.Name = h.Parcel, name, arrival.sender.Letter, arrival.sender.Name
	account.Number, account.Sealed, account.ClockOff = h.Number, h.Now, clockOff(h.Now, arrival.sender.Admitted, tx.Now)
	if account.Gaps, err = gaps(tx, arrival.sender); err != nil {
		return Account{}, err
	}
	return account, arrival.keep(receipt, account)
}

// open opens a parcel's file, with the words a user can act on.
func open(path string) (*os.File, error) {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.NotFound).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return nil, fault.New(fault.NotWritable).Because(err)
	case err != nil:
		return nil, durable.Fault(err)
	}
	return file, nil
}

// clockOff is how far a sender's clock is off, as far as a parcel can show it: it
// cannot have been sealed later than now, nor before its laptop was admitted. A
// parcel that lay on a stick for weeks is only old.
func clockOff(sealed, admitted, now int64) int64 {
	tolerance := clockTolerance.Milliseconds()
	switch {
	case sealed > now+tolerance:
		return sealed - now
	case sealed < admitted-tolerance:
		return sealed - admitted
	default:
		return 0
	}
}

func gaps(tx *store.Tx, sender store.Device) ([]Gap, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	missing := []Gap{}
	for stream := range held {
		if stream.Device != sender.ID {
			continue
		}
		for _, run := range held.Gaps(stream) {
			missing = append(missing, Gap{Letter: sender.Letter, Scope: string(stream.Scope), First: run.First, Last: run.Last})
		}
	}
	slices.SortFunc(missing, func(a, b Gap) int { return strings.Compare(a.Scope, b.Scope) })
	return missing, nil
}
