package coordination

import (
	"context"
	"fmt"
	"path/filepath"

	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Returned is one return file that was written and read back.
type Returned struct {
	Letter       string `json:"letter"` // of the laptop it is for
	Name         string `json:"name"`
	File         string `json:"file"` // base name
	Path         string `json:"-"`
	Number       int    `json:"number"` // of the coordinator's parcels
	Changes      int    `json:"changes"`
	Records      int    `json:"records"`
	Bytes        int64  `json:"bytes"`
	Acknowledged int    `json:"acknowledged"` // of the laptop's changes, how many are here
}

// SendBack writes a return file for every laptop that has delivered: what
// everybody may have, what its team has recorded, its own internal records, and
// which of its changes have arrived. A laptop that another has replaced gets
// none: it is lost, and who has it now is not known.
//
// Each file holds all of it, what the laptop made itself among it. So one lost
// file costs nothing, a lost laptop is restored from the latest, and a laptop
// whose book was copied or set back learns so instead of believing that changes
// it has made since have arrived.
//
// It is refused with no-delivery. When it fails the files already written
// stand, and are told.
func (o *Office) SendBack(ctx context.Context, folder string, watch Progress) ([]Returned, error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	laptops, err := o.addressees(ctx)
	if err != nil {
		return nil, err
	}
	if err := o.renew(ctx); err != nil {
		return nil, err
	}
	returned := []Returned{}
	for _, laptop := range laptops {
		one, err := o.sendBack(ctx, laptop, folder, watch)
		if err != nil {
			return returned, err
		}
		returned = append(returned, one)
	}
	return returned, nil
}

// addressee is a laptop that gets a return file. keepers are the devices whose
// internal records are its own: itself and those it stands in for.
type addressee struct {
	store.Device
	keepers map[journal.Device]bool
}

func (o *Office) addressees(ctx context.Context) (laptops []addressee, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		devices, err := tx.Devices()
		if err != nil {
			return err
		}
		replaced := map[string]bool{}
		for _, device := range devices {
			replaced[device.Before] = true
		}
		for _, device := range devices {
			if device.Recipient != "" && !device.Withdrawn && !replaced[device.Letter] {
				laptops = append(laptops, addressee{device, keepers(device, devices)})
			}
		}
		return nil
	})
	if err == nil && len(laptops) == 0 {
		return nil, fault.New(fault.NoDelivery)
	}
	return laptops, err
}

func keepers(heir store.Device, devices []store.Device) map[journal.Device]bool {
	kept := map[journal.Device]bool{heir.ID: true}
	for _, device := range devices {
		if heir.Before != "" && device.Letter == heir.Before && !kept[device.ID] {
			for earlier := range keepers(device, devices) {
				kept[earlier] = true
			}
		}
	}
	return kept
}

// may tells whether the laptop may have a stream. A scope that is not known is
// a newer version's, and nobody's to pass on.
func (a addressee) may(stream journal.Stream) bool {
	scope := stream.Scope
	return scope == journal.Ref || scope == journal.TeamScope(a.Team) || a.keepers[stream.Keeper()]
}

func (o *Office) sendBack(ctx context.Context, laptop addressee, folder string, watch Progress) (Returned, error) {
	out, err := o.departure(ctx, laptop)
	if err != nil {
		return Returned{}, err
	}
	file := fmt.Sprintf("retur-%s-%04d%s", laptop.Letter, out.Header.Number, Suffix)
	out.Path, out.Watch = filepath.Join(folder, file), watch
	receipt, err := o.door().Dispatch(ctx, out)
	if err != nil {
		return Returned{}, err
	}
	h := receipt.Header
	return Returned{
		Letter: laptop.Letter, Name: laptop.Name, File: file, Path: out.Path, Number: h.Number,
		Changes: h.Changes, Records: h.Records, Bytes: receipt.Bytes, Acknowledged: h.Acknowledged.Count(),
	}, nil
}

// renew renews the coordinator's opening key when it is due: the return files
// tell the laptops.
func (o *Office) renew(ctx context.Context) error {
	return o.book.Write(ctx, func(tx *store.Tx) error {
		_, err := exchange.Renew(tx)
		return err
	})
}

func (o *Office) departure(ctx context.Context, laptop addressee) (out exchange.Departure, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		held, err := tx.Held()
		if err != nil {
			return err
		}
		out.To, out.Held = []string{laptop.Recipient}, journal.Held{}
		for stream, runs := range held {
			if laptop.may(stream) {
				out.Held[stream] = runs
			}
		}
		if err := heavy(tx, laptop, &out); err != nil {
			return err
		}
		keys, err := exchange.Keys(tx)
		if err != nil {
			return err
		}
		complete, err := tx.Complete()
		if err != nil {
			return err
		}
		out.Header, err = o.door().Address(tx, parcel.Header{
			Parcel: o.newID(), Role: parcel.RoleCoordinator, Acknowledged: complete.Of(laptop.ID),
			SignKey: keys.Public().SignKey, Recipient: keys.Public().Recipient,
		})
		return err
	})
	return out, err
}

// heavy adds what is not sent again and again: the content of attachments until
// the laptop says that it has their changes, which it does when it has the
// content; and to the laptop they came from, or its heir, the parts of parcels
// that only a newer version can read. Whose else they may be cannot be told.
func heavy(tx *store.Tx, laptop addressee, out *exchange.Departure) error {
	acknowledged, err := tx.Acknowledged(laptop.ID)
	if err != nil {
		return err
	}
	out.Fresh = out.Held.Without(acknowledged).Without(out.Held.Of(laptop.ID))
	out.Newer, err = tx.Frames(laptop.keepers)
	return err
}
