package report

import (
	"fmt"
	"strconv"

	"feltbog/app/book"
)

// dimension is one of the stairs that a project climbs, and where its figures
// are.
type dimension struct {
	name  string
	label string
}

// climb is where a project stood first, and where it stood at its latest visit.
type climb struct {
	first, latest int
	visits        int
	record        book.ID // the latest visit that says where the project stands
	current       bool    // that visit is of the report's year
}

// maturity is how the visited projects are spread over the steps of each stair,
// and how many have moved. The dimensions are never added up: a project is not
// one number.
func (l *ledger) maturity(f *facts) []Figure {
	var out []Figure
	visits := l.histories()
	for _, m := range book.Maturities() {
		climbs := l.climbs(visits, "maturity_"+m.Name+"_step")
		if len(climbs) == 0 {
			continue
		}
		f.dimensions = append(f.dimensions, dimension{m.Name, m.Label.Da})
		out = append(out, spread(m, climbs)...)
		out = append(out, moved(m, climbs)...)
	}
	return out
}

// histories are all visits, by date, to the projects of the report's year. Those
// after the year are not read, so the report says the same whenever it is made.
func (l *ledger) histories() []book.Record {
	ours := map[book.ID]bool{}
	for _, v := range l.of("visit") {
		ours[l.ref(v, "project")] = true
	}
	upToNow := l.ready["visit"][:l.before("visit", l.input.Year+1)]
	return which(upToNow, func(v book.Record) bool { return ours[l.ref(v, "project")] })
}

// climbs are those of the projects that have a step in the report's year.
func (l *ledger) climbs(visits []book.Record, field string) []climb {
	shape := l.kind("visit")
	byProject := map[book.ID]*climb{}
	var order []book.ID
	for _, v := range visits {
		if !v.Fields.Has(field) {
			continue
		}
		step, err := strconv.Atoi(v.Fields.Text(field))
		if err != nil {
			continue
		}
		project := l.ref(v, "project")
		if byProject[project] == nil {
			byProject[project] = &climb{first: step}
			order = append(order, project)
		}
		c := byProject[project]
		c.latest, c.record, c.visits, c.current = step, v.ID, c.visits+1, v.Year(shape) == l.input.Year
	}
	var out []climb
	for _, project := range order {
		if c := *byProject[project]; c.current {
			out = append(out, c)
		}
	}
	return out
}

func spread(m book.Maturity, climbs []climb) []Figure {
	var out []Figure
	for step, label := range m.Steps {
		out = append(out, climbing(m, strconv.Itoa(step), fmt.Sprintf("trin %d, %s", step, label.Da),
			"Projekter efter trinnet ved årets seneste besøg, hvor trinnet er vurderet.", climbs,
			func(c climb) bool { return c.latest == step }))
	}
	return out
}

func moved(m book.Maturity, climbs []climb) []Figure {
	const rule = "Projekter med mindst to vurderinger: trinnet ved årets seneste besøg mod det ved det første besøg, også når det ligger i et tidligere år."
	twice := func(test func(climb) bool) func(climb) bool {
		return func(c climb) bool { return c.visits > 1 && test(c) }
	}
	return []Figure{
		climbing(m, "up", "frem", rule, climbs, twice(func(c climb) bool { return c.latest > c.first })),
		climbing(m, "still", "uændret", rule, climbs, twice(func(c climb) bool { return c.latest == c.first })),
		climbing(m, "down", "tilbage", rule, climbs, twice(func(c climb) bool { return c.latest < c.first })),
	}
}

func climbing(m book.Maturity, key, label, rule string, climbs []climb, keep func(climb) bool) Figure {
	var behind []book.ID
	for _, c := range climbs {
		if keep(c) {
			behind = append(behind, c.record)
		}
	}
	return count(SectionMaturity, "maturity."+m.Name+"."+key, m.Label.Da+": "+label, rule, behind).by(Distinct)
}
