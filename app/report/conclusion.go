package report

import (
	"fmt"

	"feltbog/app/report/docx"
)

// conclusions are what the year taught, under the challenge each belongs to.
func (p *paper) conclusions() {
	if len(p.facts.conclusion) == 0 {
		return
	}
	p.say(fmt.Sprintf("Følgende konklusioner kan drages på baggrund af erfaringer fra TFIs arbejde med %s i %d.",
		p.theChallenges(), p.Year))
	for _, c := range p.facts.challenges {
		if texts := p.facts.conclusion[c.code]; len(texts) > 0 {
			p.heading(3, c.name)
			p.list(false, texts)
		}
	}
}

// satisfaction is what those who asked for help thought of it.
func (p *paper) satisfaction() {
	p.heading(2, fmt.Sprintf("Tilfredshedsmåling for %d", p.Year))
	returned := p.value("answers.count")
	if returned == 0 && p.value("answers.sent") == 0 {
		p.say(fmt.Sprintf("Der er ikke registreret spørgeskemaer eller besvarelser i %d.", p.Year))
		return
	}
	p.say(sentences(p.sent(), p.returned(), p.results(), p.unsaid()))
	p.polls()
}

func (p *paper) sent() string {
	switch n := p.value("surveys.count"); {
	case p.value("answers.sent") == 0:
		return ""
	case n == 1:
		return "TFI har sendt ét spørgeskema ud til rekvirenterne."
	}
	return fmt.Sprintf("TFI har sendt %s forskellige spørgeskemaer ud til rekvirenterne, afhængig af samarbejdets karakter.",
		p.words("surveys.count"))
}

func (p *paper) returned() string {
	returned := fmt.Sprintf("TFI har fået i alt %s %s retur", p.text("answers.count"),
		plural(p.value("answers.count"), "besvarelse", "besvarelser"))
	if p.value("answers.sent") == 0 {
		return returned + "."
	}
	return fmt.Sprintf("%s på %s udsendte.", returned, p.text("answers.sent"))
}

func (p *paper) results() string {
	if p.value("answers.count") == 0 {
		return ""
	}
	return fmt.Sprintf("Resultaterne viser, at %s rekvirenter i høj grad er tilfredse eller i nogen grad er tilfredse med TFIs rådgivning og indsats.",
		p.text("answers.satisfied"))
}

func (p *paper) unsaid() string {
	if p.value("answers.unsaid") == 0 {
		return ""
	}
	return capital(p.words("answers.unsaid")) + " har ikke taget stilling til spørgsmålet."
}

// polls is the satisfaction for each questionnaire and in all.
func (p *paper) polls() {
	table := docx.Table{
		Caption: fmt.Sprintf("Tilfredshed fordelt på spørgeskema, %d", p.Year),
		Alt:     "For hvert spørgeskema og i alt: antal udsendt, antal besvarelser og hvor mange der er tilfredse",
		Columns: []docx.Column{
			{Head: "Spørgeskema til", Share: 2}, {Head: "Udsendt", Right: true},
			{Head: "Besvaret", Right: true}, {Head: "Tilfredse", Right: true},
		},
		Total: true,
	}
	row := func(head, key string) {
		table.Rows = append(table.Rows, []string{head, p.text(key + ".sent"), p.text(key + ".count"), p.text(key + ".satisfied")})
	}
	for _, i := range p.facts.surveys {
		row(i.label, "answers."+i.code)
	}
	row("I alt", "answers")
	p.add(table)
}
