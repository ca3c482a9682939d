package fieldwork

import (
	"context"
	"errors"
	"fmt"
	"io"

	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// settingReserve is the reserve key's recipient, which every parcel is sealed to
// beside the coordinators'.
const settingReserve = "office.reserve"

// Beginning is a new laptop's book: where, and for whom. Name "" takes the name
// in the enrolment.
type Beginning struct {
	Path     string
	Name     string
	Device   journal.Device
	Created  int64 // Unix milliseconds
	Practice bool
}

// Enrol makes a laptop's book from an enrolment: its identity, its keys, the
// register, and whom to seal to.
func Enrol(ctx context.Context, b Beginning, enrolment io.Reader, o store.Options) (*store.Book, error) {
	e, err := parcel.ReadEnrolment(enrolment)
	if err != nil {
		return nil, fmt.Errorf("read enrolment: %w", err)
	}
	if e.Role == parcel.RoleCoordinator {
		return nil, fault.New(fault.OtherRole)
	}
	if b.Name == "" {
		b.Name = e.Name
	}
	keys, err := parcel.NewKeys(b.Created)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	made, err := store.Create(ctx, b.Path, store.Identity{
		Workspace: e.Workspace, Device: b.Device, Role: store.Field, Name: b.Name,
		Letter: e.Letter, Team: e.Team, Practice: b.Practice, Created: b.Created,
	}, o)
	if err != nil {
		return nil, err
	}
	err = made.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(exchange.KeepKeys(tx, keys), furnish(tx, e))
	})
	if err != nil {
		return nil, errors.Join(err, made.Discard())
	}
	return made, nil
}

// Alone makes a laptop's book that nobody has admitted yet. It records, but
// cannot seal.
func Alone(ctx context.Context, b Beginning, workspace string, o store.Options) (*store.Book, error) {
	if b.Name == "" {
		return nil, fault.At("name", fault.New(fault.Required))
	}
	keys, err := parcel.NewKeys(b.Created)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	made, err := store.Create(ctx, b.Path, store.Identity{
		Workspace: workspace, Device: b.Device, Role: store.Field, Name: b.Name,
		Letter: "X", Team: workspace, Practice: b.Practice, Created: b.Created,
	}, o)
	if err != nil {
		return nil, err
	}
	if err := made.Write(ctx, func(tx *store.Tx) error { return exchange.KeepKeys(tx, keys) }); err != nil {
		return nil, errors.Join(err, made.Discard())
	}
	return made, nil
}

func furnish(tx *store.Tx, e parcel.Enrolment) error {
	return errors.Join(exchange.Enlist(tx, e), tx.PutSetting(settingReserve, e.Reserve))
}

// Enrol gives this laptop, which was begun without one, its enrolment: letter,
// team, the register, whom to seal to. What it has recorded goes along, in the
// scope of its team from now on; nobody has seen it yet, so nobody knows it by
// another name. Numbers given stay.
//
// The faults are wrong-role, already-enrolled, other-role and those of
// parcel.ReadEnrolment.
func (d *Desk) Enrol(ctx context.Context, enrolment io.Reader) error {
	if d.book.Identity().Role != store.Field {
		return fault.New(fault.WrongRole)
	}
	e, err := parcel.ReadEnrolment(enrolment)
	if err != nil {
		return fmt.Errorf("read enrolment: %w", err)
	}
	if e.Role == parcel.RoleCoordinator {
		return fault.New(fault.OtherRole)
	}
	return d.book.Write(ctx, func(tx *store.Tx) error {
		coordinators, err := exchange.Coordinators(tx)
		if err != nil {
			return err
		}
		if len(coordinators) > 0 {
			return fault.New(fault.AlreadyEnrolled)
		}
		alone := tx.Identity().Team
		if err := tx.Join(e.Workspace, e.Letter, e.Team); err != nil {
			return err
		}
		if err := tx.Rescope(journal.TeamScope(alone), journal.TeamScope(e.Team)); err != nil {
			return err
		}
		return furnish(tx, e)
	})
}
