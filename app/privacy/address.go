package privacy

import (
	"strings"
	"unicode/utf8"
)

// addresses looks at every house number: one to three digits after a street, or before a floor.
func (p *page) addresses() {
	for i := 1; i < len(p.tokens); i++ {
		if !p.isDigits(i) || p.tokens[i].end-p.tokens[i].start > 3 || p.joined(i) || p.tokens[i-1].class != word {
			continue
		}
		last := p.house(i)
		door := p.door(last + 1)
		if p.counted(last + 1) {
			continue
		}
		start, street := p.street(i - 1)
		if !street && !(door > last && p.capital(i-1)) {
			continue
		}
		last = max(last, door)
		number := p.tokens[i].start
		p.hit(Address, p.tokens[start].start, p.tokens[last].end, p.text[p.tokens[start].start:number]+dots(2), door > 0)
		i = last
	}
}

// street tells whether token i ends the name of a street, and where the name starts.
func (p *page) street(i int) (start int, ok bool) {
	name := fold(p.string(i))
	if p.is(i, way) {
		if !p.capital(i - 1) {
			return i, false
		}
		return p.named(i - 1), true
	}
	if !p.capital(i) || p.is(i, noStreet) || !endsLikeAStreet(name) {
		return i, false
	}
	if p.is(i-1, streetFront) && p.capital(i-1) {
		return i - 1, true
	}
	return i, true
}

// named walks back over the capitalised words of "H.C. Andersens Boulevard": three tokens at most.
func (p *page) named(i int) int {
	for back := 0; back < 3 && p.capital(i-1) && p.is(i-1, streetFront); back++ {
		i--
	}
	return i
}

// house returns the index of the last token of the house number: "12", "12B", "12 B".
func (p *page) house(i int) int {
	if i+1 < len(p.tokens) && p.tokens[i+1].class == word && utf8.RuneCountInString(p.string(i+1)) == 1 &&
		(p.joined(i+1) || p.string(i+1) == strings.ToUpper(p.string(i+1))) && !p.is(i+1, noLetter) {
		return i + 1
	}
	return i
}

// door returns the index of the last token of a floor and side from token i on, or 0: ", 2. tv", " st. th".
func (p *page) door(i int) int {
	if p.isMark(i, ",") {
		i++
	}
	if !p.isDigits(i) && !p.is(i, floor) {
		return 0
	}
	if p.isMark(i+1, ".") {
		i++
	}
	if p.is(i+1, side) {
		return i + 1
	}
	return 0
}

// counted tells whether the number before token i counts or dates something instead: "12 gange",
// "12. maj", "12.30", "12/6".
func (p *page) counted(i int) bool {
	return p.is(i, unit|currency) ||
		p.isMark(i, ".:/") && p.joined(i) && p.joined(i+1) && p.isDigits(i+1) ||
		p.isMark(i, ".") && p.is(i+1, month) ||
		p.isMark(i, "%")
}

func endsLikeAStreet(name string) bool {
	for _, ending := range streetEndings {
		if len(name) > len(ending) && strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
