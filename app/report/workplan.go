package report

import (
	"fmt"
	"strings"

	"feltbog/app/report/docx"
)

// workPlan is the second half of the solution: what the committee is asked to
// approve.
func (p *paper) workPlan() {
	next := p.Year + 1
	p.heading(2, fmt.Sprintf("2. Arbejdsplan %d for TaskForce Integration", next))
	p.prose("plan", p.planBeginning())
	if len(p.facts.next.lines) == 0 {
		p.say(fmt.Sprintf("Der er ikke registreret en arbejdsplan for %d.", next))
	} else {
		p.planned()
	}
	p.aims(next)
	p.enumerate(false, "targets", targetsBeginning)
}

func (p *paper) planned() {
	p.say("Arbejdsplanen omfatter således:")
	var items []string
	for n, l := range p.facts.next.lines {
		items = append(items, p.planLine(l, fmt.Sprintf("plan.next.line.%d", n+1)))
	}
	p.list(true, items)
	p.say(fmt.Sprintf("I alt %s årsværk.", p.text("plan.next.fte")))
	p.planTable()
	p.deliverables()
}

// planLine is a line as the founding paper has it: title, person-years with what
// is named of them, and the decision it rests on.
func (p *paper) planLine(l line, key string) string {
	var parts []string
	for n, part := range l.parts {
		parts = append(parts, fmt.Sprintf("%s årsværk til %s", p.text(fmt.Sprintf("%s.part.%d", key, n+1)), part.title))
	}
	amount := p.text(key) + " årsværk"
	if len(parts) > 0 {
		amount += ", heraf " + and(parts)
	}
	return sentences(l.title, "("+amount+")", resting(l))
}

// resting is the decision behind a line: committee, date, item and case.
func resting(l line) string {
	if l.decision == nil {
		return ""
	}
	d := l.decision.Fields
	var where []string
	if item := d.Text("item"); item != "" {
		where = append(where, "dagsordenspunkt "+item)
	}
	if number := d.Text("case_number"); number != "" {
		where = append(where, "sag "+number)
	}
	text := fmt.Sprintf("jf. %s beslutning den %s", genitive(d.Text("committee")), longDay(d.Text("date")))
	if len(where) > 0 {
		text += " (" + strings.Join(where, ", ") + ")"
	}
	return text
}

// planTable is the same plan as a sum that can be checked.
func (p *paper) planTable() {
	table := docx.Table{
		Caption: fmt.Sprintf("Arbejdsplan %d i årsværk", p.Year+1),
		Alt:     "Arbejdsplanens linjer med områder og årsværk; det, der er heraf, lægges ikke til summen",
		Columns: []docx.Column{{Head: "Indsatsområde", Share: 10}, {Head: "Områder", Share: 5}, {Head: "Årsværk", Right: true, Share: 3}},
		Total:   true,
	}
	for n, l := range p.facts.next.lines {
		key := fmt.Sprintf("plan.next.line.%d", n+1)
		table.Rows = append(table.Rows, []string{l.title, and(l.areas), p.text(key)})
		for m, part := range l.parts {
			table.Rows = append(table.Rows, []string{
				"– heraf til " + part.title, and(part.areas), "(" + p.text(fmt.Sprintf("%s.part.%d", key, m+1)) + ")",
			})
		}
	}
	table.Rows = append(table.Rows, []string{"I alt", "", p.text("plan.next.fte")})
	p.add(table)
}

// deliverables is what each line and its parts promise; the line is named at its
// first.
func (p *paper) deliverables() {
	table := docx.Table{
		Caption: fmt.Sprintf("Leverancer i %d", p.Year+1),
		Alt:     "Leverancerne på hver linje i arbejdsplanen med frist og kriterium",
		Columns: []docx.Column{{Head: "Indsatsområde", Share: 4}, {Head: "Leverance", Share: 4}, {Head: "Frist", Share: 2}, {Head: "Kriterium", Share: 4}},
	}
	for _, whole := range p.facts.next.lines {
		for _, l := range append([]line{whole}, whole.parts...) {
			title := l.title
			for _, d := range l.deliverables {
				table.Rows = append(table.Rows, []string{
					title, d.Fields.Text("title"), shortDay(d.Fields.Text("due")), d.Fields.Text("criterion"),
				})
				title = ""
			}
		}
	}
	if len(table.Rows) > 0 {
		p.add(table)
	}
}

// aims are the challenges of the year that is planned.
func (p *paper) aims(year int) {
	if n := len(p.facts.aims); n > 0 {
		p.say(fmt.Sprintf("TFI peger på følgende %s for indsatserne i %d:",
			strings.TrimSpace(plural(n, "", inWords(n))+" "+plural(n, "udfordring", "udfordringer")), year))
		p.list(false, names(p.facts.aims))
	}
}

// closing is what the proposal costs and what happens after it.
func (p *paper) closing() {
	p.heading(1, "Økonomi")
	p.prose("economy", "Indstillingen har ingen økonomiske konsekvenser.")
	p.heading(1, "Videre proces")
	p.prose("process", "Ingen videre proces.")
}
