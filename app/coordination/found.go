package coordination

import (
	"context"
	"errors"
	"fmt"

	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Letter is the coordinator's own.
const Letter = "K"

const (
	secretKeys    = "keys"    // parcel.Keys.Marshal
	secretReserve = "reserve" // parcel.Reserve.Paper, to be printed and locked away
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
	keys, err := parcel.NewKeys()
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	reserve, err := parcel.NewReserve()
	if err != nil {
		return nil, fmt.Errorf("make reserve key: %w", err)
	}
	raw, err := keys.Marshal()
	if err != nil {
		return nil, fmt.Errorf("write keys: %w", err)
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
			tx.PutSecret(secretKeys, raw),
			tx.PutSecret(secretReserve, []byte(reserve.Paper())),
			tx.PutDevice(store.Device{
				ID: b.Device, Letter: Letter, Name: b.Name, Team: b.Workspace,
				SignKey: keys.Public().SignKey, Admitted: b.Created, FirstSeen: b.Created,
			}),
		)
	})
	if err != nil {
		return nil, errors.Join(err, made.Discard())
	}
	return made, nil
}
