package store

import "fmt"

// A transaction that writes more than this many records to the index, and more
// than a quarter of all, leaves the index and makes it anew at its end. Below
// that, making it anew would cost more than keeping it.
const mostIndexed = 2_000

// writeWords keeps the text of records searchable.
func (tx *Tx) writeWords(states []*state) error {
	lines := rows{into: `words (record, text)`, width: 2, conflict: `ON CONFLICT (record) DO UPDATE SET text = excluded.text`}
	for _, s := range states {
		old, err := tx.indexed(s)
		if err != nil {
			return err
		}
		if s.words == old {
			continue
		}
		if err := tx.index(s.no, old, s.words); err != nil {
			return err
		}
		if s.words != "" {
			lines.add(s.no, s.words)
		} else if _, err := tx.exec(`DELETE FROM words WHERE record = ?`, s.no); err != nil {
			return err
		}
	}
	return lines.write(tx)
}

// indexed is the text of a record as the index has it.
func (tx *Tx) indexed(s *state) (text string, err error) {
	if s.stored {
		_, err = tx.one(`SELECT text FROM words WHERE record = ?`, []any{s.no}, &text)
	}
	return text, err
}

// index takes the old text of a record out of the index and puts the new one in.
func (tx *Tx) index(record int64, old, text string) error {
	tx.reindexed++
	if !tx.bulk && tx.reindexed%mostIndexed == 0 {
		var all int
		if _, err := tx.one(`SELECT count(*) FROM record`, nil, &all); err != nil {
			return err
		}
		tx.bulk = tx.reindexed > all/4
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

// unhurried has the index of a book made by an earlier Feltbog keep the words that
// were replaced until it is purged, as it does in newer books (see Measured).
func (tx *Tx) unhurried() error {
	var at int
	if found, err := tx.one(`SELECT v FROM search_config WHERE k = 'secure-delete' AND v <> 0`, nil, &at); err != nil || !found {
		return err
	}
	_, err := tx.exec(`INSERT INTO search (search, rank) VALUES ('secure-delete', 0)`)
	return err
}

// indexAnew makes the index of a bulk load.
func (tx *Tx) indexAnew() error {
	if !tx.bulk {
		return nil
	}
	tx.bulk, tx.reindexed = false, 0
	if _, err := tx.exec(`INSERT INTO search (search) VALUES ('rebuild')`); err != nil {
		return fmt.Errorf("index words: %w", err)
	}
	return nil
}
