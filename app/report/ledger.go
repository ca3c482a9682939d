package report

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"feltbog/app/book"
)

// ledger is the input laid out for counting: only ready records, each thing
// once, in an order that does not depend on the order they came in.
type ledger struct {
	input Input
	ready map[string][]book.Record // by kind, every year
	known map[book.ID]int          // where each record is in the input, whatever its status
}

func newLedger(in Input) *ledger {
	l := &ledger{input: in, ready: map[string][]book.Record{}, known: make(map[book.ID]int, len(in.Records))}
	for n, r := range in.Records {
		l.known[r.ID] = n
		if r.Status == book.Ready {
			l.ready[r.Kind] = append(l.ready[r.Kind], r)
		}
	}
	for kind, records := range l.ready {
		l.ready[kind] = l.once(kind, records)
	}
	return l
}

// once puts records in order and keeps one of those that are the same thing: the
// one whose id stands for them all, or else the first.
func (l *ledger) once(kind string, records []book.Record) []book.Record {
	sorted := byDay(l.kind(kind), records)
	if l.input.Same == nil {
		return sorted
	}
	chosen := map[book.ID]book.ID{}
	for _, r := range sorted {
		same := l.same(r.ID)
		if _, taken := chosen[same]; !taken || r.ID == same {
			chosen[same] = r.ID
		}
	}
	return slices.DeleteFunc(sorted, func(r book.Record) bool { return chosen[l.same(r.ID)] != r.ID })
}

// byDay is records by day, number and id. The days are looked up once for each
// record and not for each comparison: of a million that is most of the time.
func byDay(shape *book.Kind, records []book.Record) []book.Record {
	type place struct {
		day, number, id string
		at              int
	}
	places := make([]place, len(records))
	for n, r := range records {
		places[n] = place{r.Day(shape), r.Number, string(r.ID), n}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(strings.Compare(a.day, b.day), strings.Compare(a.number, b.number), strings.Compare(a.id, b.id))
	})
	sorted := make([]book.Record, len(records))
	for n, p := range places {
		sorted[n] = records[p.at]
	}
	return sorted
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
// catalogue says dates them. Those with a day lie in its order, so that a year
// of them lies together.
func (l *ledger) in(kind string, year int) []book.Record {
	shape, all := l.kind(kind), l.ready[kind]
	if shape.Date == "" {
		return which(all, func(r book.Record) bool { return shape.Year != "" && r.Year(shape) == year })
	}
	return slices.Clip(all[l.before(kind, year):l.before(kind, year+1)])
}

// before is how many records of a kind that has days are from earlier years.
func (l *ledger) before(kind string, year int) int {
	shape, all, first := l.kind(kind), l.ready[kind], fmt.Sprintf("%04d", year)
	return sort.Search(len(all), func(n int) bool { return all[n].Day(shape) >= first })
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
	r, _ := l.look(id)
	return r.Fields.Text(field)
}

// look finds a record by its own id.
func (l *ledger) look(id book.ID) (book.Record, bool) {
	at, ok := l.known[id]
	if !ok {
		return book.Record{}, false
	}
	return l.input.Records[at], true
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
