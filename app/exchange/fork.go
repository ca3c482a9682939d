package exchange

import (
	"context"
	"io"
	"path/filepath"

	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// takeForked tries a parcel again that was refused as forked, when the guard
// knows a way. What the guard keeps of it stays kept where it knows none.
func (d Door) takeForked(ctx context.Context, path string, look bool, watch Progress, forked error) (account Account, err error) {
	mended := false
	err = d.Book.Write(ctx, func(tx *store.Tx) error {
		if account, mended, err = d.mend(ctx, tx, path, watch); err != nil {
			return err
		}
		return end(look)
	})
	if err == nil && !mended {
		err = forked
	}
	return account, err
}

// mend hears the whole of a forked parcel before anything is believed, and merges
// it when the guard has made room for it.
func (d Door) mend(ctx context.Context, tx *store.Tx, path string, watch Progress) (account Account, mended bool, err error) {
	guard, err := d.Guard(tx), error(nil)
	heard := &hearing{Guard: guard, tx: tx, theirs: map[journal.Dot]uint64{}}
	err = at(ctx, path, watch, func(from io.Reader) error {
		keys, err := Keys(tx)
		if err != nil {
			return err
		}
		receipt, err := parcel.Open(from, keys.And(d.Spare), heard, parcel.Limits{}, heard)
		if err == nil {
			mended, err = guard.Forked(receipt.Header, heard.theirs)
		}
		return err
	})
	if err != nil || !mended {
		return Account{}, false, err
	}
	err = at(ctx, path, watch, func(from io.Reader) error {
		account, err = d.merge(tx, from, filepath.Base(path), guard)
		return err
	})
	return account, true, err
}

// hearing listens to a parcel without merging it, for what it says this book has
// made.
type hearing struct {
	Guard
	parcel.Discard
	tx     *store.Tx
	theirs map[journal.Dot]uint64
}

// Change notes the nonce of a change of this book's own.
func (h *hearing) Change(c journal.Change) error {
	mine, err := h.tx.Mine(c.Dot.Stream.Device)
	if mine {
		h.theirs[c.Dot] = c.Nonce
	}
	return err
}
