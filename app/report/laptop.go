package report

import (
	"slices"

	"feltbog/app/book"
)

// laptop is one of the machines that the records came from.
type laptop struct {
	letter string // "" for one that is not in the roster
	key    string
}

// sources are the kinds that a year's figures are counted from, and the words
// their figures go by.
var sources = []struct{ kind, key string }{
	{"requisition", "requisitions"},
	{"consultation", "consultations"},
	{"visit", "visits"},
	{"event", "events"},
	{"dialogue", "dialogues"},
	{"answer", "answers"},
}

// laptops is how many records of the year each machine has brought, so that one
// that has not delivered is seen.
func (l *ledger) laptops(f *facts) []Figure {
	heaps := map[string][]book.ID{}
	letters := map[string]bool{}
	for _, s := range sources {
		for _, r := range l.of(s.kind) {
			letters[r.Letter] = true
			heaps[r.Letter+" "+s.kind] = append(heaps[r.Letter+" "+s.kind], r.ID)
		}
	}
	for letter := range letters {
		f.laptops = append(f.laptops, laptop{letter, "laptop." + letter})
	}
	slices.SortFunc(f.laptops, func(a, b laptop) int { return compareLetters(a.letter, b.letter) })
	var out []Figure
	for n, pc := range f.laptops {
		if pc.letter == "" {
			f.laptops[n].key = "laptop.unknown"
		}
		for _, s := range sources {
			out = append(out, count(SectionSource, f.laptops[n].key+"."+s.key,
				f.laptops[n].name()+": "+lower(l.kind(s.kind).Plural.Da),
				"Årets poster af denne slags, der er klar og oprettet på pc'en.", heaps[pc.letter+" "+s.kind]))
		}
	}
	return out
}

func (p laptop) name() string {
	if p.letter == "" {
		return "Ukendt pc"
	}
	return "Pc " + p.letter
}

// compareLetters puts the unknown last, and Z before AA.
func compareLetters(a, b string) int {
	switch {
	case a == b:
		return 0
	case b == "" || a != "" && (len(a) < len(b) || len(a) == len(b) && a < b):
		return -1
	}
	return 1
}
