package report

import (
	"cmp"
	"slices"

	"feltbog/app/book"
)

// ledger is the input laid out for counting: only ready records, each thing
// once, in an order that does not depend on the order they came in.
type ledger struct {
	input Input
	ready map[string][]book.Record // by kind, every year
	known map[book.ID]book.Record  // every record there is, whatever its status
}

func newLedger(in Input) *ledger {
	l := &ledger{input: in, ready: map[string][]book.Record{}, known: make(map[book.ID]book.Record, len(in.Records))}
	for _, r := range in.Records {
		l.known[r.ID] = r
		if r.Status == book.Ready {
			l.ready[r.Kind] = append(l.ready[r.Kind], r)
		}
	}
	for kind, records := range l.ready {
		l.ready[kind] = l.once(kind, records)
	}
	return l
}

// once keeps one record of those that are the same thing: the one whose id
// stands for them all, or else the first of its number.
func (l *ledger) once(kind string, records []book.Record) []book.Record {
	shape := l.kind(kind)
	slices.SortFunc(records, func(a, b book.Record) int {
		return cmp.Or(
			cmp.Compare(a.Day(shape), b.Day(shape)),
			cmp.Compare(a.Number, b.Number),
			cmp.Compare(a.ID, b.ID),
		)
	})
	chosen := map[book.ID]book.ID{}
	for _, r := range records {
		same := l.same(r.ID)
		if _, taken := chosen[same]; !taken || r.ID == same {
			chosen[same] = r.ID
		}
	}
	return slices.DeleteFunc(records, func(r book.Record) bool { return chosen[l.same(r.ID)] != r.ID })
}

// kind is the shape of a kind; one that the catalogue lacks has no date and no
// fields, so its records are in no year.
func (l *ledger) kind(name string) *book.Kind {
	if kind, ok := l.input.Catalogue.Kind(name); ok {
		return kind
	}
	return &book.Kind{Name: name}
}

// of is the records of a kind that belong to the report's year.
func (l *ledger) of(kind string) []book.Record { return l.in(kind, l.input.Year) }

// in is the records of a kind that belong to a year, by the field that the
// catalogue says dates them.
func (l *ledger) in(kind string, year int) []book.Record {
	shape := l.kind(kind)
	var out []book.Record
	for _, r := range l.ready[kind] {
		if r.Year(shape) == year {
			out = append(out, r)
		}
	}
	return out
}

// same is the id that stands for id.
func (l *ledger) same(id book.ID) book.ID {
	if l.input.Same == nil {
		return id
	}
	return l.input.Same(id)
}

// ref is what a field of a record points at, by the id that stands for it.
func (l *ledger) ref(r book.Record, field string) book.ID {
	return l.same(book.ID(r.Fields.Text(field)))
}

// name is a text of the record that an id stands for, whatever its status: a
// name is read, not counted.
func (l *ledger) name(id book.ID, field string) string {
	return l.known[id].Fields.Text(field)
}

// which keeps the records for which keep holds.
func which(records []book.Record, keep func(book.Record) bool) []book.Record {
	var out []book.Record
	for _, r := range records {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}
