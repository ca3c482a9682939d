package report

import (
	"fmt"

	"feltbog/app/book"
)

// requests are the two rows of the founding table: requisitions and
// consultations by challenge.
func (l *ledger) requests(f *facts) []Figure {
	f.challenges = l.challenges(l.input.Year)
	all := l.of("requisition")
	kept := which(all, accepted)
	declined := which(all, func(r book.Record) bool { return !accepted(r) })

	figures := l.row(f, "requisitions", "Rekvireringer", requisitionRule, kept)
	figures = append(figures, count(SectionStatus, "requisitions.declined", "Afslåede rekvireringer",
		"Rekvireringer modtaget i året med forløbet »Afslået«. De er ikke med i de øvrige tal.", ids(declined)))
	return append(figures, l.row(f, "consultations", "Rådgivninger", consultationRule, l.of("consultation"))...)
}

const (
	requisitionRule  = "Rekvireringer, der er klar og modtaget i året; afslåede er ikke med."
	consultationRule = "Rådgivninger, der er klar og afholdt i året; én post er én rådgivning."
	primaryRule      = " Hver tæller én gang, under sin primære udfordring."
	strayRule        = " Udfordringen er ikke blandt årets udfordringer."
)

func accepted(r book.Record) bool { return r.Fields.Text("progress") != "declined" }

// row is one row of the table: a figure for each challenge and one in all. What
// belongs to no challenge of the year has a figure of its own, so that the row
// always adds up.
func (l *ledger) row(f *facts, key, label, rule string, records []book.Record) []Figure {
	heaps, strays := l.share(records, f.challenges)
	var out []Figure
	for n, c := range f.challenges {
		out = append(out, count(SectionStatus, key+"."+c.code, label+": "+c.table, rule+primaryRule, ids(heaps[n])))
	}
	if len(strays) > 0 {
		f.strays = true
		out = append(out, count(SectionStatus, key+".other", label+": øvrige", rule+strayRule, ids(strays)))
	}
	return append(out, count(SectionStatus, key+".total", label+" i alt", rule, ids(records)))
}

// administrations are how many of those that existed in the year have asked.
func (l *ledger) administrations(f *facts) []Figure {
	asked := map[book.ID][]book.ID{}
	for _, r := range which(l.of("requisition"), accepted) {
		if r.Fields.Has("administration") {
			asked[l.ref(r, "administration")] = append(asked[l.ref(r, "administration")], r.ID)
		}
	}
	var there, behind []book.ID
	for _, a := range which(l.ready["administration"], l.existed) {
		there = append(there, a.ID)
		if requisitions := asked[l.same(a.ID)]; len(requisitions) > 0 {
			behind = append(behind, requisitions...)
			continue
		}
		f.missing = append(f.missing, a.Fields.Text("name"))
	}
	n, m := len(there)-len(f.missing), len(there)
	return []Figure{
		number(SectionStatus, "administrations.requesting", "Forvaltninger, der har rekvireret TFI",
			"Forskellige forvaltninger med mindst én rekvirering, der er talt med, og som fandtes i året.", n, behind).
			by(Distinct).reading(fmt.Sprintf("%d ud af %d", n, m)),
		count(SectionStatus, "administrations.all", "Forvaltninger i alt",
			"Forvaltninger i registret, hvis gyldighed dækker mindst én dag i året.", there),
	}
}

// existed tells whether an administration was there on any day of the year. Days
// compare as text because they are written year first.
func (l *ledger) existed(a book.Record) bool {
	first, last := fmt.Sprintf("%d-01-01", l.input.Year), fmt.Sprintf("%d-12-31", l.input.Year)
	from, to := a.Fields.Text("valid_from"), a.Fields.Text("valid_to")
	return (from == "" || from <= last) && (to == "" || to >= first)
}
