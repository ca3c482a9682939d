package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
)

// lines is the paper as a reader meets it: every paragraph, those in the cells
// of tables too, in order.
func lines(t *testing.T, r Report) []string {
	t.Helper()
	content, err := r.Docx()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	return paragraphs(t, part)
}

func paragraphs(t *testing.T, r io.Reader) []string {
	t.Helper()
	var out []string
	for decoder, inside := xml.NewDecoder(r), ""; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if inside = token.Name.Local; inside == "p" {
				out = append(out, "")
			}
		case xml.CharData:
			if inside == "t" {
				out[len(out)-1] += string(token)
			}
		}
	}
}

// inOrder checks that the paper has the lines, each after the one before.
func inOrder(t *testing.T, paper []string, want ...string) {
	t.Helper()
	at := 0
	for _, line := range want {
		found := slices.Index(paper[at:], line)
		if found < 0 {
			t.Fatalf("after %q the paper does not say\n\t%q", paper[max(at-1, 0)], line)
		}
		at += found + 1
	}
}

func TestThePaperFollowsTheFoundingPaper(t *testing.T) {
	p := founding()
	p.ready("wording", fields{"year": int64(2008), "section": "case", "text": "2008-132946"})
	inOrder(t, lines(t, p.of(2008)),
		"Arbejdsplan 2009 for TaskForce Integration (2008-132946)",
		"Indstilling og beslutning",
		"Beskæftigelses- og Integrationsforvaltningen indstiller,",
		"at Beskæftigelses- og Integrationsudvalget tager status for arbejdet i 2008 for TaskForce Integration til efterretning.",
		"at Beskæftigelses- og Integrationsudvalget godkender vedlagte arbejdsplan for 2009.",
		"Problemstilling",
		"Løsning",
		"1. Status for TaskForce Integrations arbejde i 2008",
		"De fire udfordringer:",
		"Udsatte boligområder", "Tryghed", "VI KBH’R’ – markering af et mangfoldigt København", "Bedre vidensdeling i integrationsprojekter",
		"TFI har haft 22 rekvireringer og 106 rådgivninger i 2008. Nedenstående tabel viser, hvordan de fordeler sig inden for de fire udfordringer. TFI har haft rekvireringer fra alle syv forvaltninger. Én rekvirering er afslået og er ikke talt med.",
		"Tabel 1. Rekvireringer og rådgivninger fordelt på udfordring, 2008",
		"Henvendelse", "Udsatte boligområder", "Tryghed", "Mangfoldigt KBH", "Vidensdeling i projekter", "I alt",
		"Rekvireringer", "4", "6", "6", "6", "22",
		"Rådgivninger", "29", "18", "29", "30", "106",
		"Figur 1. Rekvireringer og rådgivninger lagt sammen for hver udfordring, 2008",
		"Derudover har TFI besøgt 100 integrationsprojekter (199 besøg i alt) og lavet arrangementer for integrationsaktører, hvor ca. 2600 københavnere deltog, samt de mange københavnere, der deltog i International Dag.",
		"Følgende konklusioner kan drages på baggrund af erfaringer fra TFIs arbejde med de fire udfordringer i 2008.",
		"Udsatte boligområder", "Udfordringer med at nå målgrupper med etnisk minoritetsbaggrund", "Behov for fokus på samarbejde mellem de lokale aktører",
		"Tryghed",
		"Tilfredshedsmåling for 2008",
		"TFI har sendt to forskellige spørgeskemaer ud til rekvirenterne, afhængig af samarbejdets karakter. TFI har fået i alt 36 besvarelser retur på 62 udsendte. Resultaterne viser, at 35 ud af 36 rekvirenter i høj grad er tilfredse eller i nogen grad er tilfredse med TFIs rådgivning og indsats.",
		"2. Arbejdsplan 2009 for TaskForce Integration",
		"Arbejdsplanen omfatter således:",
		"En fokuseret områdebaseret indsats i 2 udvalgte bydele, Tingbjerg og Ydre Nørrebro samt deltagelse i helhedsplaner (2 årsværk, heraf 1 årsværk til helhedsplaner)",
		"Projektledelse af ”Fra Sport til Job” forankret i Valby (1 årsværk) jf. Beskæftigelses- og Integrationsudvalgets beslutning den 19. juni 2008 (dagsordenspunkt 12)",
		"Øvrige leverancer (½ årsværk)",
		"Rekvireringer og rådgivninger (1½ årsværk)",
		"I alt 5,0 årsværk.",
		"TFI peger på følgende tre udfordringer for indsatserne i 2009:",
		"Skoler, daginstitutioner og ungdomsklubber samt SSP",
		"Økonomi", "Indstillingen har ingen økonomiske konsekvenser.",
		"Videre proces", "Ingen videre proces.",
		"Bilag: Tal og tælleregler",
	)
}

