package privacy

import "strings"

// people finds names beside family words, and sensitive words. A sensitive word in a sentence that also
// speaks of somebody's mother or son is likely about that person; elsewhere it may be a topic.
func (p *page) people() {
	family, since := false, len(p.hits)
	for i := range p.tokens {
		switch {
		case p.is(i, kin):
			family = true
			p.nameAfter(i)
			p.nameBefore(i)
		case p.is(i, sensitive):
			p.hit(Sensitive, p.tokens[i].start, p.tokens[i].end, first(p.string(i), 2)+dots(3), false)
		}
		if p.endsSentence(i) {
			p.decide(since, family)
			family, since = false, len(p.hits)
		}
	}
	p.decide(since, family)
}

func (p *page) decide(since int, family bool) {
	for i := range p.hits[since:] {
		hit := &p.hits[since+i]
		hit.Likely = hit.Likely || family && hit.Kind == Sensitive
	}
}

// nameAfter reports "mor Fatima", "far hedder Hassan", "datteren på 14, Aisha".
func (p *page) nameAfter(i int) {
	at := i + 1
	for steps := 0; steps < 5 && p.links(at); steps++ {
		at++
	}
	if !p.personal(at) {
		return
	}
	last := at
	for more := 0; more < 3 && p.personal(last+1) && p.oneSpace(last+1); more++ {
		last++
	}
	p.name(at, last)
}

// links tells whether token i may stand between a family word and the name.
func (p *page) links(i int) bool {
	return p.is(i, link) || p.isMark(i, ",:(\"»“"+dashes) ||
		p.isDigits(i) && p.tokens[i].end-p.tokens[i].start <= 2
}

// nameBefore reports "Fatimas mor" and "Fatima (mor til Ali)".
func (p *page) nameBefore(i int) {
	switch {
	case p.isMark(i-1, "(") && p.personal(i-2) && !p.definite(i-2):
		p.name(p.fullName(i-2), i-2)
	case p.personal(i-1) && p.genitive(i-1) && !p.definite(i-1):
		p.name(p.fullName(i-1), i-1)
	}
}

func (p *page) fullName(last int) int {
	if p.personal(last-1) && p.oneSpace(last) && !p.startsSentence(last-1) {
		return last - 1
	}
	return last
}

func (p *page) name(from, to int) {
	start, end := p.tokens[from].start, p.tokens[to].end
	p.hit(Name, start, end, first(p.text[start:end], 1)+dots(3), true)
}

// personal tells whether token i could be somebody's name: capitalised, and no place, people,
// organisation or common opener of a sentence.
func (p *page) personal(i int) bool {
	if !p.capital(i) || p.is(i, noName|kin) {
		return false
	}
	folded := fold(p.string(i))
	if lexicon[strings.TrimRight(folded, "s'’")]&(noName|kin) != 0 {
		return false
	}
	for _, ending := range houseEndings {
		if strings.HasSuffix(folded, ending) {
			return false
		}
	}
	return true
}

func (p *page) genitive(i int) bool {
	return strings.HasSuffix(strings.TrimRight(fold(p.string(i)), "'’"), "s")
}

// definite tells whether token i is a noun that only opens the sentence: "Elevens", "Klubben", "Barnets".
func (p *page) definite(i int) bool {
	if !p.startsSentence(i) {
		return false
	}
	stem := strings.TrimSuffix(fold(p.string(i)), "s")
	return strings.HasSuffix(stem, "en") || strings.HasSuffix(stem, "et") || strings.HasSuffix(stem, "ne")
}

func (p *page) startsSentence(i int) bool { return i == 0 || p.isMark(i-1, ".!?:;•") }

// endsSentence takes a full stop for the end only if a capital follows, so that "kl. 14" goes on.
func (p *page) endsSentence(i int) bool {
	if p.isMark(i, "!?") {
		return true
	}
	return p.isMark(i, ".") && !p.joined(i+1) && (p.capital(i+1) || i+1 == len(p.tokens))
}
