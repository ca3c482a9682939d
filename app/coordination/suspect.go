package coordination

import (
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// How alike two records must be to be asked about. The names alone may do it;
// what else is known moves it up or down.
const (
	suspicious  = 0.94
	sameSort    = 0.02 // kind of actor, owner of a project
	sameArea    = 0.03
	otherAreas  = -0.06 // both known, none in common
	certain     = 1
	namesNearly = 0.9 // from here on the names themselves are a reason
)

// suspect is a record as far as likeness is concerned.
type suspect struct {
	id    book.ID
	kind  string
	names []store.Name
	sort  string // kind of actor, owner of a project
	cvr   string
	areas []string
}

func newSuspect(r book.Record, links links) suspect {
	s := suspect{id: r.ID, kind: r.Kind, areas: r.Fields.Many("areas"), sort: r.Fields.Text("kind")}
	if r.Kind == "project" {
		s.sort = string(links.canon(book.ID(r.Fields.Text("owner"))))
	}
	// All of a municipality has one CVR number, so that of a school says nothing.
	if r.Fields.Text("sector") != "municipal" {
		s.cvr = r.Fields.Text("cvr")
	}
	for _, field := range []string{"name", "other_names"} {
		if text := r.Fields.Text(field); text != "" {
			s.names = append(s.names, store.NewName(text))
		}
	}
	return s
}

func (s suspect) keys() []string {
	var keys []string
	for _, name := range s.names {
		keys = append(keys, name.Keys()...)
	}
	if s.cvr != "" {
		keys = append(keys, "cvr "+s.cvr)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// compare tells how alike two records are, and in what.
func compare(a, b suspect) (likeness float64, why []string) {
	for _, one := range a.names {
		for _, other := range b.names {
			likeness = max(likeness, one.Likeness(other))
		}
	}
	switch {
	case a.cvr != "" && a.cvr == b.cvr:
		why = append(why, "cvr")
	case a.cvr != "" && b.cvr != "":
		return 0, nil
	}
	if likeness >= namesNearly {
		why = append(why, "name")
	}
	if a.sort != "" && a.sort == b.sort {
		likeness += sameSort
		why = append(why, map[string]string{"project": "owner", "actor": "kind"}[a.kind])
	}
	common := slices.ContainsFunc(a.areas, func(area string) bool { return slices.Contains(b.areas, area) })
	switch {
	case common:
		likeness += sameArea
		why = append(why, "area")
	case len(a.areas) > 0 && len(b.areas) > 0:
		likeness += otherAreas
	}
	if slices.Contains(why, "cvr") {
		likeness = certain
	}
	return min(likeness, certain), why
}
