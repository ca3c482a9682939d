package store

import (
	"feltbog/app/book"
	"feltbog/app/journal"
)

// Record saves a record as it was entered here. Of values only the slots that
// differ from what the record shows are written, each naming the heads it
// replaces. When nothing differs nothing is written and the zero Change comes
// back. why is the reason given with a settlement, "" otherwise.
func (tx *Tx) Record(kind *book.Kind, id book.ID, values map[book.Slot]book.Value, why string) (journal.Change, error) {
	s, err := tx.state(id)
	if err != nil {
		return journal.Change{}, err
	}
	if s == nil {
		s = &state{}
	}
	writes := s.differing(kind, values, why != "")
	if len(writes) == 0 {
		return journal.Change{}, nil
	}
	held, err := tx.holding()
	if err != nil {
		return journal.Change{}, err
	}
	stream := journal.Stream{Device: tx.book.identity.Device, Scope: tx.scope(kind, s.internal(values))}
	change := journal.Change{
		Dot:   journal.Dot{Stream: stream, Seq: held.Last(stream) + 1},
		Nonce: tx.book.options.Nonce(), Action: journal.Edit,
		Kind: kind.Tag, Record: id, Wall: tx.Now, Why: why, Writes: writes,
	}
	_, err = tx.Add(change)
	return change, err
}

// differing are the writes that turn what s shows into values, and with settle
// close what is open.
func (s *state) differing(kind *book.Kind, values map[book.Slot]book.Value, settle bool) []journal.Write {
	var writes []journal.Write
	for _, slot := range slots(values) {
		var register journal.Register
		if known := s.registers[slot]; known != nil {
			register = *known
		}
		if settle && register.Open() || register.Value(policy(kind, slot)) != values[slot] {
			writes = append(writes, journal.Write{Slot: slot, Value: values[slot], Seen: register.Seen()})
		}
	}
	return writes
}

// internal tells whether the record is marked internal once values are in.
func (s *state) internal(values map[book.Slot]book.Value) bool {
	slot := book.Slot{Tag: book.TagInternal}
	if value, given := values[slot]; given {
		return value.Bool()
	}
	register := s.registers[slot]
	return register != nil && register.Value(book.Ask).Bool()
}

func (tx *Tx) scope(kind *book.Kind, internal bool) journal.Scope {
	switch {
	case internal:
		return journal.Own
	case kind.Reach == book.Register:
		return journal.Ref
	default:
		return journal.TeamScope(tx.book.identity.Team)
	}
}
