package store

import (
	"encoding/json"

	"feltbog/app/book"
)

// answer turns a column back into the answer it holds.
func answer(f book.Field, cell any, into book.Fields) (err error) {
	if cell == nil {
		return nil
	}
	text, _ := cell.(string)
	switch f.Type {
	case book.Yes:
		into[f.Name] = cell == int64(1)
	case book.Choices, book.Refs:
		into[f.Name], err = unmarshal[[]string](text)
	case book.Tally:
		into[f.Name], err = unmarshal[map[string]int64](text)
	case book.Scale:
		into[f.Name], err = unmarshal[map[string]string](text)
	default:
		into[f.Name] = cell
	}
	return err
}

func unmarshal[T any](text string) (value T, err error) {
	err = json.Unmarshal([]byte(text), &value)
	return value, err
}

func (tx *Tx) writeKinds(states []*state) error {
	waiting := map[*table]*rows{}
	for _, s := range states {
		if old := tx.book.tables.byTag[s.projected]; old != nil && old != s.table {
			if _, err := tx.exec(old.remove, s.no); err != nil {
				return err
			}
		}
		if s.table == nil {
			continue
		}
		if waiting[s.table] == nil {
			waiting[s.table] = s.table.rows()
			waiting[s.table].expect(len(states))
		}
		if err := s.putCells(waiting[s.table]); err != nil {
			return err
		}
	}
	for _, table := range tx.book.tables.list {
		if lines := waiting[table]; lines != nil {
			if err := lines.write(tx); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *state) putCells(to *rows) error {
	to.add(s.no)
	for _, f := range s.table.fields {
		cell, err := cell(s.fields[f.Name])
		if err != nil {
			return err
		}
		to.add(cell)
	}
	return nil
}

// cell is an answer as its column holds it: options, tallies and scales as JSON.
func cell(answer any) (any, error) {
	switch answer.(type) {
	case []string, map[string]int64, map[string]string:
		raw, err := json.Marshal(answer)
		return string(raw), err
	default:
		return answer, nil
	}
}
