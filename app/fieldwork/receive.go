package fieldwork

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Received is what a return file brought, or would bring.
type Received = exchange.Account

// Receive takes in a return file from the coordinator, whole or not at all: the
// register, the team's records, what was settled, and which of this laptop's
// changes have arrived. With look nothing is changed. Files may come in any
// order and more than once. The account of a book that was lost and made anew is
// where its old records show as new.
//
// Only this laptop's own coordinator is believed, and those it vouches for:
// unknown-sender. A laptop nobody
// has admitted is refused with not-enrolled.
func (d *Desk) Receive(ctx context.Context, path string, look bool, watch Progress) (Received, error) {
	if err := d.enrolled(ctx); err != nil {
		return Received{}, err
	}
	return d.door().TakeIn(ctx, path, look, watch)
}

// ReceiveAll takes in the return files in files and folders. See
// exchange.Door.TakeInAll.
func (d *Desk) ReceiveAll(ctx context.Context, places []string, look bool, watch Progress) (exchange.Batch, error) {
	if err := d.enrolled(ctx); err != nil {
		return exchange.Batch{}, err
	}
	return d.door().TakeInAll(ctx, places, look, watch)
}

// Receipts are the return files taken in, latest first.
func (d *Desk) Receipts(ctx context.Context) (receipts []exchange.Receipt, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		receipts, err = exchange.Receipts(tx)
		return err
	})
	return receipts, err
}

func (d *Desk) enrolled(ctx context.Context) error {
	if d.book.Identity().Role != store.Field {
		return fault.New(fault.WrongRole)
	}
	return d.book.Read(ctx, func(tx *store.Tx) error {
		coordinators, err := exchange.Coordinators(tx)
		if err == nil && len(coordinators) == 0 {
			return fault.New(fault.NotEnrolled)
		}
		return err
	})
}

func (d *Desk) door() exchange.Door {
	return exchange.Door{
		Book: d.book, Catalogue: d.catalogue, Spare: d.spare, Memory: d.memory,
		Guard: func(tx *store.Tx) exchange.Guard { return &guard{tx: tx, desk: d} },
	}
}

// guard lets in what this laptop's coordinators have sealed, and nothing else. It
// serves one parcel (exchange.Guard).
type guard struct {
	tx     *store.Tx
	desk   *Desk
	office store.Device
	became string    // letter of the device this book had to become
	retold int       // its changes that were told anew
	again  []book.ID // the records they are about
}

// Workspace is the one parcels must belong to.
func (g *guard) Workspace() string { return g.tx.Identity().Workspace }

// Sender knows the coordinators, who may pass on what others have made. A
// coordinator's book that was copied is another device and signs as before.
func (g *guard) Sender(h parcel.Header) (parcel.Sender, error) {
	mine, err := g.tx.Mine(h.Sender)
	if err != nil {
		return parcel.Sender{}, err
	}
	if mine {
		return parcel.Sender{}, fault.New(fault.OwnParcel)
	}
	coordinators, err := exchange.Coordinators(g.tx)
	if err != nil {
		return parcel.Sender{}, err
	}
	i := slices.IndexFunc(coordinators, func(c store.Device) bool { return c.ID == h.Sender })
	if i < 0 {
		i = slices.IndexFunc(coordinators, func(c store.Device) bool { return bytes.Equal(c.SignKey, h.SignKey) })
	}
	if i < 0 {
		return parcel.Sender{}, fault.New(fault.UnknownSender)
	}
	g.office = coordinators[i]
	return parcel.Sender{SignKey: g.office.SignKey, Relays: true}, nil
}

// Admits takes whatever the coordinator passes on, but for a change this very
// device is said to have made and has not: then another is going by its name.
func (g *guard) Admits(c journal.Change) error {
	me := g.tx.Identity()
	if c.Dot.Stream.Device != me.Device {
		return nil
	}
	_, held, err := g.tx.Nonce(c.Dot)
	if err == nil && !held {
		err = fault.New(fault.Forked, "letter", me.Letter)
	}
	return err
}

// Proven keeps what the coordinator says has arrived, which is the only way a
// change ever counts as received, and whom to seal to for it.
func (g *guard) Proven(h parcel.Header, account *Received) error {
	before, err := g.received()
	if err != nil {
		return err
	}
	own, err := g.own()
	if err != nil {
		return err
	}
	// Whatever device the coordinator's book is by now, it is one that receives.
	if err := g.tx.Acknowledge(g.office.ID, own.Within(h.Acknowledged)); err != nil {
		return err
	}
	after, err := g.received()
	account.Received, account.Became, account.Retold = after-before, g.became, g.retold
	return errors.Join(err, g.learn(h), g.meet(h), g.reletter(), g.renumber())
}

// reletter takes on the letter the roster gives this laptop: one that was
// admitted by six words may have come with a letter that others have.
func (g *guard) reletter() error {
	letters, err := g.tx.Letters()
	me := g.tx.Identity()
	if err != nil || letters[me.Device] == me.Letter {
		return err
	}
	return g.tx.Reletter(letters[me.Device])
}

// meet enters a coordinator's book that has become another device in the roster,
// so that what it writes has a letter.
func (g *guard) meet(h parcel.Header) error {
	if h.Sender == g.office.ID {
		return nil
	}
	return g.tx.PutDevice(store.Device{ID: h.Sender, Letter: h.Letter, Name: h.Name, Role: store.Coordinator, Admitted: g.office.Admitted})
}

func (g *guard) own() (journal.Held, error) {
	held, err := g.tx.Held()
	if err != nil {
		return nil, err
	}
	return g.tx.Own(held)
}

// learn follows the keys of both ends: whom to seal to from now on, and whether
// the coordinator knows this laptop's newest.
func (g *guard) learn(h parcel.Header) error {
	news, err := exchange.Announces(g.tx, h)
	if err != nil {
		return err
	}
	if news {
		err = exchange.PutRecipient(g.tx, g.office.ID, h.Recipient)
	}
	return errors.Join(err, exchange.Learnt(g.tx, h))
}

func (g *guard) received() (int, error) {
	s, err := standing(g.tx)
	return s.received.Count(), err
}
