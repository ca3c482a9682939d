package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"feltbog/app/book"
)

// Similar gives records of a kind whose name could be meant by name, the
// likeliest first: the same once folded, one the beginning of the other, one
// inside the other, spelt nearly alike, or half of the words in common.
func (tx *Tx) Similar(kind, name string, limit int) ([]book.Record, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	wanted := fold(name).String()
	found, ok := tx.book.options.Catalogue.Kind(kind)
	if !ok || wanted == "" || limit <= 0 {
		return []book.Record{}, nil
	}
	type candidate struct {
		id       book.ID
		name     string
		likeness int
	}
	var candidates []candidate
	err := tx.each(`SELECT id, name FROM record WHERE kind = ? AND name <> ''`, []any{found.Tag}, func(scan func(...any) error) error {
		var c candidate
		err := scan(&c.id, &c.name)
		if c.likeness = likeness(wanted, fold(c.name).String()); c.likeness > 0 {
			candidates = append(candidates, c)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), compareDanish(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	records := []book.Record{}
	for _, c := range candidates[:min(limit, len(candidates))] {
		record, err := tx.Find(c.id)
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
	return records, nil
}

// misspelt is how alike a name is to itself with a letter or two wrong.
const misspelt = 0.93

// likeness grades two folded names from 5, the same, to 0, nothing in common.
// Spaces do not tell names apart: compounds are often written as two words.
func likeness(a, b string) int {
	one, other := strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", "")
	switch {
	case one == other:
		return 5
	case strings.HasPrefix(other, one), strings.HasPrefix(one, other):
		return 4
	case strings.Contains(other, one), strings.Contains(one, other):
		return 3
	case jaroWinkler(letters(one), letters(other)) >= misspelt:
		return 2
	}
	words, others := strings.Fields(a), strings.Fields(b)
	common := 0
	for _, word := range words {
		if slices.Contains(others, word) {
			common++
		}
	}
	if 2*common >= max(len(words), len(others)) {
		return 1
	}
	return 0
}
