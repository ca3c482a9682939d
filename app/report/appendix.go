package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"feltbog/app/report/docx"
)

// appendix is how the figures can be checked: what each one counts, where the
// records came from, and the sums that show nothing has changed since.
func (p *paper) appendix() {
	p.add(docx.Heading{Level: 1, Text: "Bilag: Tal og tælleregler", NewPage: true})
	p.say("Hvert tal i papiret er talt op af de poster, der er registreret i feltbøgerne. Kun poster, der er klar, tæller; kladder og tilbagetrukne poster gør ikke. Åbnes et tal i Feltbog, vises posterne bag det.")
	first := len(p.blocks)
	p.dialogues()
	p.maturity()
	p.sources()
	p.parcels()
	p.sums()
	p.blocks = slices.Insert(p.blocks, first, p.rules())
}

// rules is every figure that stands in the paper, with its rule. It is made when
// all the others have been printed. Two tables explain themselves.
func (p *paper) rules() docx.Block {
	table := docx.Table{
		Caption: "Tallene og reglerne bag dem",
		Alt:     "For hvert tal: hvad det er, tallet selv, reglen det er talt efter, og hvor mange poster det hviler på",
		Columns: []docx.Column{
			{Head: "Tal", Share: 6}, {Head: "Værdi", Right: true, Share: 3},
			{Head: "Regel", Share: 9}, {Head: "Poster", Right: true, Share: 2},
		},
	}
	for _, f := range p.Figures {
		if p.printed[f.Key] && f.Section != SectionMaturity && f.Section != SectionSource {
			table.Rows = append(table.Rows, []string{f.Label, f.Text, f.Rule, inFigures(len(f.Records))})
		}
	}
	return table
}

// dialogues is who took part in the meetings with parents, where it can be told.
func (p *paper) dialogues() {
	if p.value("dialogues.count") == 0 {
		return
	}
	table := docx.Table{
		Caption: fmt.Sprintf("Forældredialogmøder, %d", p.Year),
		Alt:     "Antal møder og deltagere i alt og fordelt; meget små tal vises ikke",
		Columns: []docx.Column{{Head: "Tal", Share: 3}, {Head: "Antal", Right: true, Share: 1}},
		Rows:    [][]string{{"Møder", p.text("dialogues.count")}, {"Deltagere i alt", p.text("dialogues.parents")}},
	}
	for _, c := range carers {
		table.Rows = append(table.Rows, []string{"– " + c.label, p.text("dialogues." + c.key)})
	}
	p.add(table)
}

// maturity is the spread over the steps, and the movement between the visits.
func (p *paper) maturity() {
	if len(p.facts.dimensions) == 0 {
		return
	}
	table := docx.Table{
		Caption: fmt.Sprintf("Projekternes modenhed ved årets seneste besøg, %d", p.Year),
		Alt:     "For hver dimension: antal projekter på trin 0 til 4, og hvor mange der er gået frem, står stille eller er gået tilbage",
		Columns: []docx.Column{{Head: "Dimension"}},
	}
	steps := []column{
		{"Trin 0", "0"}, {"Trin 1", "1"}, {"Trin 2", "2"}, {"Trin 3", "3"}, {"Trin 4", "4"},
		{"Frem", "up"}, {"Uændret", "still"}, {"Tilbage", "down"},
	}
	for _, s := range steps {
		table.Columns = append(table.Columns, docx.Column{Head: s.head, Right: true})
	}
	for _, d := range p.facts.dimensions {
		row := []string{d.label}
		for _, s := range steps {
			row = append(row, p.text("maturity."+d.name+"."+s.key))
		}
		table.Rows = append(table.Rows, row)
	}
	p.add(table)
}

// sources is the year's records by the laptop they were made on. A handful of
// laptops stand side by side; more stand one under the other.
func (p *paper) sources() {
	if len(p.facts.laptops) == 0 {
		return
	}
	grid := [][]string{{"Pc"}}
	for _, s := range sources {
		kind, _ := p.input.Catalogue.Kind(s.kind)
		grid[0] = append(grid[0], kind.Plural.Da)
	}
	for _, pc := range p.facts.laptops {
		row := []string{pc.name()}
		for _, s := range sources {
			row = append(row, p.text(pc.key+"."+s.key))
		}
		grid = append(grid, row)
	}
	if len(p.facts.laptops) <= 8 {
		grid = turned(grid)
		grid[0][0] = "Slags"
	}
	table := docx.Table{
		Caption: fmt.Sprintf("Årets poster fordelt på pc, %d", p.Year),
		Alt:     "Hvor mange poster af hver slags der er oprettet på hver pc",
		Rows:    grid[1:],
	}
	for n, head := range grid[0] {
		table.Columns = append(table.Columns, docx.Column{Head: head, Right: n > 0})
	}
	p.add(table)
}

// turned makes rows of columns.
func turned(grid [][]string) [][]string {
	out := make([][]string, len(grid[0]))
	for n := range out {
		for _, row := range grid {
			out[n] = append(out[n], row[n])
		}
	}
	return out
}

func (p *paper) parcels() {
	if len(p.input.Parcels) == 0 {
		return
	}
	table := docx.Table{
		Caption: "Pakker, der er indlæst",
		Alt:     "De indlæste pakker: pc, pakkens nummer, dato, antal ændringer og kontrolsum",
		Columns: []docx.Column{
			{Head: "Pc", Share: 2}, {Head: "Pakke", Right: true, Share: 3}, {Head: "Indlæst", Share: 4},
			{Head: "Ændringer", Right: true, Share: 4}, {Head: "Kontrolsum (SHA-256)", Share: 8},
		},
	}
	inOrder := slices.SortedFunc(slices.Values(p.input.Parcels), func(a, b Parcel) int {
		return cmp.Or(compareLetters(a.Letter, b.Letter), cmp.Compare(a.Number, b.Number))
	})
	for _, parcel := range inOrder {
		table.Rows = append(table.Rows, []string{
			parcel.Letter, inFigures(parcel.Number), day(parcel.At), inFigures(parcel.Changes), short(parcel.Hash),
		})
	}
	p.add(table)
}

// sums are what a later run is held against.
func (p *paper) sums() {
	if hash, err := p.Hash(); err == nil {
		p.say("Tallenes kontrolsum (SHA-256): " + hash)
	}
	if p.input.Digest != "" {
		p.say("Bogens kontrolsum: " + p.input.Digest)
	}
}

// short is enough of a hash to tell two files apart by eye.
func short(hash string) string { return hash[:min(len(hash), 16)] }

func day(milliseconds int64) string {
	return time.UnixMilli(milliseconds).UTC().Format("02.01.2006")
}
