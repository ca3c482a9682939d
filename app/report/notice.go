package report

import (
	"fmt"
	"slices"
	"strings"

	"feltbog/app/book"
)

// Notice is something the reader of the paper must know before its figures are
// used.
type Notice struct {
	Text string `json:"text"`
	// Record and Field are what the notice is about, when that is one record.
	Record book.ID `json:"record,omitempty"`
	Field  string  `json:"field,omitempty"`
	// Figures are the keys of the figures that are touched; never nil.
	Figures []string `json:"figures"`
}

// deciding are the fields of each kind that the counting rules read: a conflict
// on any other changes no figure.
var deciding = map[string][]string{
	"requisition":    {"status", "received", "challenge", "administration", "progress"},
	"consultation":   {"status", "held", "challenge"},
	"visit":          {"status", "date", "project"},
	"event":          {"status", "date", "title", "participants", "counting"},
	"dialogue":       {"status", "date", "mothers", "fathers", "other_carers", "not_registered", "counting", "interpreter"},
	"agreement":      {"status", "due", "progress", "closed"},
	"dispatch":       {"status", "date", "survey", "sent"},
	"answer":         {"status", "received", "survey", "answers"},
	"plan_line":      {"status", "year", "title", "person_years", "of_which", "part_name"},
	"conclusion":     {"status", "year", "challenge", "text"},
	"challenge":      {"status", "year", "code", "name", "table_name"},
	"administration": {"status", "name", "valid_from", "valid_to"},
	"project":        {"status"},
}

func (l *ledger) notices(r Report) []Notice {
	out := []Notice{}
	for _, c := range l.input.Conflicts {
		if n, touched := l.conflict(c, r.Figures); touched {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Notice) int { return strings.Compare(a.Text, b.Text) })
	out = append(out, r.outside()...)
	out = append(out, r.facts.next.doubts()...)
	return append(out, r.borrowed()...)
}

// conflict is the notice of a conflict that the paper may turn on: its record is
// counted now, or may come to be when the conflict is settled.
func (l *ledger) conflict(c Conflict, figures []Figure) (Notice, bool) {
	record, _ := l.look(c.Record)
	maturity := record.Kind == "visit" && strings.HasPrefix(c.Field, "maturity_")
	if !maturity && !slices.Contains(deciding[record.Kind], c.Field) {
		return Notice{}, false
	}
	n := Notice{Record: c.Record, Field: c.Field, Figures: []string{}}
	var labels []string
	for _, f := range figures {
		if f.Section != SectionSource && f.restsOn(c.Record) {
			n.Figures, labels = append(n.Figures, f.Key), append(labels, "»"+f.Label+"«")
		}
	}
	if len(labels) == 0 && !l.mayCount(record, c.Field) {
		return Notice{}, false
	}
	kind := l.kind(record.Kind)
	n.Text = fmt.Sprintf("Åben konflikt: %s %s, feltet »%s«. %s",
		lower(kind.Label.Da), record.Number, fieldLabel(kind, c.Field), touching(labels))
	return n, true
}

// mayCount tells whether settling the field could bring a record into the paper
// that is in no figure now. What the other answer to a date is, is not known
// here, so any may be of the year.
func (l *ledger) mayCount(r book.Record, field string) bool {
	kind := l.kind(r.Kind)
	if field == kind.Date || field == kind.Year {
		return true
	}
	return (field == "status" || r.Status == book.Ready) && l.ours(r, kind)
}

// ours tells whether a record belongs to the paper by its year, or, having
// none, by being there or being visited.
func (l *ledger) ours(r book.Record, kind *book.Kind) bool {
	planned := r.Kind == "plan_line" || r.Kind == "challenge"
	switch year := r.Year(kind); {
	case r.Kind == "administration":
		return l.existed(r)
	case r.Kind == "project":
		return slices.ContainsFunc(l.of("visit"), func(v book.Record) bool { return l.ref(v, "project") == l.same(r.ID) })
	default:
		return year == l.input.Year || planned && year == l.input.Year+1
	}
}

func touching(labels []string) string {
	if len(labels) == 0 {
		return "Afgørelsen kan ændre papiret."
	}
	return "Berører: " + and(labels) + "."
}

func fieldLabel(kind *book.Kind, name string) string {
	field, ok := kind.Field(name)
	if !ok {
		return name
	}
	return field.Label.Da
}

// outside tells of requests that no column of the table has room for.
func (r Report) outside() []Notice {
	out := []Notice{}
	for _, row := range []struct{ key, one, more string }{
		{"requisitions.other", "rekvirering har", "rekvireringer har"},
		{"consultations.other", "rådgivning har", "rådgivninger har"},
	} {
		if n := r.value(row.key); n > 0 {
			out = append(out, Notice{
				Text: fmt.Sprintf("%s %s en udfordring, der ikke er blandt udfordringerne for %d. De står under »Øvrige«.",
					capital(inWords(n)), plural(n, row.one, row.more), r.Year),
				Figures: []string{row.key},
			})
		}
	}
	return out
}

// doubts are what does not add up in a plan.
func (p plan) doubts() []Notice {
	out := []Notice{}
	for _, whole := range p.excess() {
		out = append(out, Notice{
			Text:    fmt.Sprintf("Arbejdsplan %d: »heraf« er mere end de %s årsværk på linjen »%s«.", p.year, personYears(whole.quarters), whole.title),
			Record:  whole.record.ID,
			Field:   "person_years",
			Figures: []string{"plan.next.fte"},
		})
	}
	for _, part := range p.strays {
		out = append(out, Notice{
			Text:    fmt.Sprintf("Arbejdsplan %d: »%s« er »heraf« af en linje, der ikke er i planen, og er ikke talt med.", p.year, part.title),
			Record:  part.record.ID,
			Field:   "of_which",
			Figures: []string{"plan.next.fte"},
		})
	}
	return out
}

// borrowed tells which sections still have the words of another year, so that
// nobody sends them on unread.
func (r Report) borrowed() []Notice {
	var names []string
	for _, section := range prose {
		if from, written := r.facts.wording.from[section]; !written || from != r.Year {
			names = append(names, "»"+r.input.Lists.Label("section", section, "da")+"«")
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Notice{{
		Text:    "Læs igennem, før papiret sendes: " + and(names) + " har stadig en tidligere tekst.",
		Figures: []string{},
	}}
}

// prose are the sections whose beginning is about the circumstances of one year.
var prose = []string{"problem", "status", "plan", "targets"}
