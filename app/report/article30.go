package report

import (
	"bytes"
	"fmt"
	"strconv"

	"feltbog/app/book"
	"feltbog/app/report/docx"
)

// Processing is what a book knows of how it is used: the ground of a draft
// record of processing (GDPR art. 30).
type Processing struct {
	Owner    string
	Practice bool
	Made     string // "2014-01-31"
	Held     []Held
	Laptops  []Laptop // that may deliver
	Shut     int      // that were shut out
	Erasures int
	Parcels  int // taken in
}

// Laptop is one that has some of what the book has.
type Laptop struct{ Letter, Owner string }

// Held is how much there is of one kind, and for how long its free text is kept.
type Held struct {
	Kind    book.Label
	Records int
	Years   int  // after the year a record belongs to; 0 is no period
	Own     bool // each record has a date of its own to be deleted by
}

// Docx is the draft for Word. What the book cannot know is marked to be filled
// in; nothing is claimed of the program that it does not do.
func (p Processing) Docx() ([]byte, error) {
	var out bytes.Buffer
	err := p.Document().Write(&out)
	return out.Bytes(), err
}

// Document is the draft, in the order of article 30(1).
func (p Processing) Document() docx.Document {
	w := paper{}
	w.add(docx.Title{Text: "Fortegnelse over behandlingsaktiviteter (udkast)"})
	w.add(docx.Note{Runs: docx.Plain("Udkast efter databeskyttelsesforordningens artikel 30, skrevet af Feltbog ud fra " + genitive(p.Owner) + " feltbog den " + longDay(p.Made) + ". Tallene er talt op i feltbogen. Det, der står i [kantede parenteser], ved Feltbog ikke: udfyld det, og lad databeskyttelsesrådgiveren læse resten.")})
	if p.Practice {
		w.add(docx.Note{Runs: docx.Plain("Feltbogen er en øvefeltbog med opdigtede data.")})
	}
	w.heading(1, "Dataansvarlig")
	w.list(false, []string{
		"Københavns Kommune, [forvaltning og adresse], CVR [nummer]",
		"Kontaktperson: " + p.Owner + ", koordinator for TaskForce Integration, [telefon og mail]",
		"Databeskyttelsesrådgiver: [navn og kontaktoplysninger]",
	})
	w.heading(1, "Formål")
	w.say("At registrere TaskForce Integrations besøg, forældredialogmøder, rekvireringer, rådgivninger, arrangementer og aftaler, så der kan følges op på dem, og at aflægge status og arbejdsplan for udvalget. Retsgrundlag: [udfyldes, f.eks. artikel 6, stk. 1, litra e].")
	w.heading(1, "Kategorier af registrerede")
	w.list(false, []string{
		"Fagpersoner hos aktører og projekter: kontaktpersoner.",
		"Kommunens egne medarbejdere: initialer, rolle og årsværk, og hvem der har skrevet hvad hvornår.",
		"Borgere registreres ikke som poster. Fra møder registreres antal, roller og sprog. Fri tekst gennemses for CPR-numre og andre personoplysninger, mens der skrives, men kan ikke udelukkes at nævne en person.",
	})
	w.heading(1, "Kategorier af oplysninger")
	w.say("Navn, funktion, arbejdstelefon og arbejdsmail på kontaktpersoner; tjenstlige notater i fri tekst og bilag. Særlige kategorier af oplysninger (artikel 9) og CPR-numre skal ikke registreres; en post med et sandsynligt CPR-nummer kan hverken gøres klar eller forsegles, før det er fjernet eller kendt harmløst.")
	w.add(p.table())
	w.heading(1, "Modtagere")
	w.list(false, p.recipients())
	w.heading(1, "Overførsel til tredjelande")
	w.say("Ingen. Feltbog bruger ikke netværk og åbner ingen forbindelser. Filer flyttes af mennesker, på stik eller på kommunens egne drev.")
	w.heading(1, "Slettefrister")
	w.say("Fristen er et antal hele år efter det år, posten hører til. Ved årets udgang sletter koordinatoren det, hvis frist er gået, når spørgsmålet om aflevering til arkiv er besvaret; tallene bevares. Kontaktpersoner slettes efter deres egen dato. Fristerne står i tabellen ovenfor.")
	w.say("Sletning efter anmodning (artikel 17) sker i hele historikken på alle pc'er, og feltbogen gennemsøges bagefter for det slettede. " + fmt.Sprintf("Der er til dato udført %s.", inFigures(p.Erasures)+" "+plural(p.Erasures, "sletning", "sletninger")))
	w.heading(1, "Tekniske og organisatoriske foranstaltninger")
	w.list(false, measures)
	w.list(false, []string{"[Sikkerhedskopier, fysisk opbevaring af gendannelseskoder og reservenøgle, og instruks til medarbejdere: udfyldes]"})
	return docx.Document{Title: "Fortegnelse over behandlingsaktiviteter (udkast)", Subject: "Databeskyttelsesforordningens artikel 30", Creator: "TaskForce Integration", Blocks: w.blocks}
}

// measures are what the program does by itself. A sentence here has a test
// somewhere, and goes when the test does.
var measures = []string{
	"Feltbogen er krypteret side for side (XAES-256-GCM) og åbnes kun med en adgangssætning (Argon2id) eller en gendannelseskode på papir. Den låser sig selv, når den ikke bruges.",
	"Pakker mellem pc'er er krypteret til modtagerens nøgle og underskrevet af afsenderen. En pakke fra en ukendt afsender åbnes ikke, før den er lukket ind.",
	"En mistet pc udelukkes af koordinatoren: det, den forsegler, indlæses ikke mere.",
	"Hver pc har kun sit holds poster. Poster mærket »intern« når kun deres egen pc og koordinatoren.",
	"Hver ændring husker, hvem der skrev den, på hvilken pc og hvornår, og kan vises.",
	"Programmets log indeholder koder og antal, aldrig navne, noter eller søgeord. Der er ingen telemetri.",
	"Ikke dækket: en pc, der er låst op, mens en uvedkommende bruger den; og den, der bytter hele feltbogen med en ældre kopi af sig selv.",
}

func (p Processing) table() docx.Table {
	table := docx.Table{
		Caption: "Hvad feltbogen rummer, og hvor længe fri tekst bevares",
		Alt:     "For hver slags post: hvor mange der er, og hvornår deres fri tekst slettes",
		Columns: []docx.Column{{Head: "Slags", Share: 5}, {Head: "Poster", Right: true, Share: 2}, {Head: "Slettes", Share: 6}},
	}
	for _, h := range p.Held {
		table.Rows = append(table.Rows, []string{h.Kind.Da, strconv.Itoa(h.Records), h.end()})
	}
	return table
}

func (h Held) end() string {
	switch {
	case h.Own:
		return "Hele posten efter sin egen dato"
	case h.Years > 0:
		return fmt.Sprintf("Fri tekst og bilag efter %d år", h.Years)
	}
	return "Ingen frist: vedrører organisationer og planer"
}

func (p Processing) recipients() []string {
	list := []string{
		"Udvalget og dets sekretariat: statusrapport og arbejdsplan, med tal og uden kontaktpersoner.",
		fmt.Sprintf("Medarbejdernes pc'er: %d i brug, %d udelukket. Der er indlæst %d %s fra dem.",
			len(p.Laptops), p.Shut, p.Parcels, plural(p.Parcels, "pakke", "pakker")),
	}
	for _, laptop := range p.Laptops {
		list = append(list, "Pc "+laptop.Letter+": "+laptop.Owner)
	}
	return list
}
