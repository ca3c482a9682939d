package report

import (
	"cmp"
	"fmt"
	"slices"

	"feltbog/app/book"
)

// plan is the work plan of a year, in quarters of a person-year.
type plan struct {
	year   int
	lines  []line
	strays []line // parts of a line that is not in the plan
}

// line is one line of the plan, with the parts of it that are named.
type line struct {
	record       book.Record
	title        string
	quarters     int
	parts        []line
	areas        []string
	decision     *book.Record
	deliverables []book.Record
}

// plan is the plan of a year. A part counts within its line and never beside it.
func (l *ledger) plan(year int) plan {
	records := l.in("plan_line", year)
	slices.SortStableFunc(records, func(a, b book.Record) int {
		return cmp.Compare(a.Fields.Number("order"), b.Fields.Number("order"))
	})
	p := plan{year: year}
	for _, r := range records {
		if !r.Fields.Has("of_which") {
			p.lines = append(p.lines, l.line(r))
		}
	}
	for _, r := range records {
		if r.Fields.Has("of_which") {
			p.place(l.line(r), l.ref(r, "of_which"), l.same)
		}
	}
	return p
}

// place puts a part under its line.
func (p *plan) place(part line, whole book.ID, same func(book.ID) book.ID) {
	at := slices.IndexFunc(p.lines, func(l line) bool { return same(l.record.ID) == whole })
	if at < 0 {
		p.strays = append(p.strays, part)
		return
	}
	part.title = cmp.Or(part.record.Fields.Text("part_name"), part.title)
	p.lines[at].parts = append(p.lines[at].parts, part)
}

func (l *ledger) line(r book.Record) line {
	out := line{record: r, title: r.Fields.Text("title"), quarters: int(r.Fields.Quarters("person_years"))}
	for _, area := range r.Fields.Many("areas") {
		out.areas = append(out.areas, l.name(l.same(book.ID(area)), "name"))
	}
	slices.Sort(out.areas)
	if decision, ok := l.look(l.ref(r, "decision")); ok && decision.Status == book.Ready {
		out.decision = &decision
	}
	out.deliverables = which(l.ready["deliverable"], func(d book.Record) bool {
		return l.ref(d, "plan_line") == l.same(r.ID) && d.Fields.Text("progress") != "dropped"
	})
	return out
}

// excess are the lines whose parts are more than the whole.
func (p plan) excess() []line {
	var out []line
	for _, whole := range p.lines {
		sum := 0
		for _, part := range whole.parts {
			sum += part.quarters
		}
		if sum > whole.quarters {
			out = append(out, whole)
		}
	}
	return out
}

// figures are the sum of the plan, its lines and their parts, numbered as they
// stand in it.
func (p plan) figures(key string) []Figure {
	var behind []book.ID
	var lines []Figure
	sum := 0
	for n, whole := range p.lines {
		sum += whole.quarters
		behind = append(behind, whole.record.ID)
		lines = append(lines, whole.figures(fmt.Sprintf("%s.line.%d", key, n+1), p.year)...)
	}
	total := number(SectionPlan, key+".fte", fmt.Sprintf("Årsværk i arbejdsplan %d", p.year),
		"Summen af planens linjer. »Heraf« er en del af sin linje og lægges ikke til.", 0, behind)
	total.Value = float64(sum) / 4
	return append([]Figure{total.by(Summed).reading(decimal(sum))}, lines...)
}

func (l line) figures(key string, year int) []Figure {
	out := []Figure{l.figure(key, fmt.Sprintf("Årsværk %d: %s", year, l.title), "Årsværk på linjen i arbejdsplanen.")}
	for n, part := range l.parts {
		out = append(out, part.figure(fmt.Sprintf("%s.part.%d", key, n+1),
			fmt.Sprintf("Årsværk %d: heraf til %s", year, part.title), "En del af linjens årsværk; lægges ikke til."))
	}
	return out
}

func (l line) figure(key, label, rule string) Figure {
	f := number(SectionPlan, key, label, rule, 0, []book.ID{l.record.ID})
	f.Value = float64(l.quarters) / 4
	return f.by(Summed).reading(personYears(l.quarters))
}
