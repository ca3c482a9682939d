package report

import (
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/report/docx"
)

// readAloud is the paper as a person reads it.
func readAloud(d docx.Document) string {
	var out strings.Builder
	runs := func(all []docx.Run) {
		for _, run := range all {
			out.WriteString(run.Text)
		}
		out.WriteString("\n")
	}
	for _, block := range d.Blocks {
		switch b := block.(type) {
		case docx.Heading:
			out.WriteString("# " + b.Text + "\n")
		case docx.Note:
			runs(b.Runs)
		case docx.Paragraph:
			runs(b.Runs)
		case docx.List:
			for _, item := range b.Items {
				runs(item)
			}
		case docx.Table:
			for _, row := range b.Rows {
				out.WriteString(strings.Join(row, " | ") + "\n")
			}
		}
	}
	return out.String()
}

func TestTheDraftRecordAnswersEveryPointOfArticle30WithTheBooksOwnNumbers(t *testing.T) {
	p := Processing{
		Owner: "Kirsten", Made: "2014-01-31", Laptops: []Laptop{{"A", "Anna"}, {"B", "Bo"}}, Shut: 1, Erasures: 3, Parcels: 12,
		Held: []Held{{Kind: book.Label{Da: "Kontaktpersoner"}, Records: 41, Own: true}, {Kind: book.Label{Da: "Projektbesøg"}, Records: 118, Years: 7},
			{Kind: book.Label{Da: "Områder"}, Records: 9}},
	}
	text := readAloud(p.Document())
	for _, want := range []string{
		"# Dataansvarlig", "# Formål", "# Kategorier af registrerede", "# Kategorier af oplysninger", "# Modtagere", "# Overførsel til tredjelande",
		"# Slettefrister", "# Tekniske og organisatoriske foranstaltninger",
		"Kirstens feltbog den 31. januar 2014", "Kontaktpersoner | 41 | Hele posten efter sin egen dato", "Projektbesøg | 118 | Fri tekst og bilag efter 7 år",
		"Områder | 9 | Ingen frist", "2 i brug, 1 udelukket. Der er indlæst 12 pakker", "Pc B: Bo", "udført 3 sletninger",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the draft lacks %q", want)
		}
	}
	if strings.Contains(text, "øvefeltbog") {
		t.Error("a real book is called practice")
	}
	if content, err := p.Docx(); err != nil || len(content) < 2000 {
		t.Errorf("%d bytes, %v", len(content), err)
	}
}
