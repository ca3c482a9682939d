package store

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"feltbog/app/book"
)

// Below this many hits, words inside longer words are looked for too.
const fewHits = 50

// A Hit is a record found by its text: the field, a piece of it around what was
// found, and what to mark in the piece, as pairs of first and last-plus-one
// rune.
type Hit struct {
	Record  book.Record
	Field   string
	Snippet string
	Marks   [][2]int
}

// Search finds records by words in any of their text, newest first: each word,
// or the beginning of it, must be there; where few are found, words inside
// longer words count too. Nothing in words is an operator.
func (tx *Tx) Search(words string, limit int) ([]Hit, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	query := asked(words)
	if len(query) == 0 || limit <= 0 {
		return []Hit{}, nil
	}
	condition, args, err := tx.matching(query, limit)
	if err != nil {
		return nil, err
	}
	ids, err := column[string](tx, `SELECT r.id FROM record r WHERE `+condition+` ORDER BY r.changed DESC, r.id DESC LIMIT ?`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	hits := make([]Hit, 0, len(ids))
	for _, id := range ids {
		hit, err := tx.hit(book.ID(id), query)
		if err != nil {
			return nil, err
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// More words than this narrow nothing any more, and a whole page pasted into the
// search box would be more than SQLite takes.
const mostWords = 30

// asked are the words of a query, folded.
func asked(words string) []string {
	query := strings.Fields(fold(words).String())
	return query[:min(len(query), mostWords)]
}

// matching is the condition on record r under which it is found by the folded
// words of a query: by the index, or when that gives fewer than enough, by a
// scan that also finds words inside words. Short pieces are inside most words,
// so they are never scanned for.
func (tx *Tx) matching(query []string, enough int) (condition string, args []any, err error) {
	if err := tx.indexAnew(); err != nil {
		return "", nil, err
	}
	match := `"` + strings.Join(query, `"* "`) + `"*`
	var hits int
	if _, err := tx.one(`SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)`, []any{match, enough}, &hits); err != nil {
		return "", nil, fmt.Errorf("search: %w", err)
	}
	if hits >= enough || !scannable(query) {
		return `r.no IN (SELECT rowid FROM search WHERE search MATCH ?)`, []any{match}, nil
	}
	inside := make([]string, len(query))
	for i, word := range query {
		inside[i] = `instr(text, ?) > 0`
		args = append(args, word)
	}
	return `r.no IN (SELECT record FROM words WHERE ` + strings.Join(inside, " AND ") + `)`, args, nil
}

func scannable(query []string) bool {
	for _, word := range query {
		if utf8.RuneCountInString(word) < 3 {
			return false
		}
	}
	return true
}

func (tx *Tx) hit(id book.ID, query []string) (Hit, error) {
	record, err := tx.Find(id)
	if err != nil {
		return Hit{}, err
	}
	hit := Hit{Record: record}
	kind, ok := tx.book.options.Catalogue.Kind(record.Kind)
	if !ok {
		return hit, nil
	}
	names := map[string]string{}
	for _, f := range kind.Fields {
		for _, target := range targets(f, record.Fields) {
			if names[target], err = tx.name(book.ID(target)); err != nil {
				return Hit{}, err
			}
		}
	}
	best := 0
	for _, p := range searchable(kind, record.Number, record.Fields, names) {
		folded := fold(p.text)
		if found := folded.find(query); found.words > best {
			best, hit.Field = found.words, p.field
			hit.Snippet, hit.Marks = snippet(p.text, found.marks)
		}
	}
	return hit, nil
}
