package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"feltbog/app/book"
)

// projectionVersion goes up when the same catalogue and the same journal are to
// be projected differently: titles, folding, sort keys.
const projectionVersion = 1

// A table is one kind of record as SQL: a column for each of its fields but
// number and status, which every record has in "record".
type table struct {
	kind    *book.Kind
	fields  []book.Field
	create  string
	into    string // the table, with its columns: record, then the fields
	replace string // what a row does to the one that stands there
	remove  string
	columns string // k."a", k."b", …
}

// tables are those of a catalogue. The fingerprint is another when any of them,
// or what is projected into them, would be.
type tables struct {
	list        []*table
	byTag       map[int]*table
	fingerprint string
}

// columnType is the type of a column by the type of the field. Options, tallies and scales are JSON.
var columnType = map[book.Type]string{
	book.Whole: "INTEGER", book.Quarter: "REAL", book.Yes: "INTEGER",
}

func tabled(c *book.Catalogue) tables {
	all := tables{byTag: map[int]*table{}}
	sum := sha256.New()
	fmt.Fprintln(sum, projectionVersion)
	for _, kind := range c.Kinds {
		one := newTable(kind)
		all.list = append(all.list, one)
		all.byTag[kind.Tag] = one
		fmt.Fprintln(sum, kind.Tag, kind.Name, kind.Date, kind.Year, kind.Title)
		for _, f := range kind.Fields {
			fmt.Fprintln(sum, f.Tag, f.Name, f.Type, f.Policy)
		}
	}
	all.fingerprint = hex.EncodeToString(sum.Sum(nil))
	return all
}

func newTable(kind *book.Kind) *table {
	s := &table{kind: kind}
	var columns, names, sets []string
	for _, f := range kind.Fields {
		if f.Tag == book.TagNumber || f.Tag == book.TagStatus {
			continue
		}
		kept := columnType[f.Type]
		if kept == "" {
			kept = "TEXT"
		}
		name := quote(f.Name)
		s.fields = append(s.fields, f)
		columns = append(columns, name+" "+kept)
		names = append(names, name)
		sets = append(sets, name+" = excluded."+name)
	}
	of := quote(kind.Name)
	s.create = fmt.Sprintf("CREATE TABLE %s (record INTEGER PRIMARY KEY REFERENCES record (no), %s) STRICT",
		of, strings.Join(columns, ", "))
	s.into = fmt.Sprintf("%s (record, %s)", of, strings.Join(names, ", "))
	s.replace = "ON CONFLICT (record) DO UPDATE SET " + strings.Join(sets, ", ")
	s.remove = fmt.Sprintf("DELETE FROM %s WHERE record = ?", of)
	s.columns = "k." + strings.Join(names, ", k.")
	return s
}

func (s *table) rows() *rows {
	return &rows{into: s.into, width: 1 + len(s.fields), conflict: s.replace}
}

// quote makes any word a name in SQL: kinds and fields are called "order" and
// "end" too.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
