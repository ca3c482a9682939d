package store

import (
	"strings"

	"feltbog/app/book"
)

// folded is the text a record is found by: its number, its own text, and the
// names of what it points to.
func (s *state) folded(number string, names map[string]string) string {
	if s.table == nil {
		return ""
	}
	var parts []string
	for _, text := range searchable(s.table.kind, number, s.fields, names) {
		if part := fold(text.text).String(); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// A passage is one searchable text of a record and the field it stands in.
type passage struct{ field, text string }

// searchable lists what a record is found by, in the order of its form.
func searchable(kind *book.Kind, number string, fields book.Fields, names map[string]string) []passage {
	var all []passage
	for _, f := range kind.Fields {
		switch {
		case f.Tag == book.TagNumber:
			all = append(all, passage{f.Name, number})
		case f.Fixed && f.Type != book.Ref: // a checksum or an address is nobody's word
		case f.Type == book.Line || f.Type == book.Note:
			all = append(all, passage{f.Name, fields.Text(f.Name)})
		case f.Type == book.Ref || f.Type == book.Refs:
			for _, id := range targets(f, fields) {
				all = append(all, passage{f.Name, names[id]})
			}
		}
	}
	return all
}
