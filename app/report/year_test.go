package report

import (
	"fmt"
	"testing"

	"feltbog/app/book"
)

// pile is records in the making: what a test says happened.
type pile struct {
	records []book.Record
	letter  string
}

// fields is one record's answers.
type fields = book.Fields

// ready puts a ready record on the pile and gives its id.
func (p *pile) ready(kind string, f fields) string { return p.put(kind, book.Ready, f) }

func (p *pile) put(kind string, status book.Status, f fields) string {
	id := fmt.Sprintf("%s-%04d", kind, len(p.records)+1)
	p.records = append(p.records, book.Record{
		ID: book.ID(id), Kind: kind, Status: status, Fields: f, Letter: p.letter,
		Number: fmt.Sprintf("%s-2008-%04d", p.letter, len(p.records)+1),
	})
	return id
}

func (p *pile) input(year int) Input {
	catalogue := book.Standard()
	return Input{Year: year, Catalogue: catalogue, Lists: catalogue.Lists, Records: p.records}
}

// of is the report of a year over the pile.
func (p *pile) of(year int) Report { return Figures(p.input(year)) }

// expect checks figures by key against the text they must have.
func expect(t *testing.T, r Report, want map[string]string) {
	t.Helper()
	for key, text := range want {
		f, ok := r.Figure(key)
		if !ok {
			t.Errorf("there is no figure %s", key)
			continue
		}
		if f.Text != text {
			t.Errorf("%s reads %q, want %q", key, f.Text, text)
		}
	}
}

// absent checks that there is no figure by the key.
func absent(t *testing.T, r Report, key string) {
	t.Helper()
	if f, ok := r.Figure(key); ok {
		t.Errorf("there is a figure %s reading %q", key, f.Text)
	}
}

// founding is a year with the numbers of the founding paper, recorded on five
// laptops, with what must not be counted lying between what must.
func founding() *pile {
	p := &pile{letter: "A"}
	challenges := []string{}
	for n, c := range []struct{ code, name, table string }{
		{"UB", "Udsatte boligområder", "Udsatte boligområder"},
		{"TR", "Tryghed", "Tryghed"},
		{"MK", "VI KBH’R’ – markering af et mangfoldigt København", "Mangfoldigt KBH"},
		{"VP", "Bedre vidensdeling i integrationsprojekter", "Vidensdeling i projekter"},
	} {
		challenges = append(challenges, p.ready("challenge", fields{
			"year": int64(2008), "code": c.code, "name": c.name, "table_name": c.table, "order": int64(n),
		}))
	}
	p.asked(challenges)
	p.wentOut(challenges)
	p.surveyed()
	p.concluded(challenges)
	p.planned()
	return p
}

var sevenAdministrations = []string{
	"Økonomiforvaltningen", "Kultur- og Fritidsforvaltningen", "Børne- og Ungdomsforvaltningen",
	"Sundheds- og Omsorgsforvaltningen", "Socialforvaltningen", "Teknik- og Miljøforvaltningen",
	"Beskæftigelses- og Integrationsforvaltningen",
}

func (p *pile) asked(challenges []string) {
	var administrations []string
	for _, name := range sevenAdministrations {
		administrations = append(administrations, p.ready("administration", fields{"code": name[:2], "name": name}))
	}
	p.ready("administration", fields{"code": "FA", "name": "Familie- og Arbejdsmarkedsforvaltningen", "valid_to": "2005-12-31"})
	count := 0
	for n, many := range []int{4, 6, 6, 6} {
		for range many {
			p.letter = string(rune('A' + count%5))
			p.ready("requisition", fields{
				"received": fmt.Sprintf("2008-%02d-15", 1+count%12), "subject": "Netværk for frivillige",
				"challenge": challenges[n], "administration": administrations[count%7],
			})
			count++
		}
	}
	p.ready("requisition", fields{"received": "2008-03-01", "challenge": challenges[1], "progress": "declined", "administration": administrations[0]})
	p.ready("requisition", fields{"received": "2007-12-31", "challenge": challenges[1]})
	p.put("requisition", book.Draft, fields{"received": "2008-03-01", "challenge": challenges[1]})
	for n, many := range []int{29, 18, 29, 30} {
		for range many {
			p.letter = string(rune('A' + count%5))
			p.ready("consultation", fields{"held": fmt.Sprintf("2008-%02d-20", 1+count%12), "challenge": challenges[n], "challenges": []string{challenges[(n+1)%4]}})
			count++
		}
	}
	p.put("consultation", book.Withdrawn, fields{"held": "2008-03-01", "challenge": challenges[1]})
}

