package report

import (
	"cmp"
	"slices"

	"feltbog/app/book"
)

// challenge is one of a year's challenges: what the table is divided by.
type challenge struct {
	code  string
	name  string
	table string // its short name, at the head of a column
	ids   []book.ID
}

// challenges are those of a year in their own order. Two records of one code are
// one challenge.
func (l *ledger) challenges(year int) []challenge {
	records := l.in("challenge", year)
	slices.SortStableFunc(records, func(a, b book.Record) int {
		return cmp.Or(
			cmp.Compare(a.Fields.Number("order"), b.Fields.Number("order")),
			cmp.Compare(a.Fields.Text("code"), b.Fields.Text("code")),
		)
	})
	var out []challenge
	for _, r := range records {
		code := r.Fields.Text("code")
		at := slices.IndexFunc(out, func(c challenge) bool { return c.code == code })
		if at < 0 {
			at = len(out)
			out = append(out, challenge{
				code:  code,
				name:  r.Fields.Text("name"),
				table: cmp.Or(r.Fields.Text("table_name"), r.Fields.Text("name")),
			})
		}
		out[at].ids = append(out[at].ids, l.same(r.ID))
	}
	return out
}

// share divides records by their primary challenge: one heap for each of the
// challenges, and one for those whose challenge is none of them.
func (l *ledger) share(records []book.Record, among []challenge) (heaps [][]book.Record, strays []book.Record) {
	heaps = make([][]book.Record, len(among))
	for _, r := range records {
		primary := l.ref(r, "challenge")
		at := slices.IndexFunc(among, func(c challenge) bool { return slices.Contains(c.ids, primary) })
		if at < 0 {
			strays = append(strays, r)
			continue
		}
		heaps[at] = append(heaps[at], r)
	}
	return heaps, strays
}

// conclusions are the texts of the year by challenge code, in their own order.
func (l *ledger) conclusions(among []challenge) map[string][]string {
	records := l.of("conclusion")
	slices.SortStableFunc(records, func(a, b book.Record) int {
		return cmp.Compare(a.Fields.Number("order"), b.Fields.Number("order"))
	})
	heaps, _ := l.share(records, among)
	out := map[string][]string{}
	for n, heap := range heaps {
		for _, r := range heap {
			out[among[n].code] = append(out[among[n].code], r.Fields.Text("text"))
		}
	}
	return out
}
