package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"feltbog/app/book"
)

// A Glance is what a list shows of a record whatever its kind.
type Glance struct {
	Number, Title string
	Open          bool // a conflict waits for a person
}

// So many are looked up at once that executing the statement costs nothing, and
// so few that their list does not.
const glances = 500

// Glances looks records up by id; a record that is not here is left out.
func (tx *Tx) Glances(ids []book.ID) (map[book.ID]Glance, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	found := make(map[book.ID]Glance, len(ids))
	for some := range slices.Chunk(ids, glances) {
		list, err := json.Marshal(some)
		if err != nil {
			return nil, fmt.Errorf("look up records: %w", err)
		}
		err = tx.each(`SELECT id, number, title, open FROM record WHERE here = 1 AND id IN (SELECT value FROM json_each(?))`,
			[]any{string(list)}, func(scan func(...any) error) error {
				var id book.ID
				var g Glance
				err := scan(&id, &g.Number, &g.Title, &g.Open)
				found[id] = g
				return err
			})
		if err != nil {
			return nil, fmt.Errorf("look up records: %w", err)
		}
	}
	return found, nil
}

// Titles gives what lists show for records, by id; a record that is not here is
// left out.
func (tx *Tx) Titles(ids []book.ID) (map[book.ID]string, error) {
	glances, err := tx.Glances(ids)
	titles := make(map[book.ID]string, len(glances))
	for id, glance := range glances {
		titles[id] = glance.Title
	}
	return titles, err
}
