package coordination

import (
	"cmp"
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

// Letter is the coordinator's own.
const Letter = "K"

const (
	secretReserve  = "reserve"           // among a book's secrets: parcel.Reserve.Paper, until it is written out
	settingReserve = "reserve.recipient" // what laptops seal to, so that the reserve key opens it
)

// Beginning is a new coordinator's book: where, and whose.
type Beginning struct {
	Path      string
	Name      string
	Device    journal.Device
	Workspace string
	Created   int64 // Unix milliseconds
	Practice  bool
}

// Found makes a coordinator's book: a new workspace, with keys of its own and a
// reserve key.
func Found(ctx context.Context, b Beginning, o store.Options) (*store.Book, error) {
	if b.Name == "" {
		return nil, fault.At("name", fault.New(fault.Required))
	}
	keys, err := parcel.NewKeys(b.Created)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	reserve, err := parcel.NewReserve()
	if err != nil {
		return nil, fmt.Errorf("make reserve key: %w", err)
	}
	made, err := store.Create(ctx, b.Path, store.Identity{
		Workspace: b.Workspace, Device: b.Device, Role: store.Coordinator, Name: b.Name,
		Letter: Letter, Team: b.Workspace, Practice: b.Practice, Created: b.Created,
	}, o)
	if err != nil {
		return nil, err
	}
	err = made.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(
			exchange.KeepKeys(tx, keys),
			tx.PutSecret(secretReserve, []byte(reserve.Paper())),
			tx.PutSetting(settingReserve, reserve.Recipient()),
			tx.PutDevice(store.Device{
				ID: b.Device, Letter: Letter, Name: b.Name, Team: b.Workspace,
				Role: store.Coordinator, SignKey: keys.Public().SignKey, Admitted: b.Created, FirstSeen: b.Created,
			}),
		)
	})
	if err != nil {
		return nil, errors.Join(err, made.Discard())
	}
	return made, nil
}

// Join makes the book of one more coordinator in a workspace, from the enrolment
// that one of its coordinators wrote. It has keys of its own, the register, and
// the reserve key's recipient; the rest comes with the first return file. Name ""
// takes the name in the enrolment. The fault is other-role for a laptop's.
func Join(ctx context.Context, b Beginning, enrolment io.Reader, o store.Options) (*store.Book, error) {
	e, err := parcel.ReadEnrolment(enrolment)
	if err != nil {
		return nil, fmt.Errorf("read enrolment: %w", err)
	}
	if e.Role != parcel.RoleCoordinator {
		return nil, fault.New(fault.OtherRole)
	}
	keys, err := parcel.NewKeys(b.Created)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	made, err := store.Create(ctx, b.Path, store.Identity{
		Workspace: e.Workspace, Device: b.Device, Role: store.Coordinator, Name: cmp.Or(b.Name, e.Name),
		Letter: e.Letter, Team: e.Team, Practice: b.Practice, Created: b.Created,
	}, o)
	if err != nil {
		return nil, err
	}
	err = made.Write(ctx, func(tx *store.Tx) error {
		return errors.Join(exchange.KeepKeys(tx, keys), exchange.Enlist(tx, e), tx.PutSetting(settingReserve, e.Reserve))
	})
	if err != nil {
		return nil, errors.Join(err, made.Discard())
	}
	return made, nil
}
