package fieldwork

import (
	"context"
	"errors"

	"feltbog/app/exchange"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Counters say how far this laptop's records have come. Sealed is not received:
// only a receipt in a file from the coordinator moves a record on.
type Counters struct {
	Unsealed   int // changes made since the last parcel
	Sealed     int // changes in parcels no coordinator has acknowledged
	Received   int // changes acknowledged
	LastSealed int64
	Asked      int // queries that wait for an answer here; at the coordinator's, answered ones to close
}

// Counters tells how far this laptop's changes have come.
func (d *Desk) Counters(ctx context.Context) (c Counters, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		s, err := standing(tx)
		if err != nil {
			return err
		}
		c = s.counters()
		c.Asked, err = waiting(tx)
		return err
	})
	return c, err
}

// progress is how far each change made here has come. unsealed, sealed and
// received are parts of own and have no change in common.
type progress struct {
	own, unsealed, sealed, received journal.Held
	last                            int64 // instant of the latest parcel
}

func standing(tx *store.Tx) (progress, error) {
	held, err := tx.Held()
	if err != nil {
		return progress{}, err
	}
	parcels, err := tx.Parcels()
	if err != nil {
		return progress{}, err
	}
	acknowledged, err := acknowledged(tx)
	if err != nil {
		return progress{}, err
	}
	own, err := tx.Own(held)
	if err != nil {
		return progress{}, err
	}
	p := progress{own: own}
	travelled := journal.Held{}
	for _, parcel := range parcels {
		if parcel.Direction == store.Sealed {
			travelled.Join(parcel.Ranges)
			p.last = max(p.last, parcel.At)
		}
	}
	p.received = p.own.Within(acknowledged)
	missing := p.own.Without(p.received)
	p.sealed = missing.Within(travelled)
	p.unsealed = missing.Without(p.sealed)
	return p, nil
}

// acknowledged is what some coordinator holds: the others get it from that one. A
// revoked coordinator's word is worth nothing, for nobody gets anything from it.
func acknowledged(tx *store.Tx) (journal.Held, error) {
	coordinators, err := exchange.Coordinators(tx)
	all := journal.Held{}
	for _, c := range coordinators {
		held, failed := tx.Acknowledged(c.ID)
		err = errors.Join(err, failed)
		all.Join(held)
	}
	return all, err
}

func (p progress) counters() Counters {
	return Counters{Unsealed: p.unsealed.Count(), Sealed: p.sealed.Count(), Received: p.received.Count(), LastSealed: p.last}
}
