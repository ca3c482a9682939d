package store

import (
	"cmp"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// A Conflict is a register that waits for a person: two or more heads with
// different values, or a status that all heads agree is withdrawn, with
// objections.
type Conflict struct {
	Record     book.ID
	Kind       string
	Number     string
	Field      string
	Slot       book.Slot
	Heads      []journal.Head // sorted by dot
	Objections []Objection    // edits by dot, then children
}

// Conflicts is everything that waits for a person, by record and slot.
func (tx *Tx) Conflicts() ([]Conflict, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	ids, err := column[string](tx, `SELECT id FROM record WHERE open = 1 ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read conflicts: %w", err)
	}
	conflicts := []Conflict{}
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return nil, err
		}
		conflicts = append(conflicts, s.conflicts(tx.book.options.Catalogue)...)
	}
	withdrawals, err := tx.Withdrawals()
	if err != nil {
		return nil, err
	}
	conflicts = append(conflicts, withdrawals...)
	slices.SortStableFunc(conflicts, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.Record, b.Record), compareSlots(a.Slot, b.Slot))
	})
	return conflicts, nil
}

func (s *state) conflicts(c *book.Catalogue) []Conflict {
	kind, ok := c.Tagged(s.kind)
	if !ok {
		return nil
	}
	var open []Conflict
	for _, slot := range slots(s.registers) {
		field, known := kind.Tagged(slot.Tag)
		if !known || !s.registers[slot].Asks(field.Policy) {
			continue
		}
		open = append(open, Conflict{
			Record: s.id, Kind: kind.Name, Number: s.shown(book.TagNumber),
			Field: field.Name, Slot: slot, Heads: append([]journal.Head(nil), s.registers[slot].Heads...),
		})
	}
	return open
}
