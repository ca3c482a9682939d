package store

import (
	"cmp"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How much of a text is shown before the first mark, and in all.
const (
	before = 40
	around = 160
)

// A finding is what a query found in one text: how many of its words, and
// where, in runes of the text.
type finding struct {
	words int
	marks [][2]int
}

// find looks for the words of a query in a folded text: at the beginning of its
// words, or when a word of the query begins none, inside them.
func (f folding) find(query []string) finding {
	var found finding
	for _, word := range query {
		marks := f.places([]rune(word), true)
		if marks == nil {
			marks = f.places([]rune(word), false)
		}
		if marks != nil {
			found.words++
			found.marks = append(found.marks, marks...)
		}
	}
	found.marks = joined(found.marks)
	return found
}

// places are where a word stands, with start only where a word of f begins.
func (f folding) places(word []rune, start bool) [][2]int {
	var marks [][2]int
	for i := 0; i+len(word) <= len(f.runes); i++ {
		if start && i > 0 && f.runes[i-1] != ' ' {
			continue
		}
		if slices.Equal(f.runes[i:i+len(word)], word) {
			marks = append(marks, [2]int{f.at[i], f.at[i+len(word)]})
			i += len(word) - 1
		}
	}
	return marks
}

// joined sorts marks and joins those that touch.
func joined(marks [][2]int) [][2]int {
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var apart [][2]int
	for _, mark := range marks {
		if last := len(apart) - 1; last >= 0 && mark[0] <= apart[last][1] {
			apart[last][1] = max(apart[last][1], mark[1])
		} else {
			apart = append(apart, mark)
		}
	}
	return apart
}

// snippet cuts a piece of text around the first mark, at spaces, on one line,
// and moves the marks along.
func snippet(text string, marks [][2]int) (string, [][2]int) {
	runes := []rune(norm.NFC.String(text))
	from, to := 0, len(runes)
	if marks[0][0] > before {
		from = nextSpace(runes, marks[0][0]-before, marks[0][0])
	}
	if to > from+around {
		to = lastSpace(runes, from+around, marks[0][1])
	}
	piece := make([]rune, 0, to-from+2)
	if from > 0 {
		piece = append(piece, '\u2026')
	}
	shift := len(piece) - from
	for _, r := range runes[from:to] {
		if unicode.IsSpace(r) {
			r = ' '
		}
		piece = append(piece, r)
	}
	if to < len(runes) {
		piece = append(piece, '\u2026')
	}
	var moved [][2]int
	for _, mark := range marks {
		if mark[0] >= from && mark[1] <= to {
			moved = append(moved, [2]int{mark[0] + shift, mark[1] + shift})
		}
	}
	return string(piece), moved
}

// nextSpace is the first place after a space in [at, limit], at when there is none.
func nextSpace(runes []rune, at, limit int) int {
	for i := at; i < limit; i++ {
		if unicode.IsSpace(runes[i]) {
			return i + 1
		}
	}
	return at
}

// lastSpace is the last space in (limit, at], at when there is none.
func lastSpace(runes []rune, at, limit int) int {
	for i := at; i > limit; i-- {
		if unicode.IsSpace(runes[i-1]) {
			return i - 1
		}
	}
	return at
}
