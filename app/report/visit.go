package report

import "feltbog/app/book"

// visits are two figures that are easily taken for each other, so both are
// given: the visits, and the projects that were visited.
func (l *ledger) visits() []Figure {
	visits := l.of("visit")
	gone := l.withdrawn("project")
	var projects []book.ID
	for _, v := range visits {
		if project := l.ref(v, "project"); !gone[project] {
			projects = append(projects, project)
		}
	}
	visited := count(SectionStatus, "projects.visited", "Integrationsprojekter besøgt",
		"Forskellige projekter med mindst ét projektbesøg i året. To registreringer af samme projekt er ét projekt; projekter, der er trukket tilbage, er ikke med.",
		projects).by(Distinct)
	visited.Value, visited.also = float64(len(visited.Records)), ids(visits)
	return []Figure{
		visited.reading(inFigures(len(visited.Records))),
		count(SectionStatus, "visits.count", "Projektbesøg",
			"Projektbesøg, der er klar og har dato i året. Flere besøg hos samme projekt tæller hver for sig.", ids(visits)),
	}
}

// withdrawn are the things of a kind of which no registration is left. One that
// has not arrived yet is not among them: the visit to it took place.
func (l *ledger) withdrawn(kind string) map[book.ID]bool {
	gone := map[book.ID]bool{}
	for _, r := range l.input.Records {
		if r.Kind == kind && r.Status == book.Withdrawn {
			gone[l.same(r.ID)] = true
		}
	}
	for _, r := range l.input.Records {
		if r.Kind == kind && r.Status != book.Withdrawn {
			delete(gone, l.same(r.ID))
		}
	}
	return gone
}
