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
	conflicts, err := tx.conflicting(ids, journal.Register.Asks)
	if err != nil {
		return nil, err
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

// Softs are the registers that are open and wait for nobody: their policy shows one
// of the answers, or all, and the others stay where they can be seen. It reads every
// record that more than one stream has written in.
func (tx *Tx) Softs() ([]Conflict, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	ids, err := column[string](tx, `SELECT r.id FROM change c JOIN record r ON r.no = c.record
		WHERE r.here = 1 GROUP BY r.no HAVING count(DISTINCT c.stream) > 1 ORDER BY r.id`)
	if err != nil {
		return nil, fmt.Errorf("read soft conflicts: %w", err)
	}
	return tx.conflicting(ids, func(r journal.Register, policy book.Policy) bool { return r.Open() && !r.Asks(policy) })
}

func (tx *Tx) conflicting(ids []string, counts func(journal.Register, book.Policy) bool) ([]Conflict, error) {
	conflicts := []Conflict{}
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return nil, err
		}
		conflicts = append(conflicts, s.conflicts(tx.book.options.Catalogue, counts)...)
	}
	return conflicts, nil
}

func (s *state) conflicts(c *book.Catalogue, counts func(journal.Register, book.Policy) bool) []Conflict {
	kind, ok := c.Tagged(s.kind)
	if !ok {
		return nil
	}
	var open []Conflict
	for _, slot := range slots(s.registers) {
		field, known := kind.Tagged(slot.Tag)
		if !known || !counts(*s.registers[slot], field.Policy) {
			continue
		}
		open = append(open, Conflict{
			Record: s.id, Kind: kind.Name, Number: s.shown(book.TagNumber),
			Field: field.Name, Slot: slot, Heads: append([]journal.Head(nil), s.registers[slot].Heads...),
		})
	}
	return open
}
