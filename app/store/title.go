package store

import (
	"fmt"

	"feltbog/app/book"
)

// Titles gives what lists show for records, by id; a record that is not here is
// left out.
func (tx *Tx) Titles(ids []book.ID) (map[book.ID]string, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	titles := make(map[book.ID]string, len(ids))
	for _, id := range ids {
		var title string
		found, err := tx.one(`SELECT title FROM record WHERE id = ? AND here = 1`, []any{string(id)}, &title)
		if err != nil {
			return nil, fmt.Errorf("read title: %w", err)
		}
		if found {
			titles[id] = title
		}
	}
	return titles, nil
}
