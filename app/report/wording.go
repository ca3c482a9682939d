package report

import (
	"cmp"
	"slices"
	"strings"

	"feltbog/app/book"
)

// wording is the prose of the paper by section, as the coordinator wrote it.
type wording struct {
	texts map[string]string
	from  map[string]int // the year each text was written for
}

// wording is the newest text of each section up to the report's year: last
// year's words are where this year's begin.
func (l *ledger) wording() wording {
	w := wording{texts: map[string]string{}, from: map[string]int{}}
	shape := l.kind("wording")
	records := slices.Clone(l.ready["wording"])
	slices.SortStableFunc(records, func(a, b book.Record) int { return cmp.Compare(a.Year(shape), b.Year(shape)) })
	for _, r := range records {
		if year := r.Year(shape); year <= l.input.Year {
			section := r.Fields.Text("section")
			w.texts[section], w.from[section] = r.Fields.Text("text"), year
		}
	}
	return w
}

// paragraphs are the lines of a section's text that have anything on them, or
// those of the text the paper began with.
func (w wording) paragraphs(section, beginning string) []string {
	text, ok := w.texts[section]
	if !ok {
		text = beginning
	}
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			out = append(out, paragraph)
		}
	}
	return out
}
