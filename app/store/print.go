package store

import (
	"crypto/sha256"
	"fmt"
	"io"
)

// derived are the tables a rebuild makes, with what a difference in one means.
var derived = []struct{ table, rest, problem string }{
	{"held", "ORDER BY stream, first", ProblemHeld},
	{"record", "ORDER BY no", ProblemProjection},
	{"reference", "ORDER BY record, tag, target", ProblemProjection},
	{"words", "ORDER BY record", ProblemSearch},
}

type imprint struct {
	sum     [sha256.Size]byte
	problem string
}

// prints takes a fingerprint of every table a rebuild makes.
func (tx *Tx) prints() (map[string]imprint, error) {
	prints := map[string]imprint{}
	for _, d := range derived {
		sum, err := tx.print(d.table, d.rest)
		if err != nil {
			return nil, err
		}
		prints[d.table] = imprint{sum, d.problem}
	}
	for _, table := range tx.book.tables.list {
		sum, err := tx.print(table.kind.Name, "ORDER BY record")
		if err != nil {
			return nil, err
		}
		prints[table.kind.Name] = imprint{sum, ProblemProjection}
	}
	return prints, nil
}

func (tx *Tx) print(table, rest string) (sum [sha256.Size]byte, err error) {
	rows, err := tx.sql.Query(`SELECT * FROM ` + quote(table) + ` ` + rest)
	if err != nil {
		return sum, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return sum, err
	}
	cells := make([]any, len(names))
	dest := make([]any, len(names))
	for i := range cells {
		dest[i] = &cells[i]
	}
	digest := sha256.New()
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return sum, err
		}
		writeRow(digest, cells)
	}
	return [sha256.Size]byte(digest.Sum(nil)), rows.Err()
}

func writeRow(w io.Writer, cells []any) {
	for _, cell := range cells {
		fmt.Fprintf(w, "%T %q\n", cell, fmt.Sprint(cell))
	}
}
