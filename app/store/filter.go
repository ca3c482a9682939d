package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// A filter is conditions on record r and, when it is joined, on k, the table of
// its kind.
type filter struct {
	conditions []string
	args       []any
	joined     bool
}

func (f *filter) and(condition string, args ...any) {
	f.conditions = append(f.conditions, condition)
	f.args = append(f.args, args...)
}

// from is what the filter selects from.
func (f *filter) from(kind *book.Kind) string {
	tables := `record r`
	if f.joined {
		tables += ` JOIN ` + quote(kind.Name) + ` k ON k.record = r.no`
	}
	return tables + ` WHERE ` + strings.Join(f.conditions, ` AND `)
}

func (tx *Tx) filter(kind *book.Kind, q Query) (*filter, error) {
	f := &filter{}
	f.and(`r.kind = ? AND r.here = 1`, kind.Tag)
	if q.Year != 0 {
		f.and(`r.year = ?`, q.Year)
	}
	if len(q.Status) > 0 {
		f.and(`r.status IN (?`+strings.Repeat(`, ?`, len(q.Status)-1)+`)`, anys(q.Status)...)
	}
	if q.Source != "" {
		f.and(`r.no IN (SELECT record FROM reference WHERE target = ?)`, string(q.Source))
	}
	if q.Before != "" {
		f.and(`r.day <> '' AND r.day < ?`, q.Before)
	}
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		if name == "open" {
			if err := tx.waiting(f, q.Where[name] == "true"); err != nil {
				return nil, err
			}
			continue
		}
		if err := f.where(kind, name, q.Where[name]); err != nil {
			return nil, fault.At(name, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(q.Either)) {
		if err := f.either(kind, name, q.Either[name]); err != nil {
			return nil, fault.At(name, err)
		}
	}
	return f, tx.withWords(f, q.Words)
}

func (tx *Tx) withWords(f *filter, words string) error {
	query := asked(words)
	if len(query) == 0 {
		return nil
	}
	condition, args, err := tx.matching(query, fewHits)
	f.and(condition, args...)
	return err
}

// waiting narrows to records that wait for a decision, or to those that do not.
func (tx *Tx) waiting(f *filter, open bool) error {
	withdrawals, err := tx.Withdrawals()
	if err != nil {
		return err
	}
	var args []any
	for _, c := range withdrawals {
		args = append(args, string(c.Record))
	}
	among := `r.id IN (` + strings.TrimSuffix(strings.Repeat(`?, `, len(args)), `, `) + `)`
	if open {
		f.and(`(r.open = 1 OR `+among+`)`, args...)
	} else {
		f.and(`r.open = 0 AND NOT `+among, args...)
	}
	return nil
}

// where narrows to records whose field has, or for many options holds, a value.
func (f *filter) where(kind *book.Kind, name, value string) error {
	field, ok := kind.Field(name)
	if !ok {
		return fault.New(fault.UnknownField)
	}
	column := `k.` + quote(name)
	f.joined = true
	switch {
	case field.Tag == book.TagNumber || field.Tag == book.TagStatus:
		f.and(`r.`+quote(name)+` = ?`, value)
	case value == "":
		f.and(column + ` IS NULL`)
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

// either narrows to records whose field has any of the values.
func (f *filter) either(kind *book.Kind, name string, values []string) error {
	any := &filter{}
	for _, value := range values {
		if err := any.where(kind, name, value); err != nil {
			return err
		}
	}
	f.joined = f.joined || any.joined
	f.and(`(`+strings.Join(any.conditions, ` OR `)+`)`, any.args...)
	return nil
}

func anys[T ~string](list []T) []any {
	all := make([]any, len(list))
	for i, one := range list {
		all[i] = string(one)
	}
	return all
}
