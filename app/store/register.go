package store

import (
	"fmt"
	"slices"

	"feltbog/app/book"
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

func (tx *Tx) readRegisters(s *state) error {
	err := tx.each(`SELECT tag, key, stream, seq, wall, form, value FROM head WHERE record = ?`, []any{s.no}, func(scan func(...any) error) error {
		var slot book.Slot
		var stream, seq, wall, form int64
		var raw any
		if err := scan(&slot.Tag, &slot.Key, &stream, &seq, &wall, &form, &raw); err != nil {
			return err
		}
		value, err := valueOf(book.Form(form), raw)
		register := s.register(slot)
		register.Heads = append(register.Heads, journal.Head{Dot: tx.streams.dot(stream, seq), Wall: wall, Value: value})
		return err
	})
	if err != nil {
		return fmt.Errorf("read heads: %w", err)
	}
	err = tx.each(`SELECT tag, key, stream, seq FROM dangling WHERE record = ?`, []any{s.no}, func(scan func(...any) error) error {
		var slot book.Slot
		var stream, seq int64
		err := scan(&slot.Tag, &slot.Key, &stream, &seq)
		register := s.register(slot)
		register.Dangling = append(register.Dangling, tx.streams.dot(stream, seq))
		return err
	})
	if err != nil {
		return fmt.Errorf("read dangling: %w", err)
	}
	// Stored by the number of the stream, which is not the order of dots.
	for _, register := range s.registers {
		slices.SortFunc(register.Heads, func(a, b journal.Head) int { return a.Dot.Compare(b.Dot) })
		slices.SortFunc(register.Dangling, journal.Dot.Compare)
	}
	return nil
}

// writeRegisters writes the registers of s that have changed.
func (tx *Tx) writeRegisters(s *state) error {
	for slot := range s.dirty {
		if err := tx.writeRegister(s, slot); err != nil {
			return fmt.Errorf("write register: %w", err)
		}
	}
	clear(s.dirty)
	return nil
}

func (tx *Tx) writeRegister(s *state, slot book.Slot) error {
	if s.stored {
		for _, table := range []string{"head", "dangling"} {
			if _, err := tx.exec("DELETE FROM "+table+" WHERE record = ? AND tag = ? AND key = ?", s.no, slot.Tag, slot.Key); err != nil {
				return err
			}
		}
	}
	register := s.registers[slot]
	for _, head := range register.Heads {
		form, raw := stored(head.Value)
		if _, err := tx.exec(`INSERT INTO head (record, tag, key, stream, seq, wall, form, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			s.no, slot.Tag, slot.Key, tx.streams.number[head.Dot.Stream], int64(head.Dot.Seq), head.Wall, form, raw); err != nil {
			return err
		}
	}
	for _, dot := range register.Dangling {
		if _, err := tx.exec(`INSERT INTO dangling (record, tag, key, stream, seq) VALUES (?, ?, ?, ?, ?)`,
			s.no, slot.Tag, slot.Key, tx.streams.number[dot.Stream], int64(dot.Seq)); err != nil {
			return err
		}
	}
	return nil
}
