package report

import (
	"cmp"
	"fmt"
	"slices"

	"feltbog/app/book"
)

// instrument is one of the questionnaires and where its figures are.
type instrument struct {
	code  string
	label string
}

// poll is what came of one instrument, or of all of them.
type poll struct {
	dispatches []book.Record
	answers    []book.Record
	satisfied  []book.Record
	unsaid     []book.Record // no answer to the headline question, or "ved ikke"
}

// headline is the shared key of the question that all instruments ask.
const headline = "headline"

// satisfaction is the poll of the year, in all and for each instrument that was
// sent out or answered.
func (l *ledger) satisfaction(f *facts) []Figure {
	questions := l.headlines()
	whole, byInstrument := poll{}, map[string]*poll{}
	at := func(r book.Record) *poll {
		code := l.name(book.ID(r.Fields.Text("survey")), "instrument")
		if byInstrument[code] == nil {
			byInstrument[code] = &poll{}
		}
		return byInstrument[code]
	}
	for _, d := range l.of("dispatch") {
		whole.sent(d)
		at(d).sent(d)
	}
	for _, a := range l.of("answer") {
		said := verdict(a, questions)
		whole.returned(a, said)
		at(a).returned(a, said)
	}
	f.surveys = l.instruments(byInstrument)
	figures := whole.figures("answers", "i alt")
	for _, i := range f.surveys {
		figures = append(figures, byInstrument[i.code].figures("answers."+i.code, "spørgeskema til "+lower(i.label))...)
	}
	return append(figures, l.surveyCount(f, whole))
}

func (l *ledger) surveyCount(f *facts, whole poll) Figure {
	return number(SectionSatisfaction, "surveys.count", "Forskellige spørgeskemaer",
		"Spørgeskemaer (uanset version), der er udsendt eller besvaret i året.",
		len(f.surveys), append(ids(whole.dispatches), ids(whole.answers)...)).by(Distinct)
}

// instruments puts those in use in the order of the code list.
func (l *ledger) instruments(used map[string]*poll) []instrument {
	var out []instrument
	for code := range used {
		out = append(out, instrument{code, l.input.Lists.Label("instrument", code, "da")})
	}
	place := func(i instrument) int {
		option, _ := l.input.Lists.Find("instrument", i.code)
		return option.Order
	}
	slices.SortFunc(out, func(a, b instrument) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.code, b.code))
	})
	return out
}

// headlines are the questions that every instrument shares.
func (l *ledger) headlines() map[string]bool {
	out := map[string]bool{}
	for _, q := range l.input.Records {
		if q.Kind == "question" && q.Status != book.Withdrawn && q.Fields.Text("shared_key") == headline {
			out[string(q.ID)] = true
		}
	}
	return out
}

// verdict is the answer to the headline question; "" when it was passed over.
func verdict(answer book.Record, headlines map[string]bool) string {
	for question, said := range answer.Fields.Scale("answers") {
		if headlines[question] {
			return said
		}
	}
	return ""
}

func (p *poll) sent(d book.Record) { p.dispatches = append(p.dispatches, d) }

// returned takes an answer in. The two top steps of the scale are satisfied.
func (p *poll) returned(a book.Record, said string) {
	p.answers = append(p.answers, a)
	switch said {
	case "high", "some":
		p.satisfied = append(p.satisfied, a)
	case "", "unknown":
		p.unsaid = append(p.unsaid, a)
	}
}

func (p *poll) figures(key, of string) []Figure {
	sent := 0
	for _, d := range p.dispatches {
		sent += int(d.Fields.Number("sent"))
	}
	return []Figure{
		number(SectionSatisfaction, key+".sent", "Udsendte spørgeskemaer, "+of,
			"Antal udsendt ifølge årets udsendelser.", sent, ids(p.dispatches)),
		count(SectionSatisfaction, key+".count", "Besvarelser, "+of,
			"Besvarelser, der er klar og modtaget i året.", ids(p.answers)),
		count(SectionSatisfaction, key+".satisfied", "Tilfredse, "+of,
			"Besvarelser med »I høj grad« eller »I nogen grad« på det fælles hovedspørgsmål, ud af alle modtagne besvarelser.",
			ids(p.satisfied)).reading(fmt.Sprintf("%d ud af %d", len(p.satisfied), len(p.answers))),
		count(SectionSatisfaction, key+".unsaid", "Uden svar på hovedspørgsmålet, "+of,
			"Besvarelser, hvor hovedspørgsmålet er sprunget over eller besvaret »Ved ikke«. De er talt med i alle modtagne.",
			ids(p.unsaid)),
	}
}
