package fieldwork

import (
	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/parcel"
)

// Forked is told that the coordinator has other changes than this book under
// names of this book's own: theirs are the ones it has, by dot. So this book is
// the copy, for what the coordinator has stands in other books already. It
// becomes a device of its own and tells what only it has recorded once more under
// that name; afterwards the parcel can be taken in. Nothing that was typed is
// lost, and nobody's change is dropped.
func (g *guard) Forked(_ parcel.Header, theirs map[journal.Dot]uint64) (mended bool, err error) {
	forked, err := g.forked(theirs)
	if err != nil || len(forked) == 0 {
		return false, err
	}
	told, err := g.onlyHere(forked, theirs)
	if err != nil {
		return false, err
	}
	if me := g.tx.Identity(); forked[me.Device] {
		if g.became, err = g.tx.Successor(me.Letter); err != nil {
			return false, err
		}
		if err := g.tx.Become(journal.Device(g.desk.newID()), g.became, false); err != nil {
			return false, err
		}
	}
	g.retold = told.Count()
	g.again, err = g.tx.Retell(told)
	return err == nil, err
}

// forked are the devices of this book under whose name somebody else has
// recorded: the same change differs, or one the present device has not made is
// there.
func (g *guard) forked(theirs map[journal.Dot]uint64) (map[journal.Device]bool, error) {
	forked, me := map[journal.Device]bool{}, g.tx.Identity().Device
	for dot, nonce := range theirs {
		ours, held, err := g.tx.Nonce(dot)
		if err != nil {
			return nil, err
		}
		if held && ours != nonce || !held && dot.Stream.Device == me {
			forked[dot.Stream.Device] = true
		}
	}
	return forked, nil
}

// onlyHere are the changes made here under a name that is forked and not known
// to the coordinator: neither among those it has nor acknowledged.
func (g *guard) onlyHere(forked map[journal.Device]bool, theirs map[journal.Dot]uint64) (journal.Held, error) {
	s, err := standing(g.tx)
	if err != nil {
		return nil, err
	}
	told := journal.Held{}
	for stream, runs := range s.own {
		if !forked[stream.Device] {
			continue
		}
		for _, run := range runs {
			for seq := run.First; seq <= run.Last; seq++ {
				dot := journal.Dot{Stream: stream, Seq: seq}
				ours, _, err := g.tx.Nonce(dot)
				if err != nil {
					return nil, err
				}
				if nonce, there := theirs[dot]; there && nonce != ours || !there && !s.received.Has(dot) {
					told.Add(dot)
				}
			}
		}
	}
	return told, nil
}

// renumber gives a number of its own to each record that both books made under one
// number. It is the copy's that changes, where the change is seen in its history.
func (g *guard) renumber() error {
	slot := book.Slot{Tag: book.TagNumber}
	for _, id := range g.again {
		doubled, err := g.tx.Doubled(id)
		if err != nil {
			return err
		}
		registers, err := g.tx.Registers(id)
		if err != nil {
			return err
		}
		given, _ := registers[slot].Shown()
		if !doubled || given.Dot.Stream.Device != g.tx.Identity().Device {
			continue
		}
		record, err := g.tx.Find(id)
		if err != nil {
			return err
		}
		kind, known := g.desk.catalogue.Kind(record.Kind)
		if !known {
			continue
		}
		number, err := g.tx.Number(record.Day(kind))
		if err != nil {
			return err
		}
		if _, err := g.tx.Record(kind, id, map[book.Slot]book.Value{slot: book.Text(number)}, ""); err != nil {
			return err
		}
	}
	return nil
}
