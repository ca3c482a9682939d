package coordination

import (
	"context"
	"strings"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Withdrawn is a device that was shut out, or let in again.
type Withdrawn struct {
	Letter string `json:"letter"`
	Name   string `json:"name"`
	Undone bool   `json:"undone"`
}

// Withdraw shuts a laptop or another coordinator out, by its letter: from here on
// nothing it seals is believed, here and wherever the next return file comes, and
// nothing is sealed to it. An enrolment that waits proves nothing any more. What
// it has delivered stays; undo lets it in again exactly as it was. A reason is
// required to shut out.
//
// The faults are not-found, and invalid for this coordinator's own letter.
func (o *Office) Withdraw(ctx context.Context, letter string, undo bool, why string) (done Withdrawn, err error) {
	if err := o.coordinator(); err != nil {
		return Withdrawn{}, err
	}
	if why, err = reason(why); err != nil {
		return Withdrawn{}, err
	}
	if why == "" && !undo {
		return Withdrawn{}, fault.At("why", fault.New(fault.Required))
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		d, err := lettered(tx, strings.ToUpper(strings.TrimSpace(letter)))
		if err != nil {
			return err
		}
		if err := o.vouch(tx); err != nil {
			return err
		}
		id, known, err := entryOf(tx, d)
		if err != nil {
			return err
		}
		if !known {
			// A coordinator of the workspace's first days has no entry of its own.
			if id = strangerID(d.ID); len(d.SignKey) == 0 {
				return fault.New(fault.NotFound)
			}
			if err := o.enrol(tx, id, d); err != nil {
				return err
			}
		}
		done = Withdrawn{Letter: d.Letter, Name: d.Name, Undone: undo}
		return o.revoke(tx, id, !undo, why)
	})
	return done, err
}

func (o *Office) revoke(tx *store.Tx, id book.ID, revoked bool, why string) error {
	kind, _ := o.catalogue.Kind("device")
	values, err := kind.Encode(book.Fields{"revoked": revoked}, nil)
	if err != nil {
		return err
	}
	_, err = tx.Record(kind, id, values, why)
	return err
}

// lettered is the device of the roster with a letter, or the enrolment that waits
// with it.
func lettered(tx *store.Tx, letter string) (store.Device, error) {
	devices, err := exchange.Roster(tx)
	if err != nil {
		return store.Device{}, err
	}
	found := store.Device{}
	for _, d := range devices {
		switch {
		case d.Letter != letter:
		case d.ID == tx.Identity().Device:
			return d, fault.At("letter", fault.New(fault.Invalid))
		case found.ID == "" || len(d.SignKey) > 0:
			found = d
		}
	}
	if found.ID == "" {
		return found, fault.New(fault.NotFound)
	}
	return found, nil
}
