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

// A shape is one kind of record as SQL: a column for each of its fields but
// number and status, which every record has in "record".

type kindShape struct {
	kind    *book.Kind
	fields  []book.Field
	create  string
	put     string // record, then the fields
	remove  string
	columns string // k."a", k."b", …
}

type shapes struct {
	list        []*kindShape
	byTag       map[int]*kindShape
	fingerprint string
}

// column types by the type of the field. Options, tallies and scales are JSON.
var columnType = map[book.Type]string{
	book.Whole: "INTEGER", book.Quarter: "REAL", book.Yes: "INTEGER",
}

func shape(c *book.Catalogue) shapes {
	all := shapes{byTag: map[int]*kindShape{}}
	print := sha256.New()
	fmt.Fprintln(print, projectionVersion)
	for _, kind := range c.Kinds {
		one := shapeKind(kind)
		all.list = append(all.list, one)
		all.byTag[kind.Tag] = one
		fmt.Fprintln(print, kind.Tag, kind.Name, kind.Date, kind.Year, kind.Title)
		for _, f := range kind.Fields {
			fmt.Fprintln(print, f.Tag, f.Name, f.Type, f.Policy)
		}
	}
	all.fingerprint = hex.EncodeToString(print.Sum(nil))
	return all
}

func shapeKind(kind *book.Kind) *kindShape {
	s := &kindShape{kind: kind}
	var columns, names, sets []string
	for _, f := range kind.Fields {
		if f.Tag == book.TagNumber || f.Tag == book.TagStatus {
			continue
		}
		of := columnType[f.Type]
		if of == "" {
			of = "TEXT"
		}
		name := quote(f.Name)
		s.fields = append(s.fields, f)
		columns = append(columns, name+" "+of)
		names = append(names, name)
		sets = append(sets, name+" = excluded."+name)
	}
	table := quote(kind.Name)
	s.create = fmt.Sprintf("CREATE TABLE %s (record INTEGER PRIMARY KEY REFERENCES record (no), %s) STRICT",
		table, strings.Join(columns, ", "))
	s.put = fmt.Sprintf("INSERT INTO %s (record, %s) VALUES (?%s) ON CONFLICT (record) DO UPDATE SET %s",
		table, strings.Join(names, ", "), strings.Repeat(", ?", len(names)), strings.Join(sets, ", "))
	s.remove = fmt.Sprintf("DELETE FROM %s WHERE record = ?", table)
	s.columns = "k." + strings.Join(names, ", k.")
	return s
}

// quote makes any word a name in SQL: kinds and fields are called "order" and
// "end" too.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
