// Package exchange is what both ends of a parcel do alike: write one, read it
// back and log it; take one in, whole or not at all, and account for it.
//
// It promises that a parcel which is refused leaves the book as it was, that
// looking first changes nothing, and that a parcel it says is written was read
// back from the disk.
//
// The content of attachments goes along with the changes the reader is not known
// to have; what lacks its content is not acknowledged, and so is sent again. What
// only a newer version can read is kept as it came, counted, and told.
//
// It refuses to know who may send what: each end gives it a Guard that does.
package exchange

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/installation"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Guard is what one end knows about senders, within one transaction.
type Guard interface {
	parcel.Trust
	// Admits refuses a change that its sender may not bring.
	Admits(journal.Change) error
	// Proven is told once the parcel was whole and signed: it keeps what the
	// header tells and completes the account.
	Proven(parcel.Header, *Account) error
	// Forked is told of a parcel, whole and signed, that the book holds other
	// changes than under the same dots: with theirs, by dot, the nonces of those
	// said to be the book's own. When it says mended the parcel is tried again in
	// the same transaction.
	Forked(h parcel.Header, theirs map[journal.Dot]uint64) (mended bool, err error)
}

// Door is where parcels come into a book.
type Door struct {
	Book      *store.Book
	Catalogue *book.Catalogue
	Spare     parcel.Keys // what a person hands in beside the book's own keys, to open with
	Guard     func(*store.Tx) Guard
	// Stranger is told of a parcel whose sender the guard does not know, at path. It
	// may keep it, sealed, and says what it kept; with look, what it would. Nil keeps
	// nothing.
	Stranger func(ctx context.Context, path string, look bool) (*Waiting, error)
	Memory   *installation.Installation
}

// TakeIn merges one parcel, whole or not at all, and gives its account. With
// look nothing is changed and the account says what would be. A parcel that is
// refused is a fault; the book is then exactly as before, but that the account
// of one from an unknown sender may say that it is kept and waits.
func (d Door) TakeIn(ctx context.Context, path string, look bool, watch Progress) (account Account, err error) {
	err = d.Book.Write(ctx, func(tx *store.Tx) error {
		if account, err = d.read(ctx, tx, path, watch); err != nil {
			return err
		}
		return end(look)
	})
	if fault.Is(err, fault.Forked) {
		account, err = d.takeForked(ctx, path, look, watch, err)
	}
	if err != nil {
		return d.refuse(ctx, path, look, err)
	}
	return account, nil
}

// refuse gives the account of a parcel that was not taken in.
func (d Door) refuse(ctx context.Context, path string, look bool, refused error) (account Account, err error) {
	if d.Stranger == nil || !fault.Is(refused, fault.UnknownSender) {
		return Account{}, refused
	}
	if account.Waiting, err = d.Stranger(ctx, path, look); err != nil {
		return Account{}, err
	}
	return account, refused
}

func end(look bool) error {
	if look {
		return store.RollBack
	}
	return nil
}

// read merges the parcel at path.
func (d Door) read(ctx context.Context, tx *store.Tx, path string, watch Progress) (account Account, err error) {
	err = at(ctx, path, watch, func(from io.Reader) error {
		account, err = d.merge(tx, from, filepath.Base(path), d.Guard(tx))
		return err
	})
	return account, err
}

// at reads the file at path.
func at(ctx context.Context, path string, watch Progress, read func(io.Reader) error) error {
	file, err := open(path)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(durable.Fault(err), file.Close())
	}
	return errors.Join(read(&reader{ctx: ctx, from: file, total: info.Size(), watch: watch}), file.Close())
}

// Merge takes in the parcel that from reads, inside a transaction that must be
// rolled back when it fails. Nothing is proven until parcel.Open returns nil;
// until then the transaction is all hearsay.
func (d Door) Merge(tx *store.Tx, from io.Reader, name string) (Account, error) {
	return d.merge(tx, from, name, d.Guard(tx))
}

func (d Door) merge(tx *store.Tx, from io.Reader, name string, guard Guard) (Account, error) {
	tally, err := newTally(tx, d.Catalogue)
	if err != nil {
		return Account{}, err
	}
	arrival := &arrival{Guard: guard, tx: tx, tally: tally}
	keys, err := Keys(tx)
	if err != nil {
		return Account{}, err
	}
	receipt, err := parcel.Open(from, keys.And(d.Spare), arrival, parcel.Limits{}, arrival)
	if err != nil {
		return Account{}, err
	}
	account, err := tally.finish()
	if err != nil {
		return Account{}, err
	}
	h := receipt.Header
	account.Parcel, account.File, account.Letter, account.Name = h.Parcel, name, h.Letter, h.Name
	account.Number, account.Sealed, account.Gaps = h.Number, h.Now, []Gap{}
	if account.Lacking, err = lacking(tx, h.Ranges); err != nil {
		return Account{}, err
	}
	if err := arrival.Proven(h, &account); err != nil {
		return Account{}, err
	}
	return account, keep(tx, receipt, account)
}

// keep enters the parcel in the log, with its account as the receipt. A parcel
// taken in once more keeps the receipt of the first time.
func keep(tx *store.Tx, receipt parcel.Receipt, account Account) error {
	if logged, err := tx.Logged(receipt.Header.Parcel); err != nil || logged {
		return err
	}
	told, err := json.Marshal(account)
	if err != nil {
		return fmt.Errorf("write account: %w", err)
	}
	h := receipt.Header
	return tx.PutParcel(store.Parcel{
		ID: h.Parcel, Number: h.Number, Direction: store.Taken, Device: h.Sender, Letter: account.Letter,
		At: tx.Now, Hash: receipt.Hash, Changes: account.Changes, New: account.New, Updated: account.Updated,
		Already: account.Already, Combined: account.Combined, Conflicts: account.Conflicts,
		Ranges: h.Ranges, Account: told,
	})
}
