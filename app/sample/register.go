package sample

import (
	"slices"

	"feltbog/app/book"
)

// The coordinator writes the register on the first working days, before any
// laptop is handed out.
const (
	registered = "2008-01-03"
	handedOut  = "2008-01-09"
)

// project is one of the year's projects, as the table has it.
type project struct {
	row
	key  string
	home int // the laptop that proposed it; office when the register has it
}

func (p *project) area() string { return p.many("areas")[0] }

func (y *year) register() {
	y.table("administration", "administration", registered)
	y.table("staff", "staff", registered)
	y.table("option", "option", registered)
	y.table("challenge", "challenge", registered)
	for _, r := range y.table("area", "area", registered) {
		if who := slices.Index(advisers, r["adviser"]); who >= 0 {
			y.adviser[r["key"]] = who
		}
	}
	y.findProjects()
	y.actors()
	y.table("contact", "contact", registered)
	for _, p := range y.projectRows() {
		y.put(p.home, registered, "project", p.key, p.status(), y.describe(p))
	}
}

// status of a proposal is draft: the coordinator decides what enters the
// register.
func (p *project) status() book.Status {
	if p.home == office {
		return book.Ready
	}
	return book.Draft
}

// findProjects decides which laptop proposed what. The project that is proposed
// twice comes from two laptops, when there are two.
func (y *year) findProjects() {
	for _, r := range table("project") {
		p := &project{row: r, key: r["key"], home: office}
		if r["by"] == "pc" {
			p.home = y.pc(y.goes(p.area(), "project "+p.key), "project "+p.key)
		}
		y.projects[p.key] = p
	}
	twin := y.projects["faedregruppe2"]
	twin.home = (y.projects["faedregruppe"].home + 1) % y.laptops
}

// projectRows are the projects in the order of their table.
func (y *year) projectRows() []*project {
	var ordered []*project
	for _, r := range table("project") {
		ordered = append(ordered, y.projects[r["key"]])
	}
	return ordered
}

// actors are in the register, or proposed with the project that brought them.
func (y *year) actors() {
	for _, r := range table("actor") {
		place, status := office, book.Ready
		if with := r["with"]; with != "" {
			place, status = y.projects[with].home, book.Draft
			y.with[r["key"]] = with
		}
		y.put(place, registered, "actor", r["key"], status, r.fields(y.kind("actor")))
	}
}

var fundings = []string{
	"Satspuljen, 2008-2010", "Kommunens integrationspulje", "Boligforeningens egne midler", "Lokaludvalgets pulje",
	"Forvaltningens budget", "En privat fond, 2007-2009", "Frivilligt arbejde og gaver",
}

func (y *year) describe(p *project) book.Fields {
	f := p.fields(y.kind("project"))
	f["challenges"] = []string{p.row["challenge"]}
	if y.lot.chance(60, "funding", p.key) {
		f["funding"] = one(y.lot, fundings, "which funding", p.key)
	}
	return f
}

// introduce dates what a laptop proposed: a project is typed in with the first
// record about it, and its owner with the project.
func (y *year) introduce() {
	first := y.firstMentions()
	for i := range y.saves {
		s := &y.saves[i]
		if s.entry.Status != book.Draft {
			continue
		}
		switch s.entry.Kind {
		case "project":
			s.day = first[s.name]
		case "actor":
			s.day = first["project/"+y.with[key(s.name)]]
		}
	}
}

// firstMentions are the days on which something happened to each record for the
// first time.
func (y *year) firstMentions() map[string]string {
	first := map[string]string{}
	for _, s := range y.saves {
		rename(y.kind(s.entry.Kind), s.entry.Fields, func(name string) string {
			if day := first[name]; day == "" || s.day < day {
				first[name] = s.day
			}
			return name
		})
	}
	return first
}
