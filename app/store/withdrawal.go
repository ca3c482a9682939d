package store

import (
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// An Objection is something about a withdrawn record that those who withdrew it
// had not seen: an edit of it, or a record that was made part of it.
type Objection struct {
	Dot    journal.Dot
	Wall   int64
	Fields []string // edited; none for a child
	Child  book.ID  // the record that is part of it; "" for an edit
}

var statusSlot = book.Slot{Tag: book.TagStatus}

// seeing adds to the writes of a save what a withdrawal must say: what has been
// seen. A save in a record that stays withdrawn repeats what was said, which
// tells that its author knew; with a reason it is a withdrawal anew.
func (tx *Tx) seeing(s *state, id book.ID, values map[book.Slot]book.Value, writes []journal.Write, why string) ([]journal.Write, error) {
	status := s.shown(book.TagStatus)
	wanted, given := values[statusSlot]
	if given {
		status = wanted.Words()
	}
	anew := given && (why != "" || slices.ContainsFunc(writes, func(w journal.Write) bool { return w.Slot == statusSlot }))
	if status != string(book.Withdrawn) || !anew && len(writes) == 0 {
		return writes, nil
	}
	registers, err := tx.Registers(id)
	if err != nil {
		return nil, err
	}
	seen, said := journal.SeenBy(registers)
	if anew {
		if seen, err = tx.horizon(id); err != nil {
			return nil, err
		}
	} else if !said {
		return writes, nil
	}
	slot, value := journal.Basis(seen)
	writes = append(writes, journal.Write{Slot: slot, Value: value, Seen: registers[slot].Seen()})
	slices.SortFunc(writes, func(a, b journal.Write) int { return compareSlots(a.Slot, b.Slot) })
	return writes, nil
}

// horizon is what this book holds of the streams that have a say in a record: those
// with changes of it or of what is part of it.
func (tx *Tx) horizon(id book.ID) (journal.Held, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	parts, err := tx.parts(id)
	if err != nil {
		return nil, err
	}
	ids := []book.ID{id}
	for _, p := range parts {
		ids = append(ids, p.id)
	}
	seen := journal.Held{}
	for _, one := range ids {
		streams, err := column[int64](tx, `SELECT DISTINCT c.stream FROM change c JOIN record r ON r.no = c.record WHERE r.id = ?`, string(one))
		if err != nil {
			return nil, fmt.Errorf("read streams of record: %w", err)
		}
		for _, no := range streams {
			stream := tx.streams.stream[no]
			seen[stream] = held[stream]
		}
	}
	return seen, nil
}

// part is a record that is part of another, by the field of a tag.
type part struct {
	id  book.ID
	tag int
}

// parts are the records that are part of one and have not been withdrawn.
func (tx *Tx) parts(id book.ID) ([]part, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	parts := []part{}
	err := tx.each(`SELECT r.id, r.kind, f.tag FROM reference f JOIN record r ON r.no = f.record
		WHERE f.target = ? AND r.here = 1 AND r.status <> ? ORDER BY r.id, f.tag`, []any{string(id), string(book.Withdrawn)},
		func(scan func(...any) error) error {
			var p part
			var tag int
			if err := scan(&p.id, &tag, &p.tag); err != nil {
				return err
			}
			if kind, ok := tx.book.options.Catalogue.Tagged(tag); ok {
				if field, _ := kind.Tagged(p.tag); field.Part {
					parts = append(parts, p)
				}
			}
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("read parts of record: %w", err)
	}
	return parts, nil
}

// Withdrawals are the withdrawn records that somebody edited, or made a record
// part of, without the one who withdrew them having seen it: by record, as
// conflicts over the status. While the status itself is in conflict, that is
// what is asked.
//
// Nothing is kept about them: withdrawn records are few, and whether one is
// asked about also turns on records that come and go around it.
func (tx *Tx) Withdrawals() ([]Conflict, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	ids, err := column[book.ID](tx, `SELECT id FROM record WHERE status = 'withdrawn' AND here = 1 ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read withdrawn records: %w", err)
	}
	var asked []Conflict
	for _, id := range ids {
		c, open, err := tx.withdrawal(id)
		if err != nil {
			return nil, err
		}
		if open {
			asked = append(asked, c)
		}
	}
	return asked, nil
}

func (tx *Tx) withdrawal(id book.ID) (c Conflict, open bool, err error) {
	s, err := tx.state(id)
	if err != nil {
		return c, false, err
	}
	kind, known := tx.book.options.Catalogue.Tagged(s.kind)
	registers, err := tx.Registers(id)
	if err != nil || !known || registers[statusSlot].Open() {
		return c, false, err
	}
	seen, said := journal.SeenBy(registers)
	if !said {
		return c, false, nil
	}
	c = Conflict{Record: id, Kind: kind.Name, Number: s.shown(book.TagNumber), Field: "status", Slot: statusSlot, Heads: registers[statusSlot].Heads}
	edits, err := tx.unseen(kind, id, seen)
	if err != nil {
		return c, false, err
	}
	children, err := tx.unseenParts(id, seen)
	c.Objections = append(edits, children...)
	return c, len(c.Objections) > 0, err
}

func (tx *Tx) unseen(kind *book.Kind, id book.ID, seen journal.Held) ([]Objection, error) {
	law, err := tx.statute()
	if err != nil {
		return nil, err
	}
	changes, err := tx.changesOf(id)
	if err != nil {
		return nil, err
	}
	var edits []Objection
	for _, change := range journal.Unseen(changes, law, seen) {
		edit := Objection{Dot: change.Dot, Wall: law.Clock(change.Dot, change.Wall), Fields: []string{}}
		for _, w := range change.Writes {
			if field, ok := kind.Tagged(w.Slot.Tag); ok && !slices.Contains(edit.Fields, field.Name) {
				edit.Fields = append(edit.Fields, field.Name)
			}
		}
		edits = append(edits, edit)
	}
	return edits, nil
}

func (tx *Tx) unseenParts(id book.ID, seen journal.Held) ([]Objection, error) {
	parts, err := tx.parts(id)
	if err != nil {
		return nil, err
	}
	var children []Objection
	for _, p := range parts {
		registers, err := tx.Registers(p.id)
		if err != nil {
			return nil, err
		}
		for _, head := range registers[book.Slot{Tag: p.tag}].Heads {
			if head.Value.Words() == string(id) && !seen.Has(head.Dot) {
				children = append(children, Objection{Dot: head.Dot, Wall: head.Wall, Fields: []string{}, Child: p.id})
			}
		}
	}
	return children, nil
}

// reopen marks the withdrawn ones of records that are asked about as open.
func (tx *Tx) reopen(records []book.Record) error {
	for i, r := range records {
		if r.Status != book.Withdrawn || r.Open {
			continue
		}
		_, open, err := tx.withdrawal(r.ID)
		if err != nil {
			return err
		}
		records[i].Open = open
	}
	return nil
}
