package store

import (
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Registers are the registers of a record by slot, those of fields this version
// does not know among them. A record nobody has heard of has none.
func (tx *Tx) Registers(id book.ID) (map[book.Slot]journal.Register, error) {
	s, err := tx.state(id)
	if s == nil || err != nil {
		return map[book.Slot]journal.Register{}, err
	}
	law, err := tx.statute()
	if err != nil {
		return nil, err
	}
	copied := make(map[book.Slot]journal.Register, len(s.registers))
	for slot, register := range s.registers {
		copied[slot] = journal.Register{
			Heads: slices.Clone(register.Heads), Dangling: slices.Clone(register.Dangling), Erased: law.Erased(id, slot.Tag),
		}
	}
	return copied, nil
}

func (s *state) register(slot book.Slot) *journal.Register {
	register := s.registers[slot]
	if register == nil {
		register = &journal.Register{}
		s.registers[slot] = register
	}
	return register
}

// readRegisters makes the registers of a record from its changes. They stand in
// no table: a record has a handful of changes, and reading those costs less than
// keeping a row for each head.
func (tx *Tx) readRegisters(s *state) error {
	law, err := tx.statute()
	if err != nil {
		return err
	}
	held, err := tx.holding()
	if err != nil {
		return err
	}
	changes, err := tx.bodies(`SELECT body FROM change WHERE record = ?`, s.no)
	if err != nil {
		return err
	}
	return s.fold(changes, law, held.Has)
}

// fold makes a record from all its changes under the law. Those that count tell
// when it was made and by whom; where none does, all do.
func (s *state) fold(changes []journal.Change, law *journal.Law, held func(journal.Dot) bool) error {
	if len(changes) == 0 {
		return fmt.Errorf("fold record: %w", fault.New(fault.Damaged))
	}
	counted := slices.DeleteFunc(slices.Clone(changes), func(c journal.Change) bool { return !law.Merges(c) })
	if len(counted) == 0 {
		counted = changes
	}
	s.created, s.creator = counted[0].Wall, counted[0].Dot.Stream
	s.changed, s.last = counted[0].Wall, counted[0].Dot
	for _, c := range counted {
		s.note(c)
	}
	s.kind = changes[0].Kind
	for _, c := range changes {
		s.kind = min(s.kind, c.Kind)
	}
	s.registers = map[book.Slot]*journal.Register{}
	for slot, register := range journal.Fold(changes, law, held) {
		if len(register.Heads)+len(register.Dangling) > 0 {
			s.registers[slot] = &register
		}
	}
	return nil
}
