package report

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/report/docx"
)

// Extract is what a book holds about a person, to be handed to that person (GDPR
// art. 15). Words is what was looked for.
type Extract struct {
	Words  string
	Owner  string // whose book was looked in
	Made   time.Time
	Quotes []Quote
}

// Quote is one text in which the person stands.
type Quote struct {
	Record   string // number, "" for a form draft
	Kind     book.Label
	Field    book.Label
	Words    string // "" for a file that is too long to be quoted
	Standing Standing
	By       string // who wrote it, and on which laptop
	At       time.Time
	Laptops  []string // that are known to have it, by letter
	Deleted  int      // the year it is deleted in; 0 is none
}

// Standing is where a text stands in the record.
type Standing string

// The standings.
const (
	Shown   Standing = "shown"
	Earlier Standing = "earlier" // in the history, or one side of a conflict
	Reason  Standing = "reason"  // given for a save
	Unsaved Standing = "unsaved" // in a form draft
)

var standingWords = map[Standing]string{
	Shown:   "Gælder nu",
	Earlier: "Tidligere eller konkurrerende udgave",
	Reason:  "Begrundelse for en rettelse",
	Unsaved: "Kladde, der ikke er gemt",
}

// Document is the extract as a paper. It opens with what must be done before it
// leaves the house.
func (e Extract) Document() docx.Document {
	p := paper{}
	p.add(docx.Title{Text: "Oplysninger om en person"})
	p.add(docx.Note{Runs: docx.Plain("Før udtrækket gives videre: Læs hvert citat, og overstreg andre personers navne og forhold. Feltbog kan ikke afgøre, hvem en tekst handler om. Kontrollér også, at den, der beder om det, er den, oplysningerne handler om.")})
	p.say(fmt.Sprintf("Der er søgt efter »%s« i %s feltbog den %s: i det, der gælder nu, i historikken, i konflikter, i begrundelser, i kladder, i kontaktpersoner og i bilags navne og tekst. Billeder og andre bilag, der ikke er tekst, er ikke gennemset.",
		e.Words, genitive(e.Owner), e.Made.Format("02.01.2006")))
	p.say(e.found())
	for n, q := range e.Quotes {
		p.heading(1, fmt.Sprintf("%d. %s", n+1, q.place()))
		p.say(q.text())
		p.list(false, q.particulars())
	}
	p.heading(1, "Rettigheder")
	p.say("Den, oplysningerne handler om, kan bede om at få dem rettet eller slettet og kan klage til Datatilsynet. Formål, modtagere og retsgrundlag står i fortegnelsen over behandlingsaktiviteter. Feltbog træffer ingen automatiske afgørelser og sender intet ud af landet: programmet bruger ikke netværk.")
	return docx.Document{Title: "Oplysninger om en person", Subject: "Indsigt efter databeskyttelsesforordningens artikel 15", Creator: "TaskForce Integration", Blocks: p.blocks}
}

// Docx is the extract for Word, where names can be blacked out.
func (e Extract) Docx() ([]byte, error) {
	var out bytes.Buffer
	err := e.Document().Write(&out)
	return out.Bytes(), err
}

// Html is the extract as a page.
func (e Extract) Html() ([]byte, error) {
	var out bytes.Buffer
	err := writePage(&out, e.Document())
	return out.Bytes(), err
}

func (e Extract) found() string {
	switch len(e.Quotes) {
	case 0:
		return "Der er ikke fundet noget."
	case 1:
		return "Der er fundet ét sted."
	}
	return fmt.Sprintf("Der er fundet %d steder.", len(e.Quotes))
}

func (q Quote) place() string {
	return strings.TrimSpace(cmp.Or(q.Kind.Da, "Post fra en nyere version")+" "+q.Record) + ": " + cmp.Or(q.Field.Da, "felt fra en nyere version")
}

// text is the quote itself, in which a person reads what to black out.
func (q Quote) text() string {
	if q.Words == "" {
		return "Teksten er for lang til at stå her. Vedlæg filen selv."
	}
	return "»" + q.Words + "«"
}

func (q Quote) particulars() []string {
	list := []string{
		"Hvor: " + standingWords[q.Standing],
		"Skrevet af: " + cmp.Or(q.By, "ukendt"),
		"Siden: " + q.At.Format("02.01.2006 15.04"),
		"Findes på: " + q.whereabouts(),
	}
	return append(list, "Slettes: "+q.end())
}

func (q Quote) whereabouts() string {
	if len(q.Laptops) == 0 {
		return "denne pc; ingen anden har kvitteret for at have det"
	}
	return "pc " + strings.Join(q.Laptops, ", ") + ", så vidt kvitteringerne rækker"
}

func (q Quote) end() string {
	switch {
	case q.Standing == Unsaved:
		return "når kladden gemmes eller kasseres"
	case q.Deleted > 0:
		return fmt.Sprintf("senest i %d", q.Deleted)
	}
	return "når koordinatoren sletter det; der er ingen frist"
}
