package report

import "feltbog/app/book"

// agreements are judged by their deadline: what fell due in the year, and what
// of it was kept in time.
func (l *ledger) agreements() []Figure {
	due := which(l.of("agreement"), func(a book.Record) bool { return a.Fields.Text("progress") != "dropped" })
	kept := which(due, func(a book.Record) bool { return a.Fields.Text("progress") == "kept" })
	timely := which(kept, func(a book.Record) bool {
		closed := a.Fields.Text("closed")
		return closed != "" && closed <= a.Fields.Text("due")
	})
	return []Figure{
		count(SectionAgreement, "agreements.due", "Aftaler med frist i året",
			"Aftaler, der er klar og har frist i året; bortfaldne er ikke med.", ids(due)),
		count(SectionAgreement, "agreements.kept", "Aftaler holdt",
			"Aftaler med frist i året og status »Holdt«.", ids(kept)),
		count(SectionAgreement, "agreements.in_time", "Aftaler holdt til tiden",
			"Holdte aftaler, der blev afsluttet senest på fristen. En holdt aftale uden dato for afslutning er ikke med.",
			ids(timely)),
	}
}