func TestThePaperOfAYearWithNothingIsStillAPaper(t *testing.T) {
	inOrder(t, lines(t, (&pile{}).of(2012)),
		"Arbejdsplan 2013 for TaskForce Integration",
		"TFI har haft 0 rekvireringer og 0 rådgivninger i 2012.",
		"Der er ikke registreret projektbesøg eller arrangementer i 2012.",
		"Der er ikke registreret spørgeskemaer eller besvarelser i 2012.",
		"Der er ikke registreret en arbejdsplan for 2013.",
		"Bilag: Tal og tælleregler",
	)
}

// says is the sentence of a paper that begins as told.
func says(t *testing.T, p *pile, beginning string) string {
	t.Helper()
	for _, line := range lines(t, p.of(2008)) {
		if strings.HasPrefix(line, beginning) {
			return line
		}
	}
	t.Errorf("nothing begins %q", beginning)
	return ""
}

func TestTheSentenceAboutFieldworkSaysWhatThereIs(t *testing.T) {
	visit := func(p *pile) { p.ready("visit", fields{"date": "2008-05-28", "project": "some"}) }
	event := func(title, counting string, came int64) func(*pile) {
		return func(p *pile) {
			p.ready("event", fields{"title": title, "date": "2008-05-28", "counting": counting, "participants": came})
		}
	}
	for want, happened := range map[string][]func(*pile){
		"Derudover har TFI besøgt 1 integrationsprojekt (1 besøg i alt).":                                                                                   {visit},
		"Derudover har TFI lavet arrangementer for integrationsaktører, hvor deltagerne ikke er talt (International Dag).":                                  {event("International Dag", "not_counted", 0)},
		"Derudover har TFI lavet arrangementer for integrationsaktører, hvor 12 københavnere deltog.":                                                       {event("Café", "counted", 12)},
		"Derudover har TFI lavet arrangementer for integrationsaktører, hvor ca. 300 københavnere deltog, samt de mange københavnere, der deltog i A og B.": {event("Fest", "estimated", 280), event("A", "not_counted", 0), event("B", "not_counted", 0)},
		"Derudover har TFI besøgt 1 integrationsprojekt (1 besøg i alt) og lavet arrangementer for integrationsaktører, hvor 1 københavner deltog.":         {visit, event("Café", "counted", 1)},
	} {
		p := &pile{}
		for _, happen := range happened {
			happen(p)
		}
		if got := says(t, p, "Derudover"); got != want {
			t.Errorf("the paper says\n\t%s\nwant\n\t%s", got, want)
		}
	}
}

func TestTheAdministrationsThatDidNotAskAreNamed(t *testing.T) {
	p := &pile{}
	for n, name := range []string{"Økonomiforvaltningen", "Socialforvaltningen", "Kultur- og Fritidsforvaltningen"} {
		a := p.ready("administration", fields{"code": name, "name": name})
		if n == 1 {
			p.ready("requisition", fields{"received": "2008-05-28", "administration": a})
		}
	}
	want := "TFI har haft 1 rekvirering og 0 rådgivninger i 2008. TFI har haft rekvireringer fra én af de tre forvaltninger; der har ikke været rekvireringer fra Økonomiforvaltningen og Kultur- og Fritidsforvaltningen."
	if got := says(t, p, "TFI har haft"); got != want {
		t.Errorf("the paper says\n\t%s\nwant\n\t%s", got, want)
	}
}

