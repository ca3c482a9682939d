package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// A Query is what a list shows. Kind must be given; all else narrows, and is
// left at its zero value to leave it open.
type Query struct {
	Kind   string
	Year   int
	Status []book.Status
	Where  map[string]string // field name → code, id, text, number or "true"; "open": "true" has a conflict
	Words  string            // as in Search
	Source book.ID           // only records that point to this one
	Sort   string            // field name, or "title", "created", "changed"; "" is by date, or by title where there is none
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
	if err := tx.ready(); err != nil {
		return Page{}, err
	}
	kind, ok := tx.book.options.Catalogue.Kind(q.Kind)
	if !ok {
		return Page{}, fault.New(fault.UnknownKind, "kind", q.Kind)
	}
	shape := tx.book.shapes.byTag[kind.Tag]
	filter, err := tx.filter(kind, q)
	if err != nil {
		return Page{}, err
	}
	order, err := tx.order(kind, q)
	if err != nil {
		return Page{}, err
	}
	var page Page
	where := strings.Join(filter.conditions, " AND ")
	counted := `SELECT count(*) FROM record r JOIN ` + quote(kind.Name) + ` k ON k.record = r.no WHERE ` + where
	if _, err := tx.one(counted, filter.args, &page.Total); err != nil {
		return Page{}, fmt.Errorf("count records: %w", err)
	}
	if _, err := tx.one(`SELECT count(*) FROM record WHERE kind = ?`, []any{kind.Tag}, &page.Of); err != nil {
		return Page{}, fmt.Errorf("count records: %w", err)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	page.Records, err = tx.records(shape, where+` ORDER BY `+order+` LIMIT ? OFFSET ?`, append(filter.args, limit, q.Offset)...)
	return page, err
}

// A filter is conditions on record r and on k, the table of its kind.
type filter struct {
	conditions []string
	args       []any
}

func (f *filter) and(condition string, args ...any) {
	f.conditions = append(f.conditions, condition)
	f.args = append(f.args, args...)
}

func (tx *Tx) filter(kind *book.Kind, q Query) (*filter, error) {
	f := &filter{}
	f.and(`r.kind = ?`, kind.Tag)
	if q.Year != 0 {
		f.and(`r.year = ?`, q.Year)
	}
	if len(q.Status) > 0 {
		f.and(`r.status IN (?`+strings.Repeat(`, ?`, len(q.Status)-1)+`)`, anys(q.Status)...)
	}
	if q.Source != "" {
		f.and(`r.no IN (SELECT record FROM reference WHERE target = ?)`, string(q.Source))
	}
	names := make([]string, 0, len(q.Where))
	for name := range q.Where {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := f.where(kind, name, q.Where[name]); err != nil {
			return nil, fault.At(name, err)
		}
	}
	return f, tx.withWords(f, q.Words)
}

func (tx *Tx) withWords(f *filter, words string) error {
	query := strings.Fields(fold(words).String())
	if len(query) == 0 {
		return nil
	}
	condition, args, err := tx.matching(query, fewHits)
	f.and(condition, args...)
	return err
}

// where narrows to records whose field has, or for many options holds, a value.
func (f *filter) where(kind *book.Kind, name, value string) error {
	if name == "open" {
		f.and(`r.open = ?`, value == "true")
		return nil
	}
	field, ok := kind.Field(name)
	if !ok {
		return fault.New(fault.UnknownField)
	}
	column := `k.` + quote(name)
	switch {
	case field.Tag == book.TagNumber || field.Tag == book.TagStatus:
		f.and(`r.`+quote(name)+` = ?`, value)
	case field.Type == book.Yes:
		f.and(`coalesce(`+column+`, 0) = ?`, value == "true")
	case field.Type == book.Whole || field.Type == book.Quarter:
		number, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return fault.New(fault.Invalid)
		}
		f.and(column+` = ?`, number)
	case field.Type == book.Choices || field.Type == book.Refs:
		f.and(`EXISTS (SELECT 1 FROM json_each(`+column+`) WHERE value = ?)`, value)
	case field.Type.PerOption():
		f.and(`EXISTS (SELECT 1 FROM json_each(`+column+`) WHERE key = ?)`, value)
	default:
		f.and(column+` = ?`, value)
	}
	return nil
}

// order is the ORDER BY of a query. Ties go to the newer record, which is the
// one with the higher id, so that pages never overlap.
func (tx *Tx) order(kind *book.Kind, q Query) (string, error) {
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
		return `r.` + by + direction + `, r.id DESC`, nil
	case "title":
		return `r.title = '', r.sort` + direction + `, r.id DESC`, nil
	case kind.Date:
		return `r.day = '', r.day` + direction + `, r.id DESC`, nil
	}
	field, ok := kind.Field(by)
	if !ok {
		return "", fault.At(by, fault.New(fault.UnknownField))
	}
	value := tx.sortValue(field)
	return value + ` IS NULL, ` + value + direction + `, r.id DESC`, nil
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

func anys[T ~string](list []T) []any {
	all := make([]any, len(list))
	for i, one := range list {
		all[i] = string(one)
	}
	return all
}
