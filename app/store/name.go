package store

import (
	"slices"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
)

// A Name is the name of a thing made ready to be compared with other names.
type Name struct {
	plain   string // one byte for each letter, no spaces
	sorted  string // the same, its longer words in order
	numbers string
	keys    []string
}

// NewName makes a name ready.
func NewName(text string) Name {
	words := strings.Fields(fold(text).String())
	name := Name{plain: letters(strings.Join(words, ""))}
	longer := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return len(word) < 3 })
	slices.Sort(longer)
	name.sorted = letters(strings.Join(longer, ""))
	for _, word := range words {
		if strings.ContainsFunc(word, unicode.IsNumber) {
			name.numbers += word + " "
		}
	}
	if len(words) > 0 {
		longest := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
		name.keys = slices.Compact([]string{beginning(words[0]), beginning(longest)})
	}
	return name
}

// Likeness tells how alike two names are, from 0, nothing in common, to 1, the
// same to a Dane. It is the greater of two Jaro-Winkler similarities, of the
// names as they stand and of their words in order, so that it does not matter
// which comes first. Names that hold different numbers are never alike: they
// count things of one sort.
func (n Name) Likeness(other Name) float64 {
	if n.numbers != other.numbers || n.plain == "" || other.plain == "" {
		return 0
	}
	return max(jaroWinkler(n.plain, other.plain), jaroWinkler(n.sorted, other.sorted))
}

// Keys are what a name is filed under: names alike enough to be looked at share
// at least one.
func (n Name) Keys() []string { return n.keys }

// The threshold and the length of the beginning that Winkler gives.
func jaroWinkler(a, b string) float64 {
	if a == "" || b == "" {
		return 0
	}
	// Which of two equal letters is taken first depends on which name is gone
	// through first; the answer must not.
	return smetrics.JaroWinkler(min(a, b), max(a, b), 0.7, 4)
}

// letters writes folded text with one byte for each letter, because smetrics
// compares bytes. Letters from other alphabets may share one: names in them are
// then found a little more alike than they are.
func letters(folded string) string {
	raw := make([]byte, 0, len(folded))
	for _, r := range folded {
		if r > unicode.MaxLatin1 {
			r |= 0x80
		}
		raw = append(raw, byte(r))
	}
	return string(raw)
}

func beginning(word string) string {
	runes := []rune(word)
	return string(runes[:min(3, len(runes))])
}
