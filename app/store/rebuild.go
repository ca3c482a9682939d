package store

import (
	"context"
	"fmt"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// Rebuild makes everything that is worked out from the journal anew: what is
// held, the registers, the projection and the search index.
func (b *Book) Rebuild(ctx context.Context) error {
	err := b.Write(ctx, func(tx *Tx) error {
		if err := tx.layTables(); err != nil {
			return err
		}
		return tx.rebuild()
	})
	b.log.Info("book rebuilt", "ok", err == nil)
	return err
}

// rebuild empties what is worked out and merges every change once more, record
// by record: what a write overwrites is always of the same record, so no other
// order is needed. Records keep their numbers. The tables of the kinds must be
// empty.
func (tx *Tx) rebuild() error {
	if _, err := tx.numbered(); err != nil {
		return err
	}
	if err := tx.script(`DELETE FROM head; DELETE FROM dangling; DELETE FROM held; DELETE FROM reference; DELETE FROM words;
		INSERT INTO search (search) VALUES ('delete-all')`); err != nil {
		return fmt.Errorf("empty projection: %w", err)
	}
	clear(tx.pending)
	tx.bulk, tx.held, tx.ran = true, journal.Held{}, map[journal.Stream]bool{}
	var last int64
	if _, err := tx.one(`SELECT coalesce(max(no), 0) FROM record`, nil, &last); err != nil {
		return fmt.Errorf("count records: %w", err)
	}
	for from := int64(0); from < last; from += mostPending {
		if err := tx.replay(from, from+mostPending); err != nil {
			return err
		}
	}
	return nil
}

// replay merges the changes of the records numbered from+1 to upto. Their rows
// are still there from before, so they are begun anew and not read.
func (tx *Tx) replay(from, upto int64) error {
	numbers := map[book.ID]int64{}
	err := tx.each(`SELECT id, no FROM record WHERE no > ? AND no <= ?`, []any{from, upto}, func(scan func(...any) error) error {
		var id book.ID
		var no int64
		err := scan(&id, &no)
		numbers[id] = no
		return err
	})
	if err != nil {
		return fmt.Errorf("read records: %w", err)
	}
	law, err := tx.statute()
	if err != nil {
		return err
	}
	lawful := map[book.ID]bool{} // records the law has a word on
	changes, err := tx.bodies(`SELECT body FROM change WHERE record > ? AND record <= ? ORDER BY record, stream, seq`, from, upto)
	if err != nil {
		return err
	}
	for _, c := range changes {
		s := tx.pending[c.Record]
		if s == nil {
			s = fresh(c, numbers[c.Record])
			tx.pending[c.Record] = s
			delete(numbers, c.Record)
		}
		if law.Touches(c) {
			lawful[c.Record], s.project = true, true
		} else {
			s.take(c, tx.held.Has)
		}
		tx.hold(c.Dot)
	}
	for id := range lawful {
		if err := tx.refold(id, law); err != nil {
			return err
		}
	}
	// Nothing the journal knows of points to a row that is left.
	for _, no := range numbers {
		if _, err := tx.exec(`DELETE FROM record WHERE no = ?`, no); err != nil {
			return fmt.Errorf("drop record: %w", err)
		}
	}
	return tx.project()
}

// reproject makes the projection anew from the registers, which a change of the
// catalogue does not touch. The tables of the kinds must be empty.
func (tx *Tx) reproject() error {
	ids, err := column[string](tx, `SELECT id FROM record ORDER BY no`)
	if err != nil {
		return fmt.Errorf("read records: %w", err)
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
