// Package report turns what was recorded in the field into the committee's
// figures, and the figures into its paper.
//
// A figure is a number that can be explained: it carries its rule in words, how
// it was arrived at and the records behind it. Figures is a pure function: the
// same records give the same figures whatever order they come in. The paper
// prints no number that is not a figure, and is written once as a document that
// becomes Word, a page on the screen, and beside it a workbook and a file of
// commas from the same figures. Two runs over the same records give the same
// bytes.
//
// It refuses to guess: what was not counted is named and never estimated here,
// drafts and withdrawn records are nowhere, and an open conflict that touches a
// figure is told on page one. It reads no database and no clock. No number of
// any year is known to it beforehand.
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"feltbog/app/book"
)

// Report is the figures of one year, with what the paper says about them.
type Report struct {
	Year    int      `json:"year"`
	Figures []Figure `json:"figures"`
	// Notices is what a reader must know before the figures are used.
	Notices []Notice `json:"notices"`

	input Input
	facts facts
}

// facts is what the paper says that is not a number.
type facts struct {
	challenges []challenge
	strays     bool // some requests have a challenge outside the year's own
	missing    []string
	uncounted  []string
	surveys    []instrument
	dimensions []dimension
	laptops    []laptop
	conclusion map[string][]string // by challenge code, in order
	next       plan                // what the committee is asked to approve
	aims       []challenge         // the challenges of the year that is planned
	wording    wording
}

// Figures counts a year. Every rule is in the figure that follows it.
func Figures(in Input) Report {
	l := newLedger(in)
	r := Report{Year: in.Year, input: in}
	r.Figures = append(r.Figures, l.requests(&r.facts)...)
	r.Figures = append(r.Figures, l.administrations(&r.facts)...)
	r.Figures = append(r.Figures, l.visits()...)
	r.Figures = append(r.Figures, l.events(&r.facts)...)
	r.Figures = append(r.Figures, l.satisfaction(&r.facts)...)
	r.Figures = append(r.Figures, l.plan(in.Year).figures("plan")...)
	r.facts.next = l.plan(in.Year + 1)
	r.Figures = append(r.Figures, r.facts.next.figures("plan.next")...)
	r.Figures = append(r.Figures, l.dialogues()...)
	r.Figures = append(r.Figures, l.agreements()...)
	r.Figures = append(r.Figures, l.maturity(&r.facts)...)
	r.Figures = append(r.Figures, l.laptops(&r.facts)...)
	r.facts.aims = l.challenges(in.Year + 1)
	r.facts.conclusion = l.conclusions(r.facts.challenges)
	r.facts.wording = l.wording()
	r.Notices = l.notices(r)
	return r
}

// Figure finds a figure by its key.
func (r Report) Figure(key string) (Figure, bool) {
	for _, f := range r.Figures {
		if f.Key == key {
			return f, true
		}
	}
	return Figure{}, false
}

// Hash is the SHA-256 of the figures, in hexadecimal: two reports with the same
// hash say the same, records and rules included.
func (r Report) Hash() (string, error) {
	content, err := json.Marshal(r.Figures)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]), nil
}

// value is a figure as a whole number; 0 for a figure that is not there.
func (r Report) value(key string) int {
	f, _ := r.Figure(key)
	return int(f.Value)
}

// ids are the records of one kind as a figure lists them.
func ids(records []book.Record) []book.ID {
	out := make([]book.ID, 0, len(records))
	for _, r := range records {
		out = append(out, r.ID)
	}
	return out
}
