package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// Rebuild makes everything that is worked out from the journal anew: what is
// held, the registers, the projection and the search index.
func (b *Book) Rebuild(ctx context.Context) error {
	return b.Write(ctx, func(tx *Tx) error {
		if err := tx.shapeTables(); err != nil {
			return err
		}
		return tx.rebuild()
	})
}

// rebuild empties what is worked out and adds every change once more. The tables
// of the kinds must be empty. Records keep their numbers.
func (tx *Tx) rebuild() error {
	if err := tx.project(); err != nil {
		return err
	}
	if err := tx.script(`DELETE FROM head; DELETE FROM dangling; DELETE FROM held; DELETE FROM reference; DELETE FROM words;
		INSERT INTO search (search) VALUES ('delete-all')`); err != nil {
		return fmt.Errorf("empty projection: %w", err)
	}
	tx.bulk, tx.held, tx.ran = true, journal.Held{}, map[journal.Stream]bool{}
	streams, err := tx.numbered()
	if err != nil {
		return err
	}
	numbers, err := tx.numbers()
	if err != nil {
		return err
	}
	law, err := tx.statute()
	if err != nil {
		return err
	}
	replay := &replay{tx: tx, numbers: numbers, law: law, lawful: map[book.ID]bool{}}
	for _, no := range slices.Sorted(maps.Keys(streams.stream)) {
		if err := replay.stream(no); err != nil {
			return err
		}
	}
	if err := replay.refold(); err != nil {
		return err
	}
	if err := tx.project(); err != nil {
		return err
	}
	// What is left has no change; nothing the journal knows of points to it.
	for _, no := range numbers {
		if _, err := tx.exec(`DELETE FROM record WHERE no = ?`, no); err != nil {
			return err
		}
	}
	return nil
}

// replay adds changes that are in the journal already.
type replay struct {
	tx      *Tx
	numbers map[book.ID]int64 // records not met yet
	law     *journal.Law
	lawful  map[book.ID]bool // records the law has a word on
}

func (r *replay) stream(no int64) error {
	const page = 500
	for after := int64(0); ; {
		batch, err := r.tx.bodies(`SELECT body FROM change WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?`, no, after, page)
		if err != nil {
			return err
		}
		for _, change := range batch {
			if err := r.add(change); err != nil {
				return err
			}
			after = int64(change.Dot.Seq)
		}
		if len(batch) < page {
			return nil
		}
	}
}

func (r *replay) add(c journal.Change) error {
	tx := r.tx
	if len(tx.pending) >= mostPending {
		if err := tx.project(); err != nil {
			return err
		}
	}
	s, err := r.meet(c)
	if err != nil {
		return err
	}
	if r.law.Touches(c) {
		r.lawful[c.Record], s.project = true, true
	} else {
		s.take(c, tx.held.Has)
	}
	tx.hold(c.Dot)
	return nil
}

// refold folds the records the law has a word on, once all is held.
func (r *replay) refold() error {
	for id := range r.lawful {
		if err := r.tx.refold(id, r.law); err != nil {
			return err
		}
		if len(r.tx.pending) >= mostPending {
			if err := r.tx.project(); err != nil {
				return err
			}
		}
	}
	return nil
}

// meet gives a record as far as it is rebuilt. Its row is still there from
// before, so a record met for the first time must not be read.
func (r *replay) meet(c journal.Change) (*state, error) {
	no, first := r.numbers[c.Record]
	if !first {
		s, err := r.tx.state(c.Record)
		if err == nil && s == nil {
			err = fmt.Errorf("record of a change is not there")
		}
		if err == nil {
			r.tx.pending[c.Record] = s
		}
		return s, err
	}
	delete(r.numbers, c.Record)
	s := fresh(c, no)
	r.tx.pending[c.Record] = s
	return s, nil
}

func (tx *Tx) numbers() (map[book.ID]int64, error) {
	numbers := map[book.ID]int64{}
	err := tx.each(`SELECT id, no FROM record`, nil, func(scan func(...any) error) error {
		var id book.ID
		var no int64
		err := scan(&id, &no)
		numbers[id] = no
		return err
	})
	return numbers, err
}

// reproject makes the projection anew from the registers, which a change of the
// catalogue does not touch. The tables of the kinds must be empty.
func (tx *Tx) reproject() error {
	ids, err := column[string](tx, `SELECT id FROM record ORDER BY no`)
	if err != nil {
		return err
	}
	tx.bulk = true
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return err
		}
		s.project, s.projected = true, 0
		tx.pending[s.id] = s
		if len(tx.pending) >= mostPending {
			if err := tx.project(); err != nil {
				return err
			}
		}
	}
	return tx.project()
}
