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

// secretEnrolment is the one-time secret of the enrolment, among a book's secrets.
const secretEnrolment = "enrolment"

// Settings that say whom a laptop seals to. They are set by enrolment; the
// coordinator's recipient follows its return files.
const (
	settingEnrolment = "enrolment.id"
	settingOffice    = "office.recipient"
	settingReserve   = "office.reserve"
)

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
		return errors.Join(exchange.KeepKeys(tx, keys), furnish(tx, e, made.Identity()))
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

func furnish(tx *store.Tx, e parcel.Enrolment, me store.Identity) error {
	for _, c := range e.Register {
		if _, err := tx.Add(c); err != nil {
			return fmt.Errorf("add register: %w", err)
		}
	}
	return errors.Join(
		tx.PutSecret(secretEnrolment, e.Secret.Bytes()),
		tx.PutSetting(settingEnrolment, e.ID),
		tx.PutSetting(settingOffice, e.Public.Recipient),
		tx.PutSetting(settingReserve, e.Reserve),
		tx.PutDevice(store.Device{ID: e.Coordinator, Letter: "K", Name: e.From, SignKey: e.Public.SignKey, Admitted: e.Issued}),
		tx.PutDevice(store.Device{ID: me.Device, Letter: me.Letter, Name: me.Name, Team: me.Team, Admitted: e.Issued}),
	)
}
