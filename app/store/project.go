package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"feltbog/app/book"
)

// project writes what the transaction has in memory: the registers and the
// projection of every record it changed. Records that show the name of one of
// them by a reference are projected along.
func (tx *Tx) project() error {
	var changed []*state
	for _, s := range tx.pending {
		if s.project {
			s.read(tx.book.shapes)
			changed = append(changed, s)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	// In the order of their numbers, which is the order of the tables.
	slices.SortFunc(changed, func(a, b *state) int { return cmp.Compare(a.no, b.no) })
	var renamed []book.ID
	for _, s := range changed {
		if s.name != s.named {
			renamed = append(renamed, s.id)
		}
		if err := tx.projectOne(s); err != nil {
			return fmt.Errorf("project record: %w", err)
		}
	}
	clear(tx.pending)
	for _, id := range renamed {
		if err := tx.follow(id, changed); err != nil {
			return fmt.Errorf("follow name: %w", err)
		}
	}
	return nil
}

// follow projects the records that point to one whose name has changed, but for
// those just projected. It ends there: a name is made of a record's own text,
// never of another's name.
func (tx *Tx) follow(target book.ID, done []*state) error {
	ids, err := column[string](tx, `SELECT DISTINCT r.id FROM reference f JOIN record r ON r.no = f.record WHERE f.target = ?`, string(target))
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return err
		}
		byNumber := func(other *state, no int64) int { return cmp.Compare(other.no, no) }
		if _, found := slices.BinarySearchFunc(done, s.no, byNumber); found {
			continue
		}
		s.read(tx.book.shapes)
		if err := tx.projectOne(s); err != nil {
			return err
		}
	}
	clear(tx.pending)
	return nil
}

// A summary is the row a record has whatever its kind, as far as it is made of
// its fields.
type summary struct {
	number, status, title, day string
	sort                       []byte
	year                       int
	open                       bool
}

// read works out what the record's own registers say: its kind, its fields and
// the name it has for others.
func (s *state) read(shapes shapes) {
	s.shape, s.fields, s.named = shapes.byTag[s.kind], book.Fields{}, ""
	if s.shape == nil {
		return
	}
	s.fields = s.shape.kind.Decode(s.values(s.shape.kind))
	_, s.named = title(s.shape.kind, s.fields, nil)
}

