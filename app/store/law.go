package store

import (
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// statute is the law of the book: what its law changes say about all others. It
// is read when a transaction first asks, and again when a law change is added.
func (tx *Tx) statute() (*journal.Law, error) {
	if tx.law != nil {
		return tx.law, nil
	}
	changes, err := tx.bodies(`SELECT body FROM change WHERE action <> 1`)
	if err != nil {
		return nil, fmt.Errorf("read law: %w", err)
	}
	tx.law = journal.NewLaw(changes)
	return tx.law, nil
}

// enact takes a law change that is in the journal into force: every record it
// bears on is folded anew, and what it erases or trims leaves the journal.
func (tx *Tx) enact(c journal.Change) error {
	if err := tx.dropNewer(c); err != nil {
		return err
	}
	tx.law = nil
	law, err := tx.statute()
	if err != nil {
		return err
	}
	records, err := tx.bears(c)
	if err != nil {
		return err
	}
	for _, id := range records {
		if len(tx.pending) >= mostPending {
			if err := tx.project(); err != nil {
				return err
			}
			clear(tx.pending)
		}
		if err := tx.wipe(id, law, c.Action); err != nil {
			return err
		}
		if err := tx.refold(id, law); err != nil {
			return err
		}
	}
	return tx.sweep(c)
}

// bears are the records a law change is about: its own, and those with changes
// in the spans it names.
func (tx *Tx) bears(c journal.Change) ([]book.ID, error) {
	ids := []book.ID{c.Record}
	if c.Action == journal.EraseFields || c.Action == journal.EraseRecord {
		return ids, nil
	}
	history, err := tx.changesOf(c.Record)
	if err != nil {
		return nil, err
	}
	for _, earlier := range history {
		for _, span := range journal.Spans(earlier) {
			within, err := tx.recordsIn(span)
			if err != nil {
				return nil, err
			}
			ids = append(ids, within...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

func (tx *Tx) recordsIn(span journal.Span) ([]book.ID, error) {
	// A record still in memory has no row to be found by.
	if err := tx.project(); err != nil {
		return nil, err
	}
	no, known := tx.streams.number[span.Stream]
	if !known {
		return nil, nil
	}
	return column[book.ID](tx, `SELECT DISTINCT r.id FROM change c JOIN record r ON r.no = c.record
		WHERE c.stream = ? AND c.seq BETWEEN ? AND ?`, no, int64(span.Range.First), int64(min(span.Range.Last, 1<<62)))
}

// changesOf are all changes of a record in the journal, those of this
// transaction among them, in no order.
func (tx *Tx) changesOf(id book.ID) ([]journal.Change, error) {
	s, err := tx.state(id)
	if s == nil || err != nil {
		return nil, err
	}
	return tx.bodies(`SELECT body FROM change WHERE record = ?`, s.no)
}

// refold makes a record from all its changes under the law.
func (tx *Tx) refold(id book.ID, law *journal.Law) error {
	held, err := tx.holding()
	if err != nil {
		return err
	}
	changes, err := tx.changesOf(id)
	if err != nil {
		return err
	}
	s, err := tx.state(id)
	if err != nil {
		return err
	}
	if s == nil {
		return fault.New(fault.Damaged)
	}
	if err := s.fold(changes, law, held.Has); err != nil {
		return err
	}
	s.project = true
	tx.pending[id] = s
	tx.touch(id)
	return nil
}

// wipe takes out of the journal what the law has erased or trimmed of a record:
// the bodies of its changes are written anew without it.
func (tx *Tx) wipe(id book.ID, law *journal.Law, action journal.Action) error {
	if action == journal.SetAside || action == journal.ClockFix {
		return nil
	}
	changes, err := tx.changesOf(id)
	if err != nil {
		return err
	}
	for i, c := range changes {
		kept, changed := law.Blank(c)
		if !changed {
			continue
		}
		changes[i] = kept
		if err := tx.rewrite(kept); err != nil {
			return err
		}
	}
	for _, c := range law.Trim(changes) {
		tx.trimmed += trimmedFrom(changes, c)
		tx.Wipe()
		if err := tx.rewrite(c); err != nil {
			return err
		}
	}
	return nil
}

// trimmedFrom counts the values a change loses.
func trimmedFrom(changes []journal.Change, kept journal.Change) (lost int) {
	i := slices.IndexFunc(changes, func(c journal.Change) bool { return c.Dot == kept.Dot })
	for j, w := range changes[i].Writes {
		if w.Value != kept.Writes[j].Value {
			lost++
		}
	}
	return lost
}

// Trimmed is how many values trims have let go of in this transaction.
func (tx *Tx) Trimmed() int { return tx.trimmed }

func (tx *Tx) rewrite(c journal.Change) error {
	body, err := journal.Append(nil, c, tx.streams)
	if err != nil {
		return fmt.Errorf("write change anew: %w", err)
	}
	_, err = tx.exec(`UPDATE change SET body = ? WHERE stream = ? AND seq = ?`,
		body, tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq))
	return err
}
