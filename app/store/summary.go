package store

import (
	"strings"

	"feltbog/app/book"
)

// A summary is the row a record has whatever its kind, as far as it is made of
// its fields.
type summary struct {
	number, status, title, day string
	sort                       []byte
	year                       int
	open                       bool
}

// sum works out what a record that has been read shows beside its fields: its row
// and its words, with the names of what it points to.
func (tx *Tx) sum(s *state) error {
	names, err := tx.namesIn(s)
	if err != nil {
		return err
	}
	s.row = s.summary(names)
	s.words = s.folded(s.row.number, names)
	return nil
}

func (s *state) summary(names map[string]string) summary {
	row := summary{number: s.shown(book.TagNumber), status: s.shown(book.TagStatus)}
	if s.table == nil {
		return row
	}
	kind := s.table.kind
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

func (tx *Tx) writeRecords(states []*state) error {
	lines := rows{into: `record
		(no, id, kind, here, number, status, title, name, sort, day, year, open, created, creator, changed, last_stream, last_seq)`, width: 17,
		conflict: `ON CONFLICT (no) DO UPDATE SET kind = excluded.kind, here = excluded.here, number = excluded.number, status = excluded.status,
		title = excluded.title, name = excluded.name, sort = excluded.sort, day = excluded.day, year = excluded.year,
		open = excluded.open, created = excluded.created, creator = excluded.creator, changed = excluded.changed,
		last_stream = excluded.last_stream, last_seq = excluded.last_seq`}
	lines.expect(len(states))
	for _, s := range states {
		row := s.row
		lines.add(s.no, string(s.id), s.kind, s.here(), row.number, row.status, row.title, s.named, notNil(row.sort), row.day, row.year, row.open,
			s.created, tx.streams.number[s.creator], s.changed, tx.streams.number[s.last.Stream], int64(s.last.Seq))
	}
	return lines.write(tx)
}

// notNil keeps an empty blob from being stored as NULL.
func notNil(raw []byte) []byte {
	if raw == nil {
		return []byte{}
	}
	return raw
}

// namesIn are the names of the records the fields point to, by id.
func (tx *Tx) namesIn(s *state) (map[string]string, error) {
	names := map[string]string{}
	if s.table == nil {
		return names, nil
	}
	for _, f := range s.table.kind.Fields {
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

// A transaction remembers this many names: most records point to the same few.
const mostNames = 10_000

// name is what a record is shown by where another points to it: its own text,
// "" when it has none or is not here.
func (tx *Tx) name(id book.ID) (string, error) {
	if name, ok := tx.names[id]; ok {
		return name, nil
	}
	var name string
	if _, err := tx.one(`SELECT name FROM record WHERE id = ?`, []any{string(id)}, &name); err != nil {
		return "", err
	}
	if len(tx.names) >= mostNames {
		clear(tx.names)
	}
	tx.names[id] = name
	return name, nil
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
