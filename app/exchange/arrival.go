package exchange

import (
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// arrival is one parcel on its way in: what the guard lets through is merged
// and counted.
type arrival struct {
	Guard
	parcel.Discard
	tx     *store.Tx
	tally  *tally
	relays bool
	early  journal.Held // erasures merged ahead of the stream they stand in
	header parcel.Header
	named  map[string]bool // chunks some attachment is made of; nil until asked for
}

// Sender asks the guard, and remembers whether the sender may pass on what
// others have made.
func (a *arrival) Sender(h parcel.Header) (parcel.Sender, error) {
	sender, err := a.Guard.Sender(h)
	a.relays = sender.Relays
	return sender, err
}

// Header learns which parcel the changes come in.
func (a *arrival) Header(h parcel.Header) error {
	a.tx.From(h.Parcel)
	a.header = h
	return nil
}

// Term keeps what a newer version calls something.
func (a *arrival) Term(t parcel.Term) error { return a.tx.PutTerm(store.Term(t)) }

// Unknown keeps what a newer version put in.
func (a *arrival) Unknown(f parcel.Frame) error {
	a.tally.account.Frames++
	return a.tx.PutFrame(store.Frame(f), a.header.Parcel, a.header.Sender)
}

// Blob keeps a chunk that some attachment is made of. By now every attachment of
// the parcel is in, and what is erased names none: an old stick brings nothing
// back.
func (a *arrival) Blob(b parcel.Blob) error {
	if a.named == nil {
		var err error
		if a.named, err = a.tx.NamedChunks(); err != nil {
			return err
		}
	}
	if !a.named[b.Address] {
		return nil
	}
	_, err := a.tx.PutChunk(b.Bytes)
	return err
}

// Erasure carries an erasure out before anything it strips can come near the
// disk. A laptop's word for one is a rumour: the coordinator decided it.
func (a *arrival) Erasure(c journal.Change) error {
	if !a.relays {
		return nil
	}
	if a.early == nil {
		a.early = journal.Held{}
	}
	if err := a.Change(c); err != nil {
		return err
	}
	a.early.Add(c.Dot)
	return nil
}

// Change merges one change.
func (a *arrival) Change(c journal.Change) error {
	if a.early.Has(c.Dot) {
		return nil
	}
	if err := a.Admits(c); err != nil {
		return err
	}
	return a.tally.add(c)
}