func TestOpenConflictsStandBeforeEverythingElse(t *testing.T) {
	p := founding()
	in := p.input(2008)
	var requisition book.Record
	for _, r := range p.records {
		if r.Kind == "requisition" {
			requisition = r
			break
		}
	}
	in.Conflicts = []Conflict{{requisition.ID, "challenge"}}
	r := Figures(in)
	inOrder(t, lines(t, r), r.Notices[0].Text, "Indstilling og beslutning")
	if !strings.Contains(r.Notices[0].Text, requisition.Number) {
		t.Errorf("the notice reads %q", r.Notices[0].Text)
	}
}

func TestTheCoordinatorsWordsReplaceTheFoundingOnes(t *testing.T) {
	p := &pile{}
	p.ready("wording", fields{"year": int64(2006), "section": "problem", "text": "For gammelt"})
	p.ready("wording", fields{"year": int64(2007), "section": "problem", "text": "Sidste års problem"})
	p.ready("wording", fields{"year": int64(2009), "section": "problem", "text": "Endnu ikke skrevet"})
	p.put("wording", book.Draft, fields{"year": int64(2008), "section": "problem", "text": "Kladde"})
	p.ready("wording", fields{"year": int64(2008), "section": "economy", "text": "Første afsnit\n\nAndet afsnit"})
	inOrder(t, lines(t, p.of(2008)), "Problemstilling", "Sidste års problem", "Løsning", "Økonomi", "Første afsnit", "Andet afsnit", "Videre proces")
}

func TestEveryNumberInThePaperIsExplainedInTheAppendix(t *testing.T) {
	paper := lines(t, founding().of(2008))
	appendix := paper[slices.Index(paper, "Bilag: Tal og tælleregler"):]
	for _, label := range []string{
		"Rekvireringer: Tryghed", "Rådgivninger i alt", "Afslåede rekvireringer", "Integrationsprojekter besøgt", "Projektbesøg",
		"Deltagere i arrangementer", "Tilfredse, i alt", "Årsværk i arbejdsplan 2009", "Forskellige spørgeskemaer", "Forvaltninger i alt",
	} {
		if !slices.Contains(appendix, label) {
			t.Errorf("the appendix does not explain %q", label)
		}
	}
	if slices.Contains(appendix, "Aftaler holdt") {
		t.Error("the appendix explains a number that is not in the paper")
	}
}

func TestTheAppendixTellsWhereTheFiguresCameFrom(t *testing.T) {
	in := founding().input(2008)
	in.Parcels = []Parcel{
		{Letter: "B", Number: 2, At: 1231891200000, Changes: 312, Hash: "b2b2b2b2b2b2b2b2ffff"},
		{Letter: "A", Number: 1, At: 1231891200000, Changes: 40, Hash: "a1a1a1a1a1a1a1a1ffff"},
	}
	in.Digest = "d1d1"
	r := Figures(in)
	hash, err := r.Hash()
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, lines(t, r),
		"Slags", "Pc A", "Pc B", "Pc C", "Pc D", "Pc E", "Projektbesøg", "40", "39", "41", "40", "39",
		"A", "1", "14.01.2009", "40", "a1a1a1a1a1a1a1a1",
		"B", "2", "14.01.2009", "312", "b2b2b2b2b2b2b2b2",
		"Tallenes kontrolsum (SHA-256): "+hash, "Bogens kontrolsum: d1d1")
}

func TestManyLaptopsStandOneUnderTheOther(t *testing.T) {
	p := &pile{}
	for n := range 9 {
		p.letter = string(rune('A' + n))
		p.ready("visit", fields{"date": "2008-05-28", "project": "some"})
	}
	inOrder(t, lines(t, p.of(2008)), "Pc", "Rekvireringer", "Pc A", "0", "0", "1", "Pc I")
}

func TestTheSameRecordsGiveTheSameFilesInAnyOrder(t *testing.T) {
	forward, backward := founding(), founding()
	slices.Reverse(backward.records)
	for name, make := range map[string]func(Report) ([]byte, error){
		"docx": Report.Docx, "xlsx": Report.Xlsx, "html": Report.Html, "csv": Report.Csv,
	} {
		first, err := make(forward.of(2008))
		if err != nil {
			t.Fatal(err)
		}
		second, err := make(backward.of(2008))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("two runs of %s differ", name)
		}
	}
}
