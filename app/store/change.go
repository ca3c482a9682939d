package store

import (
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

// And at this many changes in line for the journal, for the sake of a record
// that was saved a hundred thousand times.
const mostWaiting = 5 * mostPending

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
	if len(tx.pending) >= mostPending || tx.changes.count() >= mostWaiting {
		if err := tx.project(); err != nil {
			return Added{}, err
		}
		clear(tx.pending)
	}
	s, fresh, err := tx.meet(c)
	if err != nil {
		return Added{}, err
	}
	added := Added{Outcome: New, Fresh: fresh, Dangling: missing(c, held)}
	law, err := tx.statute()
	if err != nil {
		return Added{}, err
	}
	// Of a record with nothing to show it is not known which changes count.
	if law.Touches(c) || !fresh && !s.here() {
		return added, tx.addUnderLaw(c, s, law)
	}
	if err := tx.write(c, s.no); err != nil {
		return Added{}, err
	}
	s.take(c, held.Has)
	tx.hold(c.Dot)
	tx.touch(c.Record)
	return added, nil
}

// addUnderLaw merges a change that is law, or that the law has a word on: what
// is erased never reaches the disk, and the record is folded anew.
func (tx *Tx) addUnderLaw(c journal.Change, s *state, law *journal.Law) error {
	kept, _ := law.Blank(c)
	if err := tx.write(kept, s.no); err != nil {
		return err
	}
	s.project = true
	tx.hold(c.Dot)
	tx.touch(c.Record)
	if c.Action != journal.Edit {
		return tx.enact(c)
	}
	if err := tx.wipe(c.Record, law, journal.Trim); err != nil {
		return err
	}
	return tx.refold(c.Record, law)
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
	nonce, err := tx.nonce(c.Dot)
	if err != nil {
		return err
	}
	if nonce == c.Nonce {
		return nil
	}
	letter, err := tx.letter(c.Dot.Stream.Device)
	if err != nil {
		return err
	}
	return fault.New(fault.Forked, "letter", letter)
}

// Nonce is the nonce of a change; held is false when the book has not got it.
func (tx *Tx) Nonce(dot journal.Dot) (nonce uint64, held bool, err error) {
	has, err := tx.holding()
	if err != nil || !has.Has(dot) {
		return 0, false, err
	}
	nonce, err = tx.nonce(dot)
	return nonce, true, err
}

// nonce is that of a held change. Changes come in sequence, so those after it are
// read along.
func (tx *Tx) nonce(dot journal.Dot) (uint64, error) {
	if nonce, ok := tx.nonces[dot]; ok {
		return nonce, nil
	}
	if err := tx.writeChanges(); err != nil {
		return 0, err
	}
	tx.nonces = map[journal.Dot]uint64{}
	err := tx.each(`SELECT seq, nonce FROM change WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT 1000`,
		[]any{tx.streams.number[dot.Stream], int64(dot.Seq)}, func(scan func(...any) error) error {
			var seq, nonce int64
			err := scan(&seq, &nonce)
			tx.nonces[journal.Dot{Stream: dot.Stream, Seq: uint64(seq)}] = uint64(nonce)
			return err
		})
	if err != nil {
		return 0, err
	}
	nonce, ok := tx.nonces[dot]
	if !ok {
		return 0, fault.New(fault.Damaged) // held, and not there
	}
	return nonce, nil
}

// write puts a change in line for the journal. The line is written after the
// records it points to, and before any change is read.
func (tx *Tx) write(c journal.Change, record int64) error {
	body, err := journal.Append(nil, c, tx.streams)
	if err != nil {
		return fmt.Errorf("write change: %w", err)
	}
	parcel, err := tx.from()
	if err != nil {
		return err
	}
	tx.changes.add(tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq), int64(c.Nonce), record, c.Kind, int64(c.Action), c.Wall, parcel, body)
	return nil
}

func changeRows() rows {
	return rows{into: `change (stream, seq, nonce, record, kind, action, wall, parcel, body)`, width: 9}
}

func (tx *Tx) writeChanges() error { return tx.changes.write(tx) }

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
