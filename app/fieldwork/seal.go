package fieldwork

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Sealed is a parcel that was written and read back.
type Sealed struct {
	Path    string // where it lies
	File    string // base name
	Parcel  string // id
	Number  int
	Changes int
	Records int
	Bytes   int64
}

// Progress watches long work: done of total changes. Nil is silence.
type Progress func(done, total int64)

// Seal writes one parcel with everything the coordinator has not acknowledged,
// reads it back, and only then says so. When nothing was recorded since the
// last parcel it is refused, unless again asks for the same once more, because
// a stick was lost.
//
// It is refused with not-enrolled, nothing-to-seal, or personal-number naming
// the record. When it is refused or fails no parcel is left behind.
func (d *Desk) Seal(ctx context.Context, folder string, again bool, watch Progress) (Sealed, error) {
	if d.book.Identity().Role != store.Field {
		return Sealed{}, fault.New(fault.WrongRole)
	}
	load, err := d.load(ctx, again)
	if err != nil {
		return Sealed{}, err
	}
	load.watch = watch
	path := filepath.Join(folder, load.file())
	receipt, err := d.write(ctx, path, load)
	if err != nil {
		return Sealed{}, err
	}
	if err := d.readBack(path, receipt); err != nil {
		return Sealed{}, errors.Join(err, os.Remove(path))
	}
	if err := d.log(ctx, receipt); err != nil {
		return Sealed{}, errors.Join(err, os.Remove(path))
	}
	h := receipt.Header
	return Sealed{
		Path: path, File: filepath.Base(path), Parcel: h.Parcel, Number: h.Number,
		Changes: h.Changes, Records: h.Records, Bytes: receipt.Bytes,
	}, nil
}

// load is what goes into a parcel and to whom.
type load struct {
	header parcel.Header
	ranges map[journal.Stream][]journal.Range
	to     []string
	watch  Progress
	total  int64
}

func (l load) file() string {
	return fmt.Sprintf("pc-%s-%04d.feltpakke", l.header.Letter, l.header.Number)
}

func (d *Desk) load(ctx context.Context, again bool) (l load, err error) {
	me := d.book.Identity()
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if l.to, err = recipients(tx); err != nil {
			return err
		}
		if err := d.clean(tx); err != nil {
			return err
		}
		counted, err := counters(tx, me.Device)
		if err != nil {
			return err
		}
		if counted.Unsealed == 0 && !(again && counted.Sealed > 0) {
			return fault.New(fault.NothingToSeal)
		}
		if l.ranges, err = unacknowledged(tx, me.Device); err != nil {
			return err
		}
		for _, runs := range l.ranges {
			for _, run := range runs {
				l.total += int64(run.Last - run.First + 1)
			}
		}
		l.header, err = d.header(tx)
		return err
	})
	return l, err
}

func recipients(tx *store.Tx) ([]string, error) {
	office, err := tx.Setting(settingOffice)
	if err != nil {
		return nil, err
	}
	if office == "" {
		return nil, fault.New(fault.NotEnrolled)
	}
	reserve, err := tx.Setting(settingReserve)
	if err != nil || reserve == "" {
		return []string{office}, err
	}
	return []string{office, reserve}, nil
}

// clean refuses to seal while a likely CPR number stands in any record made
// here.
func (d *Desk) clean(tx *store.Tx) error {
	mine := d.book.Identity().Letter
	for _, kind := range d.catalogue.Kinds {
		records, err := tx.All([]string{kind.Name}, 0)
		if err != nil {
			return err
		}
		for _, record := range records {
			if record.Letter != mine {
				continue
			}
			if err := tainted(tx, kind, record); err != nil {
				return err
			}
		}
	}
	return nil
}

func tainted(tx *store.Tx, kind *book.Kind, record book.Record) error {
	found := screen(kind, record.Fields)
	if len(personal(found)) == 0 {
		return nil
	}
	found, err := unvouched(tx, record.ID, found)
	if err != nil {
		return err
	}
	faults := personal(found)
	if len(faults) == 0 {
		return nil
	}
	return fault.Of(faults[0]).With("number", record.Number)
}

// unacknowledged are the runs of this laptop's own streams to send. Until a
// file from the coordinator brings receipts nothing is acknowledged, so it is
// everything: a lost stick costs nothing.
func unacknowledged(tx *store.Tx, device journal.Device) (map[journal.Stream][]journal.Range, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	runs := map[journal.Stream][]journal.Range{}
	for stream, have := range held {
		if stream.Device == device {
			runs[stream] = have
		}
	}
	return runs, nil
}

func (d *Desk) header(tx *store.Tx) (parcel.Header, error) {
	me := d.book.Identity()
	h := parcel.Header{
		Workspace: me.Workspace, Parcel: d.newID(), Number: 1, Sender: me.Device, Letter: me.Letter,
		Name: me.Name, Role: parcel.RoleField, Schema: d.catalogue.Fingerprint(), Now: tx.Now,
	}
	parcels, err := tx.Parcels()
	if err != nil {
		return h, err
	}
	for _, p := range parcels {
		if p.Direction == store.Sealed && p.Number >= h.Number {
			h.Number, h.Previous = p.Number+1, p.Hash
		}
	}
	return h, introduce(tx, &h, d.keys.Public())
}

// introduce carries the laptop's public keys and its proof of enrolment in
// every parcel, until a receipt from the coordinator shows they have arrived.
func introduce(tx *store.Tx, h *parcel.Header, public parcel.Public) error {
	raw, err := tx.Secret(secretEnrolment)
	if err != nil {
		return err
	}
	secret, err := parcel.ParseSecret(raw)
	if err != nil {
		return fmt.Errorf("read enrolment secret: %w", err)
	}
	id, err := tx.Setting(settingEnrolment)
	if err != nil {
		return err
	}
	h.Introduce(public, id, secret)
	return nil
}

func (d *Desk) write(ctx context.Context, path string, l load) (receipt parcel.Receipt, err error) {
	if _, err := os.Stat(path); err == nil {
		return receipt, fault.New(fault.Exists)
	}
	err = durable.Write(path, 0o600, func(w io.Writer) error {
		return d.book.Read(ctx, func(tx *store.Tx) error {
			content := parcel.Content{Terms: terms(d.catalogue), Changes: l.changes(tx)}
			receipt, err = parcel.Seal(w, l.header, content, d.keys, l.to)
			return err
		})
	})
	return receipt, durable.Fault(err)
}

func (l load) changes(tx *store.Tx) func(func(journal.Change) error) error {
	return func(visit func(journal.Change) error) error {
		var done int64
		for stream, runs := range l.ranges {
			for _, run := range runs {
				err := tx.Changes(stream, run, func(c journal.Change) error {
					if done++; l.watch != nil {
						l.watch(done, 2*l.total) // parcel.Seal reads everything twice
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

func (d *Desk) readBack(path string, receipt parcel.Receipt) error {
	file, err := os.Open(path)
	if err != nil {
		return durable.Fault(err)
	}
	return errors.Join(parcel.Check(file, d.keys, receipt), file.Close())
}

func (d *Desk) log(ctx context.Context, receipt parcel.Receipt) error {
	h := receipt.Header
	return d.book.Write(ctx, func(tx *store.Tx) error {
		return tx.PutParcel(store.Parcel{
			ID: h.Parcel, Number: h.Number, Direction: store.Sealed, Device: h.Sender, Letter: h.Letter,
			At: tx.Now, Hash: receipt.Hash, Changes: h.Changes, Ranges: h.Ranges,
		})
	})
}
