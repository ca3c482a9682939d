package store

import (
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// Record saves a record as it was entered here. Of values only the slots that
// differ from what the record shows are written, each naming the heads it
// replaces. When nothing differs nothing is written and the zero Change comes
// back. why is the reason given with a settlement, "" otherwise; with a reason, a
// register in conflict is written even if what it shows is kept.
func (tx *Tx) Record(kind *book.Kind, id book.ID, values map[book.Slot]book.Value, why string) (journal.Change, error) {
	s, err := tx.state(id)
	if err != nil {
		return journal.Change{}, err
	}
	if s == nil {
		s = &state{}
	}
	law, err := tx.statute()
	if err != nil {
		return journal.Change{}, err
	}
	writes, err := tx.seeing(s, id, values, s.differing(kind, values, why != ""), why)
	if len(writes) == 0 || err != nil {
		return journal.Change{}, err
	}
	for i, w := range writes {
		writes[i].Seen = append(w.Seen, law.Erased(id, w.Slot.Tag)...)
	}
	scope, err := tx.scope(kind, s, values)
	if err != nil {
		return journal.Change{}, err
	}
	return tx.make(journal.Change{Action: journal.Edit, Kind: kind.Tag, Record: id, Why: why, Writes: writes}, scope)
}

// Decree makes a law change on a record: values for a set-aside, a clock-fix or
// a trim, the fields' slots for an erasure of fields, nothing for that of a
// record. Whether the one who asks may do so is for the rooms above.
func (tx *Tx) Decree(action journal.Action, kind *book.Kind, id book.ID, values map[book.Slot]book.Value, why string) (journal.Change, error) {
	registers, err := tx.Registers(id)
	if err != nil {
		return journal.Change{}, err
	}
	erases := action == journal.EraseFields || action == journal.EraseRecord
	var writes []journal.Write
	for _, slot := range slots(values) {
		w := journal.Write{Slot: slot, Value: values[slot]}
		if !erases {
			w.Seen = registers[slot].Seen()
		}
		writes = append(writes, w)
	}
	return tx.make(journal.Change{Action: action, Kind: kind.Tag, Record: id, Why: why, Writes: writes}, journal.Ref)
}

// make gives a change its place in a stream of this device and adds it.
func (tx *Tx) make(c journal.Change, scope journal.Scope) (journal.Change, error) {
	held, err := tx.holding()
	if err != nil {
		return journal.Change{}, err
	}
	stream := journal.Stream{Device: tx.Identity().Device, Scope: scope}
	c.Dot, c.Nonce, c.Wall = journal.Dot{Stream: stream, Seq: held.Last(stream) + 1}, tx.book.options.Nonce(), tx.Now
	_, err = tx.Add(c)
	return c, err
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
		if settle && register.Open() || register.Owned(policy(kind, slot), s.creator.Device) != values[slot] {
			writes = append(writes, journal.Write{Slot: slot, Value: values[slot], Seen: register.Seen()})
		}
	}
	return writes
}

// internal tells whether the record is marked internal once values are in. While
// it is disputed it is.
func (s *state) internal(values map[book.Slot]book.Value) bool {
	if value, given := values[internally]; given {
		return value.Bool()
	}
	_, marked := s.marked()
	return marked
}

var internally = book.Slot{Tag: book.TagInternal}

// marked is the latest head that marks the record as internal.
func (s *state) marked() (latest journal.Head, ok bool) {
	register := s.registers[internally]
	if register == nil {
		return latest, false
	}
	says := journal.Register{Heads: slices.DeleteFunc(slices.Clone(register.Heads), func(h journal.Head) bool { return !h.Value.Bool() })}
	return says.Shown()
}

func (tx *Tx) scope(kind *book.Kind, s *state, values map[book.Slot]book.Value) (journal.Scope, error) {
	switch {
	case s.internal(values):
		kept, err := tx.about(kind, s, values)
		if err != nil {
			return "", err
		}
		return tx.inner(kept)
	case kind.Reach == book.Register:
		return journal.Ref, nil
	default:
		return journal.TeamScope(tx.Identity().Team), nil
	}
}

// about is the record whose keeper may see a save: the record's own, or for a new
// one that of the internal record it is about.
func (tx *Tx) about(kind *book.Kind, s *state, values map[book.Slot]book.Value) (*state, error) {
	if len(s.registers) > 0 {
		return s, nil
	}
	for _, f := range kind.Fields {
		if f.Type != book.Ref || f.Kind != "" {
			continue
		}
		other, err := tx.state(book.ID(values[book.Slot{Tag: f.Tag}].Words()))
		if err != nil {
			return nil, err
		}
		if other != nil && other.internal(nil) {
			return other, nil
		}
	}
	return s, nil
}

// inner is the scope of a save in an internal record: the book's own, or, when
// the coordinator writes in a laptop's record, that laptop's and no other's.
func (tx *Tx) inner(s *state) (journal.Scope, error) {
	if tx.Identity().Role != Coordinator {
		return journal.Own, nil
	}
	keeper := s.creator.Device
	if mark, ok := s.marked(); ok && mark.Dot.Stream.Keeper() != "" {
		keeper = mark.Dot.Stream.Keeper()
	}
	mine, err := tx.Mine(keeper)
	if keeper == "" || mine || err != nil {
		return journal.Own, err
	}
	return journal.OwnScope(keeper), nil
}
