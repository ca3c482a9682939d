package store

import (
	"cmp"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// A state is one record in memory for the length of a transaction: its
// registers and what the row in "record" takes from the changes themselves.
type state struct {
	no        int64
	id        book.ID
	kind      int // the lowest tag any change named, so that order does not matter
	projected int // the kind whose table holds it; 0 when none
	name      string
	created   int64
	creator   journal.Stream
	changed   int64
	last      journal.Dot
	registers map[book.Slot]*journal.Register
	stored    bool // its row is in the book
	project   bool // its projection is to be written

	// Worked out from the registers by read.
	table  *table // nil: a kind this catalogue does not know
	fields book.Fields
	named  string // what name is to be
	row    summary
	words  string // as it is searched
}

// state gives the record from memory or from the book; nil when neither has it.
func (tx *Tx) state(id book.ID) (*state, error) {
	if s, ok := tx.pending[id]; ok {
		return s, nil
	}
	if id == tx.absent {
		return nil, nil
	}
	s := &state{id: id, stored: true}
	found, err := tx.one(`SELECT no, kind, name FROM record WHERE id = ?`, []any{string(id)}, &s.no, &s.projected, &s.name)
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	if !found {
		tx.absent = id
		return nil, nil
	}
	if err := tx.readRegisters(s); err != nil {
		return nil, err
	}
	if len(tx.pending) < mostPending {
		tx.pending[id] = s
	}
	return s, nil
}

// begin gives a record its number. Numbers are handed out here and not by
// SQLite because the row is written only when the record is projected.
func (tx *Tx) begin(c journal.Change) (*state, error) {
	if tx.next == 0 {
		if _, err := tx.one(`SELECT coalesce(max(no), 0) + 1 FROM record`, nil, &tx.next); err != nil {
			return nil, fmt.Errorf("number record: %w", err)
		}
	}
	s := fresh(c, tx.next)
	tx.next++
	tx.absent = ""
	return s, nil
}

// fresh is a record before its first change is merged.
func fresh(c journal.Change, no int64) *state {
	return &state{
		no: no, id: c.Record, kind: c.Kind, created: c.Wall, creator: c.Dot.Stream, changed: c.Wall, last: c.Dot,
		registers: map[book.Slot]*journal.Register{},
	}
}

// take merges an edit the law says nothing about into the record.
func (s *state) take(c journal.Change, held func(journal.Dot) bool) {
	s.kind = min(s.kind, c.Kind)
	s.note(c)
	s.project = true
	for _, write := range c.Writes {
		s.register(write.Slot).Add(c.Dot, c.Wall, write, held)
	}
}

// note keeps when the record was made and last changed, and by whom.
func (s *state) note(c journal.Change) {
	if cmp.Or(cmp.Compare(c.Wall, s.created), c.Dot.Stream.Compare(s.creator)) < 0 {
		s.created, s.creator = c.Wall, c.Dot.Stream
	}
	if cmp.Or(cmp.Compare(c.Wall, s.changed), c.Dot.Compare(s.last)) > 0 {
		s.changed, s.last = c.Wall, c.Dot
	}
}

// values are what the registers show under the policies of kind; nil is a kind
// this catalogue does not know.
func (s *state) values(kind *book.Kind) map[book.Slot]book.Value {
	values := make(map[book.Slot]book.Value, len(s.registers))
	for slot, register := range s.registers {
		values[slot] = register.Owned(policy(kind, slot), s.creator.Device)
	}
	return values
}

// asks tells whether a conflict on the record waits for a person.
func (s *state) asks(kind *book.Kind) bool {
	for slot, register := range s.registers {
		if kind != nil && register.Asks(policy(kind, slot)) {
			return true
		}
	}
	return false
}

func policy(kind *book.Kind, slot book.Slot) book.Policy {
	if kind != nil {
		if field, ok := kind.Tagged(slot.Tag); ok {
			return field.Policy
		}
	}
	return book.Latest
}

// slots are the slots of a set, in the order a change lists them.
func slots[V any](set map[book.Slot]V) []book.Slot {
	list := make([]book.Slot, 0, len(set))
	for slot := range set {
		list = append(list, slot)
	}
	slices.SortFunc(list, compareSlots)
	return list
}

func compareSlots(a, b book.Slot) int {
	return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Key, b.Key))
}

// Owner is the device that made a record; "" for one nobody has heard of.
func (tx *Tx) Owner(id book.ID) (journal.Device, error) {
	s, err := tx.state(id)
	if s == nil || err != nil {
		return "", err
	}
	return s.creator.Device, nil
}

// Kind is the tag of a record's kind. known is false for a record nobody has
// heard of.
func (tx *Tx) Kind(id book.ID) (tag int, known bool, err error) {
	if s, ok := tx.pending[id]; ok {
		return s.kind, true, nil
	}
	if id == tx.absent {
		return 0, false, nil
	}
	if known, err = tx.one(`SELECT kind FROM record WHERE id = ?`, []any{string(id)}, &tag); err == nil && !known {
		tx.absent = id
	}
	return tag, known, err
}
