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
	var changes []journal.Change
	err := tx.eachChange(query, args, func(c journal.Change) error { changes = append(changes, c); return nil })
	return changes, err
}

// eachChange calls visit with each change that a query of one body column gives.
func (tx *Tx) eachChange(query string, args []any, visit func(journal.Change) error) error {
	if err := tx.writeChanges(); err != nil {
		return err
	}
	streams, err := tx.numbered()
	if err != nil {
		return err
	}
	err = tx.each(query, args, func(scan func(...any) error) error {
		var body []byte
		if err := scan(&body); err != nil {
			return err
		}
		change, err := journal.Parse(body, streams)
		if err != nil {
			return fault.New(fault.Damaged).Because(err)
		}
		return visit(change)
	})
	if err != nil {
		return fmt.Errorf("read changes: %w", err)
	}
	return nil
}
