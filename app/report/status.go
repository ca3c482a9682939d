package report

import (
	"fmt"
	"strings"

	"feltbog/app/report/docx"
)

// status is the first half of the solution: what the year came to.
func (p *paper) status() error {
	p.heading(2, fmt.Sprintf("1. Status for TaskForce Integrations arbejde i %d", p.Year))
	intro := p.facts.wording.paragraphs("status", statusBeginning)
	if len(intro) > 0 {
		p.say(sentences(p.worked(), intro[0]))
		for _, paragraph := range intro[1:] {
			p.say(paragraph)
		}
	}
	if len(p.facts.challenges) > 0 {
		p.say(capital(p.theChallenges()) + ":")
		p.list(true, names(p.facts.challenges))
	}
	p.say(p.requested())
	if err := p.table1(); err != nil {
		return err
	}
	p.say(sentences(p.fieldwork(), p.met(), p.kept()))
	return nil
}

func names(challenges []challenge) []string {
	var out []string
	for _, c := range challenges {
		out = append(out, c.name)
	}
	return out
}

func (p *paper) worked() string {
	n := len(p.facts.challenges)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("TFI har arbejdet med %s %s i %d.", inWords(n), plural(n, "udfordring", "udfordringer"), p.Year)
}

func (p *paper) theChallenges() string {
	n := len(p.facts.challenges)
	if n == 1 {
		return "udfordringen"
	}
	return "de " + inWords(n) + " udfordringer"
}

// requested is the sentence that leads to the table.
func (p *paper) requested() string {
	r, c := p.value("requisitions.total"), p.value("consultations.total")
	had := fmt.Sprintf("TFI har haft %s %s og %s %s i %d.",
		p.text("requisitions.total"), plural(r, "rekvirering", "rekvireringer"),
		p.text("consultations.total"), plural(c, "rådgivning", "rådgivninger"), p.Year)
	divided := ""
	if r+c > 0 && len(p.facts.challenges) > 0 {
		divided = "Nedenstående tabel viser, hvordan de fordeler sig inden for " + p.theChallenges() + "."
	}
	return sentences(had, divided, p.asked(), p.declined())
}

func (p *paper) declined() string {
	n := p.value("requisitions.declined")
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s og er ikke talt med.", capital(p.words("requisitions.declined")),
		plural(n, "rekvirering er afslået", "rekvireringer er afslået"))
}

// asked is which of the administrations have asked, and by name which have not.
func (p *paper) asked() string {
	n, m := p.value("administrations.requesting"), p.value("administrations.all")
	switch {
	case m == 0:
		return ""
	case n == m:
		return fmt.Sprintf("TFI har haft rekvireringer fra alle %s forvaltninger.", p.words("administrations.all"))
	case n == 0:
		return fmt.Sprintf("Ingen af de %s forvaltninger har rekvireret TFI.", p.words("administrations.all"))
	}
	return fmt.Sprintf("TFI har haft rekvireringer fra %s af de %s forvaltninger; der har ikke været rekvireringer fra %s.",
		p.words("administrations.requesting"), p.words("administrations.all"), and(p.facts.missing))
}

// table1 is the founding table, and the same numbers as a chart.
func (p *paper) table1() error {
	if p.value("requisitions.total")+p.value("consultations.total") == 0 {
		return nil
	}
	columns := p.columns()
	table := docx.Table{
		Caption: fmt.Sprintf("Rekvireringer og rådgivninger fordelt på udfordring, %d", p.Year),
		Alt:     fmt.Sprintf("Antal rekvireringer og rådgivninger i %d, en kolonne for hver udfordring og en for dem alle", p.Year),
		Columns: []docx.Column{{Head: "Henvendelse"}},
		Rows:    [][]string{{"Rekvireringer"}, {"Rådgivninger"}},
	}
	for _, c := range append(columns, column{"I alt", "total"}) {
		table.Columns = append(table.Columns, docx.Column{Head: c.head, Right: true})
		table.Rows[0] = append(table.Rows[0], p.text("requisitions."+c.key))
		table.Rows[1] = append(table.Rows[1], p.text("consultations."+c.key))
	}
	chart, err := p.chart1(columns)
	if err != nil {
		return err
	}
	p.add(table, chart)
	return nil
}

// column is a challenge as the table shows it, and the end of its figures' keys.
type column struct{ head, key string }

func (r Report) columns() []column {
	var out []column
	for _, c := range r.facts.challenges {
		out = append(out, column{c.table, c.code})
	}
	if r.facts.strays {
		out = append(out, column{"Øvrige", "other"})
	}
	return out
}

func (p *paper) chart1(columns []column) (docx.Chart, error) {
	chart := docx.Chart{
		Caption: fmt.Sprintf("Rekvireringer og rådgivninger lagt sammen for hver udfordring, %d", p.Year),
		Sheet:   "Tal",
		Series:  []docx.Series{{Name: "Rekvireringer"}, {Name: "Rådgivninger"}},
	}
	var said []string
	for _, c := range columns {
		requisitions, consultations := p.value("requisitions."+c.key), p.value("consultations."+c.key)
		chart.Categories = append(chart.Categories, c.head)
		chart.Series[0].Values = append(chart.Series[0].Values, float64(requisitions))
		chart.Series[1].Values = append(chart.Series[1].Values, float64(consultations))
		said = append(said, fmt.Sprintf("%s %d og %d", c.head, requisitions, consultations))
	}
	chart.Alt = "Stablede søjler. Rekvireringer og rådgivninger: " + strings.Join(said, "; ")
	workbook, err := chartWorkbook(chart)
	chart.Workbook = workbook
	return chart, err
}
