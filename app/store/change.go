package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Outcome is what adding a change came to.
type Outcome string

// The outcomes.
const (
	New     Outcome = "new"
	Already Outcome = "already" // held before: nothing was done
)

// Added tells what adding a change did. Fresh: the book had no change of that
// record before. Dangling: how many of the writes it overwrites have not
// arrived.
type Added struct {
	Outcome  Outcome
	Fresh    bool
	Dangling int
}

// A record in memory costs a few kilobytes; at this many they are projected and
// let go, so that a parcel of any size takes the same memory.
const mostPending = 2_000

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

// Add merges one change, made here or elsewhere. A change held already does
// nothing; another change under the same dot is the fault Forked, and one no
// Feltbog could have made is Damaged. After an error the transaction must be
// given up.
func (tx *Tx) Add(c journal.Change) (Added, error) {
	if !sound(c) {
		return Added{}, fault.New(fault.Damaged)
	}
	held, err := tx.holding()
	if err != nil {
		return Added{}, err
	}
	if held.Has(c.Dot) {
		return Added{Outcome: Already}, tx.repeated(c)
	}
	if len(tx.pending) >= mostPending {
		if err := tx.project(); err != nil {
			return Added{}, err
		}
	}
	s, fresh, err := tx.meet(c)
	if err != nil {
		return Added{}, err
	}
	if err := tx.write(c, s.no); err != nil {
		return Added{}, err
	}
	s.take(c, held.Has)
	tx.hold(c.Dot)
	tx.touch(c.Record)
	return Added{Outcome: New, Fresh: fresh, Dangling: missing(c, held)}, nil
}

// meet gives the record a change is about, new or not.
func (tx *Tx) meet(c journal.Change) (s *state, fresh bool, err error) {
	if s, err = tx.state(c.Record); err != nil {
		return nil, false, err
	}
	if fresh = s == nil; fresh {
		if s, err = tx.begin(c); err != nil {
			return nil, false, err
		}
	}
	tx.pending[c.Record] = s
	return s, fresh, nil
}

// sound tells whether a change could have been made by a Feltbog: numbers that
// fit, slots in order and none twice.
func sound(c journal.Change) bool {
	if c.Dot.Seq == 0 || c.Dot.Seq > math.MaxInt64 || c.Dot.Stream.Device == "" || c.Dot.Stream.Scope == "" {
		return false
	}
	if c.Record == "" || len(c.Record) > 60 || c.Kind <= 0 {
		return false
	}
	for i, write := range c.Writes {
		if i > 0 && compareSlots(c.Writes[i-1].Slot, write.Slot) >= 0 {
			return false
		}
		for _, seen := range write.Seen {
			if seen.Seq > math.MaxInt64 || seen == c.Dot {
				return false
			}
		}
	}
	return true
}

// repeated checks that a held dot is held by the very same change.
func (tx *Tx) repeated(c journal.Change) error {
	var nonce int64
	found, err := tx.one(`SELECT nonce FROM change WHERE stream = ? AND seq = ?`,
		[]any{tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq)}, &nonce)
	if err != nil || !found {
		return fmt.Errorf("read nonce (there: %t): %w", found, err)
	}
	if uint64(nonce) == c.Nonce {
		return nil
	}
	letter, err := tx.letter(c.Dot.Stream.Device)
	if err != nil {
		return err
	}
	return fault.New(fault.Forked, "letter", letter)
}

func (tx *Tx) write(c journal.Change, record int64) error {
	body, err := journal.Append(nil, c, tx.streams)
	if err != nil {
		return fmt.Errorf("write change: %w", err)
	}
	parcel, err := tx.from()
	if err != nil {
		return err
	}
	if _, err := tx.exec(`INSERT INTO change (stream, seq, nonce, record, kind, wall, parcel, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq), int64(c.Nonce), record, c.Kind, c.Wall, parcel, body); err != nil {
		return fmt.Errorf("write change: %w", err)
	}
	return nil
}

func missing(c journal.Change, held journal.Held) int {
	absent := 0
	for _, write := range c.Writes {
		for _, seen := range write.Seen {
			if !held.Has(seen) {
				absent++
			}
		}
	}
	return absent
}

func (tx *Tx) touch(id book.ID) {
	if !tx.seen[id] {
		tx.seen[id] = true
		tx.touched = append(tx.touched, id)
	}
}

// Touched are the records changed in this transaction so far, in the order they
// were first changed.
func (tx *Tx) Touched() []book.ID { return slices.Clone(tx.touched) }

// Changes calls visit with the held changes of a part of a stream, in sequence.
func (tx *Tx) Changes(stream journal.Stream, r journal.Range, visit func(journal.Change) error) error {
	streams, err := tx.numbered()
	if err != nil {
		return err
	}
	no, known := streams.number[stream]
	if !known {
		return nil
	}
	const page = 500
	last := int64(min(r.Last, math.MaxInt64))
	for after := int64(min(r.First, math.MaxInt64)) - 1; ; {
		batch, err := tx.bodies(`SELECT body FROM change WHERE stream = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`, no, after, last, page)
		if err != nil {
			return err
		}
		for _, change := range batch {
			if err := visit(change); err != nil {
				return err
			}
			after = int64(change.Dot.Seq)
		}
		if len(batch) < page {
			return nil
		}
	}
}

// History are the changes of a record, oldest first by claimed time, then by dot.
func (tx *Tx) History(id book.ID) ([]journal.Change, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	changes, err := tx.bodies(`SELECT c.body FROM change c JOIN record r ON r.no = c.record WHERE r.id = ?`, string(id))
	slices.SortFunc(changes, func(a, b journal.Change) int {
		return cmp.Or(cmp.Compare(a.Wall, b.Wall), a.Dot.Compare(b.Dot))
	})
	return changes, err
}

// bodies reads the changes a query of one body column gives.
func (tx *Tx) bodies(query string, args ...any) ([]journal.Change, error) {
	streams, err := tx.numbered()
	if err != nil {
		return nil, err
	}
	var changes []journal.Change
	err = tx.each(query, args, func(scan func(...any) error) error {
		var body []byte
		if err := scan(&body); err != nil {
			return err
		}
		change, err := journal.Parse(body, streams)
		if err != nil {
			return fault.New(fault.Damaged).Because(err)
		}
		changes = append(changes, change)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read changes: %w", err)
	}
	return changes, nil
}
