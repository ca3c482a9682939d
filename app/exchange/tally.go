package exchange

import (
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
	fields  []string
	settled []string
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
	if held, err := t.tx.Holds(c.Dot); err != nil || held {
		return t.again(c, err)
	}
	record, known := t.touched[c.Record]
	if !known {
		var err error
		if record, err = t.look(c); err != nil {
			return err
		}
	}
	if err := t.merge(c, record); err != nil {
		return err
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
		record.fields = with(record.fields, field.Name)
		if c.Why != "" && field.Policy == book.Ask && len(w.Seen) > 1 {
			record.settled = with(record.settled, field.Name)
		}
	}
	return nil
}

func (t *tally) merge(c journal.Change, record *touch) error {
	if c.Action == journal.EraseFields || c.Action == journal.EraseRecord {
		return t.erase(c, record)
	}
	_, err := t.tx.Add(c)
	return err
}

// again meets a change the book has already: of its record nothing need be known.
func (t *tally) again(c journal.Change, err error) error {
	if err == nil {
		_, err = t.tx.Add(c)
	}
	t.account.Already++
	return err
}

// with is a sorted set of names and one more.
func with(names []string, name string) []string {
	if i, found := slices.BinarySearch(names, name); !found {
		return slices.Insert(names, i, name)
	}
	return names
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
	return &touch{kind: kind, existed: len(registers) > 0, asked: asking(kind, registers)}, nil
}

// finish reads how every touched record stands afterwards.
func (t *tally) finish() (Account, error) {
	glances, err := t.tx.Glances(t.order)
	if err != nil {
		return Account{}, err
	}
	asked, err := t.asked()
	if err != nil {
		return Account{}, err
	}
	for _, id := range t.order {
		line, err := t.line(id, glances[id])
		if err != nil {
			return Account{}, err
		}
		if c, ok := asked[id]; ok && line.Outcome != Conflicting {
			line.Outcome, line.Fields = Conflicting, []string{c.Field}
		}
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

// line tells what became of a record. Most are new and nothing about them is open:
// of those a glance says enough.
func (t *tally) line(id book.ID, glance store.Glance) (Line, error) {
	record := t.touched[id]
	line := Line{
		ID: id, Kind: record.kind.Name, Number: glance.Number, Title: glance.Title, Outcome: Added,
		Fields: record.fields, Settled: record.settled,
	}
	if !record.existed && !glance.Open {
		return line, nil
	}
	registers, err := t.tx.Registers(id)
	if err != nil {
		return Line{}, err
	}
	var opened []string
	for slot := range asking(record.kind, registers) {
		if !record.asked[slot] {
			field, _ := record.kind.Tagged(slot.Tag)
			opened = with(opened, field.Name)
		}
	}
	switch {
	case len(opened) > 0:
		line.Outcome, line.Fields = Conflicting, opened
	case record.existed && hands(registers) > 1:
		line.Outcome = Combined
	case record.existed:
		line.Outcome = Updated
	}
	return line, nil
}

// asking are the registers of a record that wait for a person.
func asking(kind *book.Kind, registers map[book.Slot]journal.Register) map[book.Slot]bool {
	var waiting map[book.Slot]bool
	for slot, register := range registers {
		if field, ok := kind.Tagged(slot.Tag); ok && register.Asks(field.Policy) {
			if waiting == nil {
				waiting = map[book.Slot]bool{}
			}
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
