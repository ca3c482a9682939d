package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Retell tells changes of this book's own once more under the name of the device
// it is now, because somebody else tells other changes under the old one. What
// was written, when and why stays word for word and in order; only the names are
// new: each change gets the next place in the stream of its scope and a new
// nonce, and what it had seen among those retold is called by its new name. The
// old places are free for the other's changes.
//
// told must be held, made by a device the book is or was, and never have been
// taken in by anybody: others would go on knowing it by its old name. The records
// retold come back.
func (tx *Tx) Retell(told journal.Held) ([]book.ID, error) {
	return tx.retellIn(told, func(scope journal.Scope) journal.Scope { return scope })
}

// Rescope tells what this book has recorded in one scope as recorded in another,
// in the way of Retell and on the same terms: for a laptop that was alone and now
// has a team.
func (tx *Tx) Rescope(from, to journal.Scope) error {
	held, err := tx.Held()
	if err != nil {
		return err
	}
	own, err := tx.Own(held)
	if err != nil {
		return err
	}
	// What stands in other scopes keeps its name, but may have seen what gets a new one.
	_, err = tx.retellIn(own, func(scope journal.Scope) journal.Scope {
		if scope == from {
			return to
		}
		return scope
	})
	return err
}

func (tx *Tx) retellIn(told journal.Held, scope func(journal.Scope) journal.Scope) ([]book.ID, error) {
	if err := errors.Join(tx.project(), tx.writeChanges()); err != nil {
		return nil, err
	}
	changes, err := tx.toRetell(told)
	if err != nil {
		return nil, err
	}
	names, err := tx.rename(changes, scope)
	if err != nil {
		return nil, err
	}
	var records []book.ID
	for _, c := range changes {
		if err := tx.retell(c, names[c.Dot], names); err != nil {
			return nil, err
		}
		records = append(records, c.Record)
	}
	reworded, err := tx.reword(names)
	if err != nil {
		return nil, err
	}
	if err := tx.refoldAll(reworded); err != nil {
		return nil, err
	}
	slices.Sort(records)
	records = slices.Compact(records)
	return records, tx.refoldAll(records)
}

// toRetell reads the changes, those of the oldest name first and each stream in
// its order.
func (tx *Tx) toRetell(told journal.Held) ([]journal.Change, error) {
	selves, err := tx.Selves()
	if err != nil {
		return nil, err
	}
	age := func(d journal.Device) int {
		return slices.IndexFunc(selves, func(s Self) bool { return s.Device == d })
	}
	streams, err := tx.Streams()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(streams, func(a, b journal.Stream) int { return cmp.Compare(age(a.Device), age(b.Device)) })
	var changes []journal.Change
	for _, stream := range streams {
		for _, run := range told[stream] {
			if age(stream.Device) < 0 {
				return nil, fault.New(fault.Internal)
			}
			err := tx.Changes(stream, run, func(c journal.Change) error {
				changes = append(changes, c)
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	if len(changes) != told.Count() {
		return nil, fault.New(fault.Internal)
	}
	return changes, nil
}

// rename gives each change its new name and keeps account of what is held.
func (tx *Tx) rename(changes []journal.Change, scope func(journal.Scope) journal.Scope) (map[journal.Dot]journal.Dot, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	old := journal.Held{}
	for _, c := range changes {
		old.Add(c.Dot)
		tx.ran[c.Dot.Stream] = true
	}
	tx.held, tx.nonces = held.Without(old), nil
	names := map[journal.Dot]journal.Dot{}
	for _, c := range changes {
		stream := journal.Stream{Device: tx.Identity().Device, Scope: scope(c.Dot.Stream.Scope)}
		names[c.Dot] = journal.Dot{Stream: stream, Seq: tx.held.Last(stream) + 1}
		tx.hold(names[c.Dot])
	}
	return names, nil
}

// retell writes a change anew under a name, what it had seen called by the new names.
func (tx *Tx) retell(c journal.Change, name journal.Dot, names map[journal.Dot]journal.Dot) error {
	stream, seq := tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq)
	c.Dot, c.Nonce = name, tx.book.options.Nonce()
	for i, w := range c.Writes {
		c.Writes[i] = w.Renamed(names)
	}
	body, err := journal.Append(nil, c, tx.streams)
	if err != nil {
		return fmt.Errorf("retell change: %w", err)
	}
	if _, err := tx.exec(`UPDATE change SET stream = ?, seq = ?, nonce = ?, body = ? WHERE stream = ? AND seq = ?`,
		tx.streams.number[c.Dot.Stream], int64(c.Dot.Seq), int64(c.Nonce), body, stream, seq); err != nil {
		return fmt.Errorf("retell change: %w", err)
	}
	return nil
}

// reword gives the new names to what this book recorded in knowledge of what was
// retold and did not have to retell: it stands under a name nobody doubts, one the
// book took before it learnt that the old one was doubled. By the old names it would
// claim to have seen what somebody else wrote. Nobody has taken it in, since it
// travels only with what it has seen; its nonce is new, so that one that did is told.
// The records come back.
func (tx *Tx) reword(names map[journal.Dot]journal.Dot) ([]book.ID, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	own, err := tx.Own(held)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		own = own.Without(journal.Held{name.Stream: {{First: name.Seq, Last: name.Seq}}})
	}
	var stale []journal.Change
	for stream, runs := range own {
		for _, run := range runs {
			err := tx.Changes(stream, run, func(c journal.Change) error {
				if c.Sees(names) {
					stale = append(stale, c)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	var records []book.ID
	for _, c := range stale {
		if err := tx.retell(c, c.Dot, names); err != nil {
			return nil, err
		}
		records = append(records, c.Record)
	}
	slices.Sort(records)
	return slices.Compact(records), nil
}

func (tx *Tx) refoldAll(records []book.ID) error {
	law, err := tx.statute()
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
		if err := tx.refold(id, law); err != nil {
			return err
		}
	}
	return nil
}
