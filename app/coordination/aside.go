package coordination

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Aside is a parcel that was set aside, or counted again.
type Aside struct {
	Parcel  string `json:"parcel"` // id
	Letter  string `json:"letter"`
	Number  int    `json:"number"`
	Changes int    `json:"changes"` // that came with it and do not count, or count again
	Records int    `json:"records"` // that show something else now
	Undone  bool   `json:"undone"`
}

// SetAside undoes a whole parcel: the changes that came with it do not count any
// more, in this book and in every book that learns of it. Nothing is deleted,
// and with undo it is exactly as if it had never been set aside.
//
// parcel is an id, or the laptop's letter and number ("B-3"). It is refused with
// not-found when no such parcel was taken in, or none is set aside to undo.
func (o *Office) SetAside(ctx context.Context, parcel string, undo bool, why string) (done Aside, err error) {
	if err := o.coordinator(); err != nil {
		return Aside{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		taken, err := find(tx, parcel)
		if err != nil {
			return err
		}
		brought, err := tx.Brought(taken.ID)
		if err != nil {
			return err
		}
		done = Aside{Parcel: taken.ID, Letter: taken.Letter, Number: taken.Number, Undone: undo}
		kind, _ := o.catalogue.Kind("aside")
		values, err := article(tx, kind, taken, brought, undo, why)
		if err != nil {
			return err
		}
		if _, err := tx.Decree(journal.SetAside, kind, asideID(taken.ID), values, why); err != nil {
			return fmt.Errorf("set aside: %w", err)
		}
		for _, runs := range brought {
			for _, run := range runs {
				done.Changes += int(run.Last - run.First + 1)
			}
		}
		done.Records = len(tx.Touched()) - 1 // the set-aside itself is one
		return nil
	})
	return done, err
}

// setAside tells whether a parcel does not count now, and why.
func setAside(tx *store.Tx, parcel string) (aside bool, why string, err error) {
	record, err := tx.Find(asideID(parcel))
	if fault.Is(err, fault.NotFound) {
		return false, "", nil
	}
	if err != nil {
		return false, "", err
	}
	if active, _ := record.Fields["active"].(bool); !active {
		return false, "", nil
	}
	return true, record.Fields.Text("reason"), nil
}

// asideID is the same in every book, so that two coordinators who set the same
// parcel aside agree.
func asideID(parcel string) book.ID { return book.ID("aside." + parcel) }

func article(tx *store.Tx, kind *book.Kind, taken store.Parcel, brought journal.Held, undo bool, why string) (map[book.Slot]book.Value, error) {
	registers, err := tx.Registers(asideID(taken.ID))
	if err != nil {
		return nil, err
	}
	active := book.Slot{Tag: journal.LawActive}
	inForce := registers[active].Value(book.Set).Bool()
	if undo {
		if !inForce {
			return nil, fault.New(fault.NotFound)
		}
		return map[book.Slot]book.Value{active: book.Bool(false)}, nil
	}
	number, err := tx.Number("")
	if err != nil {
		return nil, err
	}
	values, err := kind.Encode(book.Fields{"parcel": short(taken), "reason": why}, nil)
	if err != nil {
		return nil, err
	}
	values[active] = book.Bool(true)
	values[book.Slot{Tag: book.TagNumber}] = book.Text(number)
	values[book.Slot{Tag: book.TagStatus}] = book.Text(string(book.Ready))
	for stream, runs := range brought {
		for _, run := range runs {
			values[book.Slot{Tag: journal.LawRanges, Key: journal.Span{Stream: stream, Range: run}.String()}] = book.Bool(true)
		}
	}
	return values, nil
}

// find finds a parcel that was taken in.
func find(tx *store.Tx, name string) (store.Parcel, error) {
	parcels, err := tx.Parcels()
	if err != nil {
		return store.Parcel{}, err
	}
	for _, p := range parcels {
		if p.Direction == store.Taken && (p.ID == name || strings.EqualFold(short(p), name)) {
			return p, nil
		}
	}
	return store.Parcel{}, fault.New(fault.NotFound)
}

// short is what a parcel is called on the phone: B-3.
func short(p store.Parcel) string { return p.Letter + "-" + strconv.Itoa(p.Number) }
