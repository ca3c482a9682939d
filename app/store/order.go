package store

import (
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// order is the ORDER BY of a query, and whether it needs the table of the kind.
// Ties go to the newer record, which is the one with the higher id, so that
// pages never overlap. Going down, empty values come last by themselves; not
// saying so lets the index give the first page without sorting the rest.
func (tx *Tx) order(kind *book.Kind, q Query) (order string, joined bool, err error) {
	direction := ` ASC`
	if q.Descending {
		direction = ` DESC`
	}
	by := q.Sort
	if by == "" {
		by = "title"
		if kind.Date != "" {
			by = kind.Date
		}
	}
	switch by {
	case "created", "changed":
		return `r.` + by + direction + `, r.id DESC`, false, nil
	case "title":
		return emptyLast(q, `r.title = ''`) + `r.sort` + direction + `, r.id DESC`, false, nil
	case kind.Date:
		return emptyLast(q, `r.day = ''`) + `r.day` + direction + `, r.id DESC`, false, nil
	}
	field, ok := kind.Field(by)
	if !ok {
		return "", false, fault.At(by, fault.New(fault.UnknownField))
	}
	value := tx.sortValue(field)
	return emptyLast(q, value+` IS NULL`) + value + direction + `, r.id DESC`, true, nil
}

func emptyLast(q Query, empty string) string {
	if q.Descending {
		return ""
	}
	return empty + `, `
}

// sortValue is the expression a field sorts by: a choice by its place in the
// list, a reference by the title it points to, text as a dictionary has it.
func (tx *Tx) sortValue(f book.Field) string {
	column := `k.` + quote(f.Name)
	switch {
	case f.Tag == book.TagNumber:
		return `nullif(r.number, '')`
	case f.Tag == book.TagStatus:
		return tx.placeInList(f.List, `r.status`)
	case f.Type == book.Choice:
		return tx.placeInList(f.List, column)
	case f.Type == book.Ref:
		return `(SELECT t.sort FROM record t WHERE t.id = ` + column + ` AND t.title <> '')`
	case f.Type == book.Line || f.Type == book.Note:
		return column + ` COLLATE danish`
	default:
		return column
	}
}

func (tx *Tx) placeInList(list, column string) string {
	options := tx.book.options.Catalogue.Lists[list]
	if len(options) == 0 {
		return column
	}
	places := `CASE ` + column
	for i, option := range options {
		places += ` WHEN '` + strings.ReplaceAll(option.Code, `'`, `''`) + `' THEN ` + strconv.Itoa(i)
	}
	return places + ` END`
}