func (p *pile) wentOut(challenges []string) {
	for n := range 100 {
		project := p.put("project", []book.Status{book.Ready, book.Draft}[n%2], fields{"name": fmt.Sprintf("Projekt %d", n)})
		for visit := range 1 + n%3 {
			p.letter = string(rune('A' + n%5))
			p.ready("visit", fields{
				"date": fmt.Sprintf("2008-%02d-%02d", 1+visit*5, 1+n%28), "project": project, "challenge": challenges[n%4],
				"maturity_measurement_step": fmt.Sprint((n + visit) % 5), "maturity_parents_step": fmt.Sprint(n % 4),
			})
		}
	}
	p.put("visit", book.Draft, fields{"date": "2008-05-05", "project": p.put("project", book.Draft, fields{"name": "Kun kladde"})})
	p.ready("event", fields{"title": "Konference om mentorordninger", "date": "2008-04-10", "participants": int64(412), "counting": "counted"})
	p.ready("event", fields{"title": "Foreningernes dag", "date": "2008-06-14", "participants": int64(1450), "counting": "estimated"})
	p.ready("event", fields{"title": "Kulturmøde på Blågårds Plads", "date": "2008-08-30", "participants": int64(760), "counting": "estimated"})
	p.ready("event", fields{"title": "International Dag", "date": "2008-09-06", "counting": "not_counted"})
}

func (p *pile) surveyed() {
	for n, s := range []struct {
		instrument             string
		sent, answers, unhappy int
	}{{"requisition", 22, 15, 0}, {"consultation", 40, 21, 1}} {
		survey := p.ready("survey", fields{"title": "Tilfredshed", "instrument": s.instrument, "year": int64(2008)})
		question := p.ready("question", fields{"survey": survey, "text": "Hvor tilfreds er du?", "kind": "scale", "shared_key": "headline"})
		other := p.ready("question", fields{"survey": survey, "text": "Kom vi til tiden?", "kind": "scale"})
		p.ready("dispatch", fields{"survey": survey, "date": "2008-11-03", "sent": int64(s.sent)})
		for answer := range s.answers {
			said := []string{"high", "some"}[(n+answer)%2]
			if answer < s.unhappy {
				said = "less"
			}
			p.ready("answer", fields{"survey": survey, "received": "2008-11-20", "answers": map[string]string{question: said, other: "none"}})
		}
	}
}

func (p *pile) concluded(challenges []string) {
	for n, text := range []string{
		"Udfordringer med at nå målgrupper med etnisk minoritetsbaggrund",
		"Udfordringer med forældreinddragelse i det kriminalpræventive arbejde med unge",
		"Behov for fokus på inklusion og dialog med etniske minoriteter i integrationsindsatsen",
		"Behov for at styrke netværker og erfaringsudveksling mellem integrationsprojekter",
		"Behov for fokus på samarbejde mellem de lokale aktører",
		"Behov for styrket dialog mellem forældre og integrationsindsatser",
	} {
		p.ready("conclusion", fields{"year": int64(2008), "challenge": challenges[n%4], "text": text, "order": int64(n)})
	}
}

func (p *pile) planned() {
	tingbjerg := p.ready("area", fields{"name": "Tingbjerg"})
	norrebro := p.ready("area", fields{"name": "Ydre Nørrebro"})
	decision := p.ready("decision", fields{"committee": "Beskæftigelses- og Integrationsudvalget", "date": "2008-06-19", "item": "12"})
	line := func(order int, title string, years float64, more fields) string {
		f := fields{"year": int64(2009), "order": int64(order), "title": title, "person_years": years}
		for name, value := range more {
			f[name] = value
		}
		return p.ready("plan_line", f)
	}
	first := line(1, "En fokuseret områdebaseret indsats i 2 udvalgte bydele, Tingbjerg og Ydre Nørrebro samt deltagelse i helhedsplaner", 2, fields{"areas": []string{tingbjerg, norrebro}})
	line(1, "Deltagelse i helhedsplaner", 1, fields{"of_which": first, "part_name": "helhedsplaner"})
	line(2, "Projektledelse af ”Fra Sport til Job” forankret i Valby", 1, fields{"decision": decision})
	line(3, "Øvrige leverancer", 0.5, nil)
	line(4, "Rekvireringer og rådgivninger", 1.5, nil)
	for n, name := range []string{
		"Styrke dialog og samarbejde mellem forældre med etnisk minoritetsbaggrund og frontmedarbejdere",
		"Styrke samarbejdet på tværs af de kommunale, private og frivillige aktører på børne- og ungeområdet",
		"Styrke fokus på effekt af projekter og indsatser som konsekvens af manglende implementering af projektstyring",
	} {
		p.ready("challenge", fields{"year": int64(2009), "code": fmt.Sprint("D", n), "name": name, "order": int64(n)})
	}
}
