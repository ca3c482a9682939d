package coordination

import (
	"bytes"
	"errors"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// guard is what the coordinator knows about the laptops and other coordinators
// that send parcels. It serves one parcel (exchange.Guard).
type guard struct {
	tx        *store.Tx
	office    store.Identity
	catalogue *book.Catalogue
	sender    store.Device
	judged    map[book.ID]bool // records found to be a laptop's to write
}

// Workspace is the one parcels must belong to.
func (g *guard) Workspace() string { return g.office.Workspace }

// Sender knows those of the roster by their device, and a new one by the proof
// that it held its enrolment.
func (g *guard) Sender(h parcel.Header) (parcel.Sender, error) {
	mine, err := g.tx.Mine(h.Sender)
	if err != nil {
		return parcel.Sender{}, err
	}
	if mine {
		return parcel.Sender{}, fault.New(fault.OwnParcel)
	}
	devices, err := exchange.Roster(g.tx)
	if err != nil {
		return parcel.Sender{}, err
	}
	for _, device := range devices {
		switch {
		case device.ID != h.Sender || len(device.SignKey) == 0:
		case device.Withdrawn:
			return parcel.Sender{}, fault.New(fault.RevokedSender)
		default:
			g.sender = device
			family, err := g.meet(h, kin(device, devices), devices)
			return g.trusted(family), err
		}
	}
	if family := kin(store.Device{SignKey: h.SignKey}, devices); withdrawn(family) {
		return parcel.Sender{}, fault.New(fault.RevokedSender)
	} else if len(family) > 0 {
		return g.goOn(h, family, devices)
	}
	for _, device := range devices {
		if string(device.ID) == h.Enrolment && g.fresh(device) && proves(h, device) {
			return g.welcome(h, device)
		}
	}
	return parcel.Sender{}, fault.New(fault.UnknownSender)
}

// trusted is the sender with its key. What a coordinator may do a header can only
// claim: the roster decides.
func (g *guard) trusted(family []store.Device) parcel.Sender {
	return parcel.Sender{SignKey: g.sender.SignKey, Relays: g.sender.Role == store.Coordinator, Also: ids(family)}
}

// fresh tells whether an enrolment may still be used. A practice year was
// recorded long ago whenever it is taken in.
func (g *guard) fresh(waiting store.Device) bool {
	return g.office.Practice || g.tx.Now <= waiting.Admitted+enrolmentLasts.Milliseconds()
}

func proves(h parcel.Header, waiting store.Device) bool {
	if len(waiting.EnrolSecret) == 0 || waiting.Withdrawn {
		return false
	}
	secret, err := parcel.ParseSecret(waiting.EnrolSecret)
	return err == nil && h.Proves(secret)
}

// welcome puts the device that proved an enrolment in the place that waited for
// it. The secret is spent: a second laptop with the same enrolment is unknown.
func (g *guard) welcome(h parcel.Header, waiting store.Device) (parcel.Sender, error) {
	first := h.Sender
	if len(h.Was) > 0 { // the enrolment was used before the book was copied
		first = h.Was[0].Device
	}
	g.sender = store.Device{
		ID: first, Letter: waiting.Letter, Name: waiting.Name, Team: waiting.Team, Role: waiting.Role,
		SignKey: h.SignKey, Before: waiting.Before, Admitted: waiting.Admitted, FirstSeen: g.tx.Now,
	}
	waiting.EnrolSecret, waiting.Withdrawn = nil, true
	if err := errors.Join(g.tx.PutDevice(waiting), g.tx.PutDevice(g.sender)); err != nil {
		return parcel.Sender{}, err
	}
	if first != h.Sender {
		devices, err := exchange.Roster(g.tx)
		if err != nil {
			return parcel.Sender{}, err
		}
		return g.goOn(h, []store.Device{g.sender}, devices)
	}
	return g.trusted(nil), nil
}

// Admits takes whatever another coordinator passes on, and refuses what is not a
// laptop's to send: a change of what the coordinator alone records, and one in a
// scope that would bring it to others than its team.
func (g *guard) Admits(c journal.Change) error {
	if g.sender.Role == store.Coordinator {
		return nil
	}
	mine := []journal.Scope{journal.Ref, journal.Own, journal.TeamScope(g.sender.Team)}
	if !slices.Contains(mine, c.Dot.Stream.Scope) {
		return fault.New(fault.ForeignStream)
	}
	if g.reserved(c.Kind, c) {
		return fault.New(fault.ForeignStream)
	}
	if g.judged[c.Record] {
		return nil
	}
	// A change may not call a record what it is not.
	tag, known, err := g.tx.Kind(c.Record)
	if err != nil {
		return err
	}
	g.judged[c.Record] = !known || tag == c.Kind
	if known && g.reserved(tag, c) {
		return fault.New(fault.ForeignStream)
	}
	return nil
}

// reserved tells whether a change, taken for one of a kind, is the coordinator's
// to make.
func (g *guard) reserved(tag int, c journal.Change) bool {
	kind, known := g.catalogue.Tagged(tag)
	if !known || kind.Office {
		return known
	}
	return slices.ContainsFunc(c.Writes, func(w journal.Write) bool {
		field, _ := kind.Tagged(w.Slot.Tag)
		return field.Office
	})
}

// Proven keeps what the laptop tells of itself: whom to seal to for it, and what
// it holds of everybody's.
func (g *guard) Proven(h parcel.Header, account *Account) (err error) {
	account.Letter, account.Name = g.sender.Letter, g.sender.Name
	account.ClockOff = clockOff(h.Now, g.sender.Admitted, g.tx.Now)
	if account.Gaps, err = gaps(g.tx, g.sender); err != nil {
		return err
	}
	if account.Duplicates, err = doubles(g.tx, account.Records); err != nil {
		return err
	}
	news, err := exchange.Announces(g.tx, h)
	if err != nil {
		return err
	}
	if news {
		g.sender.Recipient = h.Recipient
	}
	held, err := g.tx.Held()
	if err != nil {
		return err
	}
	return errors.Join(g.answered(h), g.tx.PutDevice(g.sender), g.tx.Acknowledge(h.Sender, held.Within(h.Acknowledged)),
		g.tx.CarryOut(h.Sender, h.Erased))
}

// answered throws away what waited in the inbox of a sender that is known now,
// unless it is newer than this parcel.
func (g *guard) answered(h parcel.Header) error {
	inbox, err := g.tx.Waiting()
	for _, w := range inbox {
		if w.Device == h.Sender && bytes.Equal(w.SignKey, g.sender.SignKey) && w.Number <= h.Number {
			err = errors.Join(err, g.tx.DropWaiting(w.Parcel))
		}
	}
	return err
}
