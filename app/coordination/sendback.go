package coordination

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Returned is one return file that was written and read back.
type Returned struct {
	Letter       string `json:"letter"` // of whom it is for
	Name         string `json:"name"`
	File         string `json:"file"` // base name
	Path         string `json:"-"`
	Number       int    `json:"number"` // of the coordinator's parcels
	Changes      int    `json:"changes"`
	Records      int    `json:"records"`
	Bytes        int64  `json:"bytes"`
	Acknowledged int    `json:"acknowledged"` // of the laptop's changes, how many are here
}

// SendBack enters in the roster what was learnt of the devices since the last
// time, and writes a return file for every laptop that has delivered: what
// everybody may have, what its team has recorded, its own internal records, and
// which of its changes have arrived. A laptop that another has replaced gets
// none: it is lost, and who has it now is not known. Another coordinator gets
// everything, whoever may have it.
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
	readers, err := o.addressees(ctx)
	if err != nil {
		return nil, err
	}
	return o.sendAll(ctx, readers, folder, "", watch)
}

// SendBackUnder writes one laptop's return file under a passphrase alone, for the
// day its keys are no use. One laptop at a time: what is internal to a laptop is
// for nobody who has another's passphrase.
//
// It is refused with weak-passphrase, and with not-found when no laptop of that
// letter gets return files.
func (o *Office) SendBackUnder(ctx context.Context, letter, folder, passphrase string, watch Progress) (Returned, error) {
	if err := errors.Join(o.coordinator(), parcel.Strong(passphrase)); err != nil {
		return Returned{}, err
	}
	readers, err := o.addressees(ctx)
	if err != nil {
		return Returned{}, err
	}
	letter = strings.ToUpper(strings.TrimSpace(letter))
	i := slices.IndexFunc(readers, func(a addressee) bool { return a.Letter == letter })
	if i < 0 {
		return Returned{}, fault.New(fault.NotFound)
	}
	returned, err := o.sendAll(ctx, readers[i:i+1], folder, passphrase, watch)
	if err != nil {
		return Returned{}, err
	}
	return returned[0], nil
}

func (o *Office) sendAll(ctx context.Context, readers []addressee, folder, passphrase string, watch Progress) ([]Returned, error) {
	if err := o.ready(ctx); err != nil {
		return nil, err
	}
	returned := []Returned{}
	for _, reader := range readers {
		one, err := o.sendBack(ctx, reader, folder, passphrase, watch)
		if err != nil {
			return returned, err
		}
		returned = append(returned, one)
	}
	return returned, nil
}

// addressee is a laptop or another coordinator that gets a return file. keepers
// are the devices whose internal records are its own: itself and those it stands
// in for. past are the devices its book has been, and copies are whom to seal to
// for books that go by its name and have forked.
type addressee struct {
	store.Device
	keepers map[journal.Device]bool
	past    []journal.Device
	copies  []string
}

func (o *Office) addressees(ctx context.Context) (readers []addressee, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		devices, err := exchange.Roster(tx)
		if err != nil {
			return err
		}
		for _, device := range devices {
			mine, err := tx.Mine(device.ID)
			if err != nil {
				return err
			}
			if mine || device.Withdrawn || !parcel.Addressable(device.Recipient) || replaced(device, devices) {
				continue
			}
			copies, err := copies(tx, device)
			if err != nil {
				return err
			}
			readers = append(readers, addressee{device, keepers(device, devices), past(device, devices), copies})
		}
		return nil
	})
	if err == nil && len(readers) == 0 {
		return nil, fault.New(fault.NoDelivery)
	}
	return readers, err
}

// replaced tells whether another laptop was admitted in a laptop's place. A book
// set back where it lay is no other laptop: if the old one lives after all, it has
// the same owner and is not to be left waiting.
func replaced(device store.Device, devices []store.Device) bool {
	return slices.ContainsFunc(devices, func(heir store.Device) bool {
		return heir.Before == device.Letter && !bytes.Equal(heir.SignKey, device.SignKey)
	})
}

// copies are whom to seal to for the books whose parcels were refused as forked.
func copies(tx *store.Tx, device store.Device) ([]string, error) {
	forks, err := tx.Forks(device.ID)
	var recipients []string
	for _, fork := range forks {
		if fork.Recipient != "" && fork.Recipient != device.Recipient {
			recipients = append(recipients, fork.Recipient)
		}
	}
	slices.Sort(recipients)
	return slices.Compact(recipients), err
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

// may tells whether the reader may have a stream. A scope that is not known is a
// newer version's, and no laptop's to be given.
func (a addressee) may(stream journal.Stream) bool {
	scope := stream.Scope
	return a.Role == store.Coordinator || scope == journal.Ref || scope == journal.TeamScope(a.Team) || a.keepers[stream.Keeper()]
}

// made is the part of held that the laptop's book has made, under all its names.
func (a addressee) made(held journal.Held) journal.Held {
	made := held.Of(a.ID)
	for _, device := range a.past {
		made.Join(held.Of(device))
	}
	return made
}

func (o *Office) sendBack(ctx context.Context, laptop addressee, folder, passphrase string, watch Progress) (Returned, error) {
	out, err := o.departure(ctx, laptop)
	if err != nil {
		return Returned{}, err
	}
	file := out.Name(folder, exchange.Return+laptop.Letter)
	out.Under, out.Watch = passphrase, watch
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

// ready renews the coordinator's opening key when it is due, and makes the roster
// tell what the return files are to bring.
func (o *Office) ready(ctx context.Context) error {
	return o.book.Write(ctx, func(tx *store.Tx) error {
		if _, err := exchange.Renew(tx); err != nil {
			return err
		}
		return o.vouch(tx)
	})
}

func (o *Office) departure(ctx context.Context, laptop addressee) (out exchange.Departure, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		held, err := tx.Held()
		if err != nil {
			return err
		}
		out.To, out.Held = append([]string{laptop.Recipient}, laptop.copies...), journal.Held{}
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
		header := parcel.Header{Parcel: o.newID(), Role: parcel.RoleCoordinator, Acknowledged: laptop.made(complete)}
		if laptop.Role == store.Coordinator {
			header.Acknowledged = complete
			if header.Erased, err = carried(tx); err != nil {
				return err
			}
		}
		if out.Header, err = o.door().Address(tx, header); err != nil {
			return err
		}
		return exchange.Introduce(tx, &out.Header, keys.Public())
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

// carried are the erasures this book has carried out, which is all it knows.
func carried(tx *store.Tx) (dots []journal.Dot, err error) {
	erasures, err := tx.Erasures()
	for _, erasure := range erasures {
		dots = append(dots, erasure.Dot)
	}
	return dots, err
}
