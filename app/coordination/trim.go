package coordination

import (
	"context"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Trimmed is what a trim let go of, or would.
type Trimmed struct {
	Values  int      `json:"values"`  // overwritten long ago, now gone
	Changes int      `json:"changes"` // known to be everywhere
	Waits   []string `json:"waits"`   // letters of the laptops that have acknowledged nothing yet, and hold everything up
}

// Trim lets go of values that were overwritten, where everybody who works with
// the book is known to hold both them and what they were overwritten by. Who
// wrote what when stays, and so does every value somebody shows, and every
// same-as. It cannot be undone. With look nothing is changed.
//
// A laptop holds it up until it has acknowledged, in a parcel of its own, what
// it may have. One that was replaced or withdrawn does not, nor an enrolment
// that has run out. It is refused with not-found when there is nothing to let
// go of.
func (o *Office) Trim(ctx context.Context, look bool) (done Trimmed, err error) {
	if err := o.coordinator(); err != nil {
		return Trimmed{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		done = Trimmed{Waits: []string{}}
		everywhere, err := o.everywhere(tx, &done)
		if err != nil {
			return err
		}
		if done.Changes = everywhere.Count(); done.Changes > 0 {
			kind, _ := o.catalogue.Kind("trim")
			a := article{kind: kind, id: book.ID(o.newID()), about: everywhere}
			values, err := a.values(tx, false)
			if err != nil {
				return err
			}
			if _, err := tx.Decree(journal.Trim, kind, a.id, values, ""); err != nil {
				return fmt.Errorf("trim: %w", err)
			}
			done.Values = tx.Trimmed()
		}
		switch {
		case look:
			return store.RollBack
		case done.Values == 0:
			return fault.New(fault.NotFound)
		}
		return nil
	})
	if err != nil || look {
		return done, err
	}
	return done, o.book.Purge(ctx)
}

// everywhere is, for each stream, the run from its beginning that everybody who
// may have the stream is known to hold.
func (o *Office) everywhere(tx *store.Tx, told *Trimmed) (journal.Held, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	laptops, err := o.active(tx)
	if err != nil {
		return nil, err
	}
	everywhere := beginnings(held)
	for _, laptop := range laptops {
		acknowledged, err := tx.Acknowledged(laptop.ID)
		if err != nil {
			return nil, err
		}
		if len(acknowledged) == 0 {
			told.Waits = append(told.Waits, laptop.Letter)
		}
		acknowledged.Join(held.Of(laptop.ID)) // what it made itself it has
		known := beginnings(acknowledged)
		for stream := range everywhere {
			if laptop.may(stream) {
				everywhere[stream] = journal.Held{stream: everywhere[stream]}.Within(known)[stream]
			}
		}
	}
	return everywhere, nil
}

// active are the laptops and other coordinators that deliver, or may still begin to.
func (o *Office) active(tx *store.Tx) ([]addressee, error) {
	devices, err := exchange.Roster(tx)
	if err != nil {
		return nil, err
	}
	var laptops []addressee
	for _, device := range devices {
		replaced := slices.ContainsFunc(devices, func(d store.Device) bool { return d.Before == device.Letter && len(d.SignKey) > 0 })
		lapsed := len(device.SignKey) == 0 && tx.Now > device.Admitted+enrolmentLasts.Milliseconds()
		mine, err := tx.Mine(device.ID)
		if err != nil {
			return nil, err
		}
		if !mine && !device.Withdrawn && !replaced && !lapsed {
			laptops = append(laptops, addressee{Device: device, keepers: keepers(device, devices)})
		}
	}
	return laptops, nil
}

// beginnings are the runs that reach back to the first change of their stream.
func beginnings(held journal.Held) journal.Held {
	whole := journal.Held{}
	for stream, runs := range held {
		if len(runs) > 0 && runs[0].First == 1 {
			whole[stream] = runs[:1:1]
		}
	}
	return whole
}
