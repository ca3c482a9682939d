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
// not-found when no such parcel was taken in, or none is set aside to undo, and with
// ambiguous-parcel when a laptop has given two parcels one number.
func (o *Office) SetAside(ctx context.Context, parcel string, undo bool, why string) (done Aside, err error) {
	if err := o.coordinator(); err != nil {
		return Aside{}, err
	}
	if why, err = reason(why); err != nil {
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
		values, err := article{kind, asideID(taken.ID), short(taken), brought, why}.values(tx, undo)
		if err != nil {
			return err
		}
		if _, err := tx.Decree(journal.SetAside, kind, asideID(taken.ID), values, why); err != nil {
			return fmt.Errorf("set aside: %w", err)
		}
		done.Changes = brought.Count()
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

// find finds a parcel that was taken in.
func find(tx *store.Tx, name string) (store.Parcel, error) {
	parcels, err := tx.Parcels()
	if err != nil {
		return store.Parcel{}, err
	}
	var called []store.Parcel
	for _, p := range parcels {
		switch {
		case p.Direction != store.Taken:
		case p.ID == name:
			return p, nil
		case strings.EqualFold(short(p), name):
			called = append(called, p)
		}
	}
	switch len(called) {
	case 0:
		return store.Parcel{}, fault.New(fault.NotFound)
	case 1:
		return called[0], nil
	}
	var ids []string
	for _, p := range called {
		ids = append(ids, p.ID)
	}
	return store.Parcel{}, fault.New(fault.AmbiguousParcel, "parcel", short(called[0]), "ids", strings.Join(ids, ", "))
}

// short is what a parcel is called on the phone: B-3.
func short(p store.Parcel) string { return p.Letter + "-" + strconv.Itoa(p.Number) }
