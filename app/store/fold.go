package store

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The letters of the Danish alphabet that a Dane never takes for others.
const (
	ae = '\u00e6'
	oe = '\u00f8'
	aa = '\u00e5'
)

// danish folds the letters whose Danish reading is not the bare letter: the
// neighbours' spellings of the last three, and the dotless i of Turkish names,
// which no Danish keyboard has.
var danish = map[rune]string{
	ae: string(ae), oe: string(oe), aa: string(aa),
	'\u00e4': string(ae), '\u00f6': string(oe),
	'\u01fd': string(ae), '\u01ff': string(oe), '\u01fb': string(aa),
	'\u00df': "ss", '\u0131': "i", '\u0142': "l", '\u0111': "d", '\u00f0': "d", '\u00fe': "th",
}

// A folding is a text as it is searched: lower case, accents gone, aa written
// as one letter, words set apart by one space, every symbol a word of its own.
// at tells where in the text, counted in runes, each rune of it came from; it
// has one more entry, for the end.
type folding struct {
	runes []rune
	at    []int
}

// fold gives what two spellings that a Dane takes for the same have in common.
// SQLite cannot: its lower() knows only ASCII, and the remove_diacritics of its
// tokenizer would make sheep of fathers.
func fold(text string) folding {
	text = norm.NFC.String(text)
	f := folding{runes: make([]rune, 0, len(text)), at: make([]int, 0, len(text)+1)}
	i := 0
	for _, r := range text {
		f.add(r, i)
		i++
	}
	if n := len(f.runes); n > 0 && f.runes[n-1] == ' ' {
		f.runes = f.runes[:n-1] // and its place becomes that of the end
		return f
	}
	f.at = append(f.at, i)
	return f
}

func (f *folding) add(r rune, i int) {
	if r < utf8.RuneSelf {
		f.ascii(r, i)
		return
	}
	r = unicode.ToLower(r)
	if same, ok := danish[r]; ok {
		f.letters(same, i)
		return
	}
	f.letters(norm.NFKD.String(string(r)), i)
}

func (f *folding) ascii(r rune, i int) {
	switch {
	case 'A' <= r && r <= 'Z':
		f.letter(r+'a'-'A', i)
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		f.letter(r, i)
	default:
		f.space(i)
	}
}

func (f *folding) letters(text string, i int) {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Sk):
			// Accents, joiners and soft hyphens: no part of how a word is spelt.
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Mc, r):
			f.letter(unicode.ToLower(r), i)
		case unicode.In(r, unicode.So, unicode.Sm):
			f.space(i)
			f.put(r, i)
			f.space(i + 1)
		default:
			f.space(i)
		}
	}
}

func (f *folding) letter(r rune, i int) {
	if n := len(f.runes); r == 'a' && n > 0 && f.runes[n-1] == 'a' {
		f.runes[n-1] = aa
		return
	}
	f.put(r, i)
}

func (f *folding) put(r rune, i int) {
	f.runes, f.at = append(f.runes, r), append(f.at, i)
}

func (f *folding) space(i int) {
	if n := len(f.runes); n > 0 && f.runes[n-1] != ' ' {
		f.put(' ', i)
	}
}

func (f folding) String() string { return string(f.runes) }
