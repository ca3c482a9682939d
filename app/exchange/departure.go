package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Departure is a parcel about to be written: what goes into it and to whom.
type Departure struct {
	Header parcel.Header
	Held   journal.Held  // the changes to send; the book must hold them
	Fresh  journal.Held  // those of them the reader is not known to have: their attachments go along
	Newer  []store.Frame // of a newer version, to pass on
	To     []string      // recipients
	Under  string        // a passphrase to seal under instead, alone; "" for none
	Path   string        // where to; no file may stand there
	Watch  Progress      // in changes
}

// Name gives the parcel a file of its own in a folder: stem, number, suffix. The
// number of a file that stands there is passed over: a program that is killed after
// a parcel was written and before it was entered in the log leaves a whole parcel
// that the log does not know, and must not be kept from sealing the next.
func (out *Departure) Name(folder, stem string) (file string) {
	for ; ; out.Header.Number++ {
		file = fmt.Sprintf("%s-%04d%s", stem, out.Header.Number, Suffix)
		out.Path = filepath.Join(folder, file)
		if _, err := os.Lstat(out.Path); err != nil {
			return file
		}
	}
}

// Dispatch writes a parcel, reads it back, enters it in the log, and only then
// says so. When it fails no parcel is left behind. What is in it counts as having
// left before it is written: a book set back to before that is known for one.
func (d Door) Dispatch(ctx context.Context, out Departure) (parcel.Receipt, error) {
	d.Memory.Leave(out.Header.Sender, out.Held)
	var keys parcel.Keys
	err := d.Book.Read(ctx, func(tx *store.Tx) (err error) {
		keys, err = Keys(tx)
		return err
	})
	if err != nil {
		return parcel.Receipt{}, err
	}
	receipt, err := d.write(ctx, out, keys)
	if err != nil {
		return parcel.Receipt{}, err
	}
	err = readBack(out.Path, receipt, keys.With(out.Under))
	if err == nil {
		err = d.log(ctx, receipt)
	}
	if err != nil {
		return parcel.Receipt{}, errors.Join(err, os.Remove(out.Path))
	}
	return receipt, nil
}

// Address fills in the part of a header that is about the book it comes from.
func (d Door) Address(tx *store.Tx, h parcel.Header) (parcel.Header, error) {
	me := tx.Identity()
	h.Workspace, h.Sender, h.Letter, h.Name = me.Workspace, me.Device, me.Letter, me.Name
	h.Schema, h.Now, h.Number = d.Catalogue.Fingerprint(), tx.Now, 1
	parcels, err := tx.Parcels()
	if err != nil {
		return h, err
	}
	for _, p := range parcels {
		if p.Direction == store.Sealed && p.Device == me.Device && p.Number >= h.Number {
			h.Number, h.Previous = p.Number+1, p.Hash
		}
	}
	return h, nil
}

func (d Door) write(ctx context.Context, out Departure, keys parcel.Keys) (receipt parcel.Receipt, err error) {
	if _, err := os.Stat(out.Path); err == nil {
		return receipt, fault.New(fault.Exists)
	}
	err = durable.Write(out.Path, 0o600, func(w io.Writer) error {
		return d.Book.Read(ctx, func(tx *store.Tx) error {
			content, err := d.content(tx, out)
			if err != nil {
				return err
			}
			if out.Under != "" {
				receipt, err = parcel.SealWith(w, out.Header, content, keys, out.Under)
			} else {
				receipt, err = parcel.Seal(w, out.Header, content, keys, out.To)
			}
			return err
		})
	})
	return receipt, durable.Fault(err)
}

func (d Door) content(tx *store.Tx, out Departure) (content parcel.Content, err error) {
	content.Changes = out.changes(tx)
	if content.Erasures, err = tx.Erasures(); err != nil {
		return content, err
	}
	if content.Terms, err = terms(tx, d.Catalogue); err != nil {
		return content, err
	}
	for _, frame := range out.Newer {
		content.Unknown = append(content.Unknown, parcel.Frame(frame))
	}
	content.Blobs, err = out.blobs(tx)
	return content, err
}

func (out Departure) changes(tx *store.Tx) func(func(journal.Change) error) error {
	total := int64(out.Held.Count())
	var done int64
	return func(visit func(journal.Change) error) error {
		for _, stream := range slices.SortedFunc(maps.Keys(out.Held), journal.Stream.Compare) {
			for _, run := range out.Held[stream] {
				err := tx.Changes(stream, run, func(c journal.Change) error {
					if done++; out.Watch != nil {
						out.Watch(done, 2*total) // parcel.Seal reads everything twice
					}
					return visit(c)
				})
				if err != nil {
					return err
				}
			}
		}
		return nil
	}
}

func readBack(path string, receipt parcel.Receipt, keys parcel.Keys) error {
	file, err := os.Open(path)
	if err != nil {
		return durable.Fault(err)
	}
	return errors.Join(parcel.Check(file, keys, receipt), file.Close())
}

func (d Door) log(ctx context.Context, receipt parcel.Receipt) error {
	h := receipt.Header
	return d.Book.Write(ctx, func(tx *store.Tx) error {
		logged := tx.PutParcel(store.Parcel{
			ID: h.Parcel, Number: h.Number, Direction: store.Sealed, Device: h.Sender, Letter: h.Letter,
			At: tx.Now, Hash: receipt.Hash, Changes: h.Changes, Ranges: h.Ranges,
		})
		return errors.Join(logged, tx.CarryOut(h.Sender, h.Erased))
	})
}

// terms tells a reader with an older catalogue what the tags in a parcel mean,
// those among them that this catalogue does not know itself.
func terms(tx *store.Tx, catalogue *book.Catalogue) ([]parcel.Term, error) {
	var list []parcel.Term
	for _, kind := range catalogue.Kinds {
		list = append(list, parcel.Term{Kind: kind.Tag, Name: kind.Name})
		for _, f := range kind.Fields {
			list = append(list, parcel.Term{Kind: kind.Tag, Tag: f.Tag, Name: f.Name, Type: string(f.Type), Policy: string(f.Policy)})
		}
	}
	told, err := tx.Terms()
	for _, term := range told {
		list = append(list, parcel.Term(term))
	}
	return list, err
}
