package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"feltbog/app/book"
)

// listed are the kinds whose records the workbook lists. Parent-dialogue
// meetings and answers are not among them: a row there is a few people.
var listed = []string{"requisition", "consultation", "visit", "event", "agreement", "plan_line"}

// sheets are the tables of the workbook: the figures, the founding table, and
// the records.
func (r Report) sheets() []sheet {
	l := newLedger(r.input)
	all := []sheet{r.figureSheet(), r.requestSheet()}
	for _, name := range listed {
		kind := l.kind(name)
		records := l.of(name)
		if name == "plan_line" {
			records = append(records, l.in(name, r.Year+1)...)
		}
		all = append(all, l.sheet(kind, records))
	}
	return all
}

func (r Report) figureSheet() sheet {
	s := sheet{name: "Tal", head: []string{"Nøgle", "Afsnit", "Tal", "Værdi", "Læses", "Metode", "Metode (kode)", "Regel", "Poster"}}
	for _, f := range r.Figures {
		s.rows = append(s.rows, []any{
			f.Key, sectionWords[f.Section], f.Label, f.cell(), f.Text, methodWords[f.Method], f.Method, f.Rule, len(f.Records),
		})
	}
	return s
}

// cell is the value of a figure, and nothing where it may not be told.
func (f Figure) cell() any {
	if f.Method == Suppressed {
		return ""
	}
	return f.Value
}

var sectionWords = map[string]string{
	SectionStatus:       "Status",
	SectionSatisfaction: "Tilfredshed",
	SectionPlan:         "Arbejdsplan",
	SectionDialogue:     "Forældredialog",
	SectionAgreement:    "Aftaler",
	SectionMaturity:     "Modenhed",
	SectionSource:       "Pc'er",
}

var methodWords = map[string]string{
	Counted:    "Talt",
	Rounded:    "Skønnet, rundet",
	Distinct:   "Forskellige",
	Summed:     "Lagt sammen",
	Uncounted:  "Ikke talt",
	Suppressed: "Vises ikke",
}

func (r Report) requestSheet() sheet {
	s := sheet{name: "Tabel 1", head: []string{"Udfordring", "Udfordring (kode)", "Rekvireringer", "Rådgivninger"}}
	for _, c := range append(r.columns(), column{"I alt", "total"}) {
		s.rows = append(s.rows, []any{c.head, c.key, r.value("requisitions." + c.key), r.value("consultations." + c.key)})
	}
	return s
}

// sheet lists records by the fields of their kind that can be counted, each code
// beside its words.
func (l *ledger) sheet(kind *book.Kind, records []book.Record) sheet {
	fields := answered(countable(kind), records)
	s := sheet{name: kind.Plural.Da, head: []string{"Nummer", "Pc"}}
	for _, f := range fields {
		s.head = append(s.head, f.Label.Da)
		if coded(f) {
			s.head = append(s.head, f.Label.Da+" (kode)")
		}
	}
	for _, r := range records {
		row := []any{r.Number, r.Letter}
		for _, f := range fields {
			row = append(row, l.cells(r, f)...)
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// countable leaves out what people write freely, but for the line that names a
// record, and leaves out tallies of people.
func countable(kind *book.Kind) []book.Field {
	var out []book.Field
	for _, f := range kind.Fields {
		free := f.Type == book.Note || f.Type == book.Line && f.Name != kind.Title[0]
		if !free && f.Type != book.Tally && f.Type != book.Scale && f.Tag != book.TagStatus {
			out = append(out, f)
		}
	}
	return out
}

// answered keeps the questions that anyone answered, so that a page has room for
// those.
func answered(fields []book.Field, records []book.Record) []book.Field {
	return slices.DeleteFunc(fields, func(f book.Field) bool {
		return !slices.ContainsFunc(records, func(r book.Record) bool { return r.Fields.Has(f.Name) })
	})
}

func coded(f book.Field) bool {
	return f.Type == book.Choice || f.Type == book.Choices || f.Type == book.Ref || f.Type == book.Refs
}

// cells are one answer as the workbook shows it. The line that names a record
// marked as internal is left out.
func (l *ledger) cells(r book.Record, f book.Field) []any {
	switch f.Type {
	case book.Day:
		return []any{date(r.Fields.Text(f.Name))}
	case book.Whole:
		return []any{blank(r, f, r.Fields.Number(f.Name))}
	case book.Quarter:
		return []any{blank(r, f, float64(r.Fields.Quarters(f.Name))/4)}
	case book.Yes:
		return []any{blank(r, f, map[bool]string{true: "ja", false: "nej"}[r.Fields.Bool(f.Name)])}
	case book.Choice, book.Ref:
		return l.words(f, r.Fields.Text(f.Name))
	case book.Choices, book.Refs:
		return l.words(f, r.Fields.Many(f.Name)...)
	}
	if r.Fields.Bool("internal") {
		return []any{""}
	}
	return []any{r.Fields.Text(f.Name)}
}

// blank is nothing for a question that was not answered: an empty cell is not
// a nought.
func blank(r book.Record, f book.Field, value any) any {
	if !r.Fields.Has(f.Name) {
		return ""
	}
	return value
}

// date is a day that a spreadsheet can reckon with.
func date(day string) any {
	value, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return value
}

// words are codes in Danish and then as they are; a reference is by the name of
// what it points at and its code, or its number when it has no code.
func (l *ledger) words(f book.Field, codes ...string) []any {
	var said, kept []string
	for _, code := range codes {
		if code == "" {
			continue
		}
		if f.List != "" {
			said, kept = append(said, l.input.Lists.Label(f.List, code, "da")), append(kept, code)
			continue
		}
		record, _ := l.look(l.same(book.ID(code)))
		said, kept = append(said, l.title(record)), append(kept, cmp.Or(record.Fields.Text("code"), record.Number))
	}
	return []any{strings.Join(said, ", "), strings.Join(kept, ", ")}
}

// title is what a register record is called; that of anything else stays in the
// book.
func (l *ledger) title(r book.Record) string {
	kind := l.kind(r.Kind)
	if kind.Reach != book.Register || len(kind.Title) == 0 {
		return ""
	}
	return r.Fields.Text(kind.Title[0])
}
