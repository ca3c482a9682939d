package store

import (
	"fmt"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// A Query is what a list shows. Kind must be given; all else narrows, and is
// left at its zero value to leave it open.
type Query struct {
	Kind   string
	Year   int
	Status []book.Status
	Where  map[string]string   // field name → code, id, text, number or "true", "" is not filled; "open": "true" has a conflict
	Either map[string][]string // as Where, any of the values
	Before string              // only records dated before this day; those without a date are not
	Words  string              // as in Search
	Source book.ID             // only records that point to this one
	Sort   string              // field name, or "title", "created", "changed"; "" is by date, or by title where there is none
	// Descending turns the order round; records without a value stay last.
	Descending bool
	Limit      int // 0 is all
	Offset     int
}

// A Page is one screenful: Total records fit the query, Of records are of the
// kind at all.
type Page struct {
	Records []book.Record
	Total   int
	Of      int
}

// List gives the records a query asks for. The faults are UnknownKind and
// UnknownField, with the field.
func (tx *Tx) List(q Query) (Page, error) {
	if err := tx.project(); err != nil {
		return Page{}, err
	}
	kind, ok := tx.book.options.Catalogue.Kind(q.Kind)
	if !ok {
		return Page{}, fault.New(fault.UnknownKind, "kind", q.Kind)
	}
	filter, err := tx.filter(kind, q)
	if err != nil {
		return Page{}, err
	}
	order, joined, err := tx.order(kind, q)
	if err != nil {
		return Page{}, err
	}
	filter.joined = filter.joined || joined
	var page Page
	if _, err := tx.one(`SELECT count(*) FROM `+filter.from(kind), filter.args, &page.Total); err != nil {
		return Page{}, fmt.Errorf("count records: %w", err)
	}
	if page.Of = page.Total; len(filter.conditions) > 1 {
		if _, err := tx.one(`SELECT count(*) FROM record WHERE kind = ? AND here = 1`, []any{kind.Tag}, &page.Of); err != nil {
			return Page{}, fmt.Errorf("count records: %w", err)
		}
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	// Sorted by number alone first: dragging forty columns of every record through
	// the sort for the fifty that are shown costs more than all the rest.
	page.Records, err = tx.records(tx.book.tables.byTag[kind.Tag],
		`r.no IN (SELECT r.no FROM `+filter.from(kind)+` ORDER BY `+order+` LIMIT ? OFFSET ?) ORDER BY `+order,
		append(filter.args, limit, q.Offset)...)
	return page, err
}
