package store

import "fmt"

// A transaction that writes more than this many records to the index, and more
// than a quarter of all, leaves the index and makes it anew at its end. Below
// that, making it anew would cost more than keeping it.
const mostIndexed = 2_000

// writeWords keeps the text of a record searchable.
func (tx *Tx) writeWords(s *state, text string) error {
	var old string
	if s.stored {
		if _, err := tx.one(`SELECT text FROM words WHERE record = ?`, []any{s.no}, &old); err != nil {
			return err
		}
	}
	if text == old {
		return nil
	}
	if err := tx.index(s.no, old, text); err != nil {
		return err
	}
	if text == "" {
		_, err := tx.exec(`DELETE FROM words WHERE record = ?`, s.no)
		return err
	}
	_, err := tx.exec(`INSERT INTO words (record, text) VALUES (?, ?) ON CONFLICT (record) DO UPDATE SET text = excluded.text`, s.no, text)
	return err
}

// index takes the old text of a record out of the index and puts the new one in.
func (tx *Tx) index(record int64, old, text string) error {
	tx.indexed++
	if !tx.bulk && tx.indexed%mostIndexed == 0 {
		var all int
		if _, err := tx.one(`SELECT count(*) FROM record`, nil, &all); err != nil {
			return err
		}
		tx.bulk = tx.indexed > all/4
	}
	if tx.bulk {
		return nil
	}
	if old != "" {
		if _, err := tx.exec(`INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)`, record, old); err != nil {
			return err
		}
	}
	if text == "" {
		return nil
	}
	_, err := tx.exec(`INSERT INTO search (rowid, text) VALUES (?, ?)`, record, text)
	return err
}

// indexAnew makes the index of a bulk load.
func (tx *Tx) indexAnew() error {
	if !tx.bulk {
		return nil
	}
	tx.bulk, tx.indexed = false, 0
	if _, err := tx.exec(`INSERT INTO search (search) VALUES ('rebuild')`); err != nil {
		return fmt.Errorf("index words: %w", err)
	}
	return nil
}