// projectOne writes a record that has been read.
func (tx *Tx) projectOne(s *state) error {
	names, err := tx.names(s)
	if err != nil {
		return err
	}
	row := s.summary(names)
	for _, write := range []func() error{
		func() error { return tx.writeRecord(s, row) },
		func() error { return tx.writeRegisters(s) },
		func() error { return tx.writeKind(s) },
		func() error { return tx.writeReferences(s) },
		func() error { return tx.writeWords(s, s.folded(row.number, names)) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	s.name, s.stored, s.project, s.projected = s.named, true, false, s.kind
	return nil
}

func (s *state) summary(names map[string]string) summary {
	row := summary{number: s.shown(book.TagNumber), status: s.shown(book.TagStatus)}
	if s.shape == nil {
		return row
	}
	kind := s.shape.kind
	record := book.Record{Fields: s.fields}
	row.day, row.year, row.open = record.Day(kind), record.Year(kind), s.asks(kind)
	row.title, _ = title(kind, s.fields, names)
	row.sort = sortKey(row.title)
	return row
}

// shown is the text of one of the registers every record has.
func (s *state) shown(tag int) string {
	register := s.registers[book.Slot{Tag: tag}]
	if register == nil {
		return ""
	}
	return register.Value(book.Latest).Words()
}

func (tx *Tx) writeRecord(s *state, row summary) error {
	_, err := tx.exec(`INSERT INTO record
		(no, id, kind, number, status, title, name, sort, day, year, open, created, creator, changed, last_stream, last_seq)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (no) DO UPDATE SET kind = excluded.kind, number = excluded.number, status = excluded.status,
		title = excluded.title, name = excluded.name, sort = excluded.sort, day = excluded.day, year = excluded.year,
		open = excluded.open, created = excluded.created, creator = excluded.creator, changed = excluded.changed,
		last_stream = excluded.last_stream, last_seq = excluded.last_seq`,
		s.no, string(s.id), s.kind, row.number, row.status, row.title, s.named, notNil(row.sort), row.day, row.year, row.open,
		s.created, tx.streams.number[s.creator], s.changed, tx.streams.number[s.last.Stream], int64(s.last.Seq))
	return err
}

// notNil keeps an empty blob from being stored as NULL.
func notNil(raw []byte) []byte {
	if raw == nil {
		return []byte{}
	}
	return raw
}

func (tx *Tx) writeKind(s *state) error {
	if old := tx.book.shapes.byTag[s.projected]; old != nil && old != s.shape {
		if _, err := tx.exec(old.remove, s.no); err != nil {
			return err
		}
	}
	if s.shape == nil {
		return nil
	}
	row := make([]any, 1, 1+len(s.shape.fields))
	row[0] = s.no
	for _, f := range s.shape.fields {
		cell, err := cell(s.fields[f.Name])
		if err != nil {
			return err
		}
		row = append(row, cell)
	}
	_, err := tx.exec(s.shape.put, row...)
	return err
}

// cell is an answer as its column holds it: options, tallies and scales as JSON.
func cell(answer any) (any, error) {
	switch answer.(type) {
	case []string, map[string]int64, map[string]string:
		raw, err := json.Marshal(answer)
		return string(raw), err
	default:
		return answer, nil
	}
}

func (tx *Tx) writeReferences(s *state) error {
	if s.stored {
		if _, err := tx.exec(`DELETE FROM reference WHERE record = ?`, s.no); err != nil {
			return err
		}
	}
	if s.shape == nil {
		return nil
	}
	for _, f := range s.shape.kind.Fields {
		for _, target := range targets(f, s.fields) {
			if _, err := tx.exec(`INSERT INTO reference (record, tag, target) VALUES (?, ?, ?)`, s.no, f.Tag, target); err != nil {
				return err
			}
		}
	}
	return nil
}

// targets are the records a field points to.
func targets(f book.Field, fields book.Fields) []string {
	switch f.Type {
	case book.Ref:
		if id := fields.Text(f.Name); id != "" {
			return []string{id}
		}
	case book.Refs:
		return fields.Many(f.Name)
	case book.Scale:
		var ids []string
		for id := range fields.Scale(f.Name) {
			ids = append(ids, id)
		}
		return ids
	}
	return nil
}

// names are the names of the records the fields point to, by id.
func (tx *Tx) names(s *state) (map[string]string, error) {
	names := map[string]string{}
	if s.shape == nil {
		return names, nil
	}
	for _, f := range s.shape.kind.Fields {
		if f.Type == book.Scale {
			continue // an answer is not found by the wording of its questions
		}
		for _, id := range targets(f, s.fields) {
			name, err := tx.name(book.ID(id))
			if err != nil {
				return nil, err
			}
			names[id] = name
		}
	}
	return names, nil
}

// name is what a record is shown by where another points to it: its own text,
// "" when it has none or is not here.
func (tx *Tx) name(id book.ID) (string, error) {
	if s, ok := tx.pending[id]; ok && s.project {
		return s.named, nil
	}
	var name string
	_, err := tx.one(`SELECT name FROM record WHERE id = ?`, []any{string(id)}, &name)
	return name, err
}

// title gives what a list shows for a record, the first of its title fields that
// is filled, and its name, the first of them that is text of its own.
func title(kind *book.Kind, fields book.Fields, names map[string]string) (title, name string) {
	for _, field := range kind.Title {
		f, _ := kind.Field(field)
		text := firstLine(fields.Text(field))
		if f.Type == book.Ref {
			text = names[fields.Text(field)]
		} else if name == "" {
			name = text
		}
		if title == "" {
			title = text
		}
	}
	return title, name
}

// A title of a long text is its beginning.
const mostTitle = 120

func firstLine(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if runes := []rune(text); len(runes) > mostTitle {
		return string(runes[:mostTitle-1]) + "\u2026"
	}
	return text
}
