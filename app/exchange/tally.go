package exchange

import (
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// tally follows one parcel into the book and says afterwards what it did.
type tally struct {
	tx        *store.Tx
	catalogue *book.Catalogue
	account   Account
	touched   map[book.ID]*touch
	order     []book.ID
	objected  map[book.ID]bool // withdrawn, and asked about before
}

// touch is one record that got at least one new change.
type touch struct {
	kind    *book.Kind
	existed bool
	asked   map[book.Slot]bool // open before, so not this parcel's doing
	fields  map[string]bool
	settled map[string]bool
}

func newTally(tx *store.Tx, catalogue *book.Catalogue) (*tally, error) {
	t := &tally{tx: tx, catalogue: catalogue, touched: map[book.ID]*touch{}, objected: map[book.ID]bool{}}
	withdrawals, err := tx.Withdrawals()
	for _, c := range withdrawals {
		t.objected[c.Record] = true
	}
	return t, err
}

// add merges one change and notes what it is about to do.
func (t *tally) add(c journal.Change) error {
	t.account.Changes++
	record, known := t.touched[c.Record]
	if !known {
		var err error
		if record, err = t.look(c); err != nil {
			return err
		}
	}
	add := func() (store.Added, error) { return t.tx.Add(c) }
	if c.Action == journal.EraseFields || c.Action == journal.EraseRecord {
		add = func() (store.Added, error) { return t.erase(c, record) }
	}
	added, err := add()
	if err != nil {
		return err
	}
	if added.Outcome == store.Already {
		t.account.Already++
		return nil
	}
	if !known {
		t.touched[c.Record] = record
		t.order = append(t.order, c.Record)
	}
	for _, w := range c.Writes {
		field, ok := record.kind.Tagged(w.Slot.Tag)
		if !ok || w.Value.Form() == book.Raw {
			t.account.Newer++
			continue
		}
		record.fields[field.Name] = true
		if c.Why != "" && field.Policy == book.Ask && len(w.Seen) > 1 {
			record.settled[field.Name] = true
		}
	}
	return nil
}

// look sees how a record stands before the first change of the parcel.
func (t *tally) look(c journal.Change) (*touch, error) {
	kind, ok := t.catalogue.Tagged(c.Kind)
	if !ok {
		kind = &book.Kind{}
	}
	registers, err := t.tx.Registers(c.Record)
	if err != nil {
		return nil, err
	}
	return &touch{kind: kind, existed: len(registers) > 0, asked: asking(kind, registers), fields: map[string]bool{}, settled: map[string]bool{}}, nil
}

// finish reads how every touched record stands afterwards.
func (t *tally) finish() (Account, error) {
	titles, err := t.tx.Titles(t.order)
	if err != nil {
		return Account{}, err
	}
	asked, err := t.asked()
	if err != nil {
		return Account{}, err
	}
	for _, id := range t.order {
		line, err := t.line(id)
		if err != nil {
			return Account{}, err
		}
		if c, ok := asked[id]; ok && line.Outcome != Conflicting {
			line.Outcome, line.Fields = Conflicting, []string{c.Field}
		}
		line.Title = titles[id]
		t.count(line, t.touched[id].existed)
		t.account.Records = append(t.account.Records, line)
	}
	return t.account, t.parents(asked)
}

// asked are the withdrawn records that the parcel made somebody object to.
func (t *tally) asked() (map[book.ID]store.Conflict, error) {
	withdrawals, err := t.tx.Withdrawals()
	asked := map[book.ID]store.Conflict{}
	for _, c := range withdrawals {
		if !t.objected[c.Record] {
			asked[c.Record] = c
		}
	}
	return asked, err
}

// parents tells of the withdrawn records that the parcel did not touch but made
// something part of.
func (t *tally) parents(asked map[book.ID]store.Conflict) error {
	var ids []book.ID
	for id := range asked {
		if t.touched[id] == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	titles, err := t.tx.Titles(ids)
	for _, id := range ids {
		t.account.Conflicts++
		t.account.Records = append(t.account.Records, Line{
			ID: id, Kind: asked[id].Kind, Number: asked[id].Number, Title: titles[id], Outcome: Conflicting, Fields: []string{asked[id].Field},
		})
	}
	return err
}

func (t *tally) count(line Line, existed bool) {
	if existed {
		t.account.Updated++
	} else {
		t.account.New++
	}
	if len(line.Settled) > 0 {
		t.account.Settled++
	}
	switch line.Outcome {
	case Conflicting:
		t.account.Conflicts++
	case Combined:
		t.account.Combined++
	}
}

func (t *tally) line(id book.ID) (Line, error) {
	record := t.touched[id]
	registers, err := t.tx.Registers(id)
	if err != nil {
		return Line{}, err
	}
	line := Line{
		ID: id, Kind: record.kind.Name, Outcome: Updated,
		Number: registers[book.Slot{Tag: book.TagNumber}].Value(book.Latest).Words(),
		Fields: slices.Sorted(maps.Keys(record.fields)), Settled: slices.Sorted(maps.Keys(record.settled)),
	}
	opened := map[string]bool{}
	for slot := range asking(record.kind, registers) {
		if !record.asked[slot] {
			field, _ := record.kind.Tagged(slot.Tag)
			opened[field.Name] = true
		}
	}
	switch {
	case len(opened) > 0:
		line.Outcome, line.Fields = Conflicting, slices.Sorted(maps.Keys(opened))
	case !record.existed:
		line.Outcome = Added
	case hands(registers) > 1:
		line.Outcome = Combined
	}
	return line, nil
}

// asking are the registers of a record that wait for a person.
func asking(kind *book.Kind, registers map[book.Slot]journal.Register) map[book.Slot]bool {
	waiting := map[book.Slot]bool{}
	for slot, register := range registers {
		if field, ok := kind.Tagged(slot.Tag); ok && register.Asks(field.Policy) {
			waiting[slot] = true
		}
	}
	return waiting
}

// hands counts the laptops whose words stand in a record.
func hands(registers map[book.Slot]journal.Register) int {
	devices := map[journal.Device]bool{}
	for _, register := range registers {
		for _, head := range register.Heads {
			devices[head.Dot.Stream.Device] = true
		}
	}
	return len(devices)
}
