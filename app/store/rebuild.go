package store

import (
	"context"
	"fmt"

	"feltbog/app/book"
	"feltbog/app/fault"
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
	if err := tx.script(`DELETE FROM held; DELETE FROM reference; DELETE FROM words;
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

// replay folds the records numbered from+1 to upto. Their rows are still there
// from before, but nothing is read of them but number and name.
func (tx *Tx) replay(from, upto int64) error {
	left, err := tx.rowsOf(from, upto)
	if err != nil {
		return err
	}
	law, err := tx.statute()
	if err != nil {
		return err
	}
	changes, err := tx.bodies(`SELECT body FROM change WHERE record > ? AND record <= ? ORDER BY record, stream, seq`, from, upto)
	if err != nil {
		return err
	}
	of := map[book.ID][]journal.Change{}
	for _, c := range changes {
		tx.hold(c.Dot)
		of[c.Record] = append(of[c.Record], c)
	}
	for id, all := range of {
		s := left[id]
		if s == nil {
			return fault.New(fault.Damaged)
		}
		if err := s.fold(all, law, tx.held.Has); err != nil {
			return err
		}
		tx.pending[id], s.project = s, true
		delete(left, id)
	}
	// Nothing the journal knows of points to a row that is left.
	for _, s := range left {
		if _, err := tx.exec(`DELETE FROM record WHERE no = ?`, s.no); err != nil {
			return fmt.Errorf("drop record: %w", err)
		}
	}
	return tx.project()
}

func (tx *Tx) rowsOf(from, upto int64) (map[book.ID]*state, error) {
	found := map[book.ID]*state{}
	err := tx.each(`SELECT no, id, name FROM record WHERE no > ? AND no <= ?`, []any{from, upto}, func(scan func(...any) error) error {
		var s state
		err := scan(&s.no, &s.id, &s.name)
		found[s.id] = &s
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read records: %w", err)
	}
	return found, nil
}
