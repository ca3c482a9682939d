package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// page is a text under screening: the tokens of the line being read and the hits so far.
type page struct {
	text   string
	tokens []token
	hits   []Hit
}

type class uint8

const (
	word   class = iota // letters, with hyphens and apostrophes between them
	digits              // 0-9
	mark                // any other rune that is not white space
)

// token is a word, a run of digits or a mark; start and end are byte offsets in the whole text.
type token struct {
	start, end int
	class      class
	role       role
}

func (p *page) read(start, end int) {
	p.tokens = p.tokens[:0]
	for at := start; at < end; {
		r, width := utf8.DecodeRuneInString(p.text[at:end])
		next := at + width
		switch {
		case unicode.IsSpace(r):
		case isDigit(r):
			next = at + run(p.text[at:end], isDigit)
			p.tokens = append(p.tokens, token{at, next, digits, 0})
		case isLetter(r):
			next = at + wordLength(p.text[at:end])
			p.tokens = append(p.tokens, token{at, next, word, lexicon[fold(p.text[at:next])]})
		default:
			p.tokens = append(p.tokens, token{at, next, mark, 0})
		}
		at = next
	}
}

func (p *page) hit(kind Kind, start, end int, masked string, likely bool) {
	p.hits = append(p.hits, Hit{kind, start, end, masked, likely})
}

func (p *page) string(i int) string { return p.text[p.tokens[i].start:p.tokens[i].end] }

// is tells whether token i exists and plays one of the roles.
func (p *page) is(i int, roles role) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].role&roles != 0
}

func (p *page) isMark(i int, marks string) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].class == mark && strings.Contains(marks, p.string(i))
}

func (p *page) isDigits(i int) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].class == digits
}

// joined tells whether token i follows the one before it without white space.
func (p *page) joined(i int) bool {
	return i > 0 && i < len(p.tokens) && p.tokens[i-1].end == p.tokens[i].start
}

// capital tells whether token i is written like a name: one capital, then small letters. An abbreviation
// in capitals is an organisation, and a single letter is already anonymous.
func (p *page) capital(i int) bool {
	if i < 0 || i >= len(p.tokens) || p.tokens[i].class != word {
		return false
	}
	first, width := utf8.DecodeRuneInString(p.string(i))
	second, _ := utf8.DecodeRuneInString(p.string(i)[width:])
	return unicode.IsUpper(first) && (unicode.IsLower(second) || second == '\'' || second == '-')
}

// fold makes words comparable: small letters, composed. Text pasted from a PDF often comes decomposed.
func fold(word string) string {
	lower := strings.ToLower(word)
	if norm.NFC.IsNormalString(lower) {
		return lower
	}
	return norm.NFC.String(lower)
}

func wordLength(text string) int {
	length := run(text, isLetter)
	for length < len(text) {
		r, width := utf8.DecodeRuneInString(text[length:])
		more := run(text[length+width:], isLetter)
		if !strings.ContainsRune("-'’", r) || more == 0 {
			break
		}
		length += width + more
	}
	return length
}

func run(text string, belongs func(rune) bool) int {
	for i, r := range text {
		if !belongs(r) {
			return i
		}
	}
	return len(text)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func first(text string, runes int) string {
	for i := range text {
		if runes == 0 {
			return text[:i]
		}
		runes--
	}
	return text
}
