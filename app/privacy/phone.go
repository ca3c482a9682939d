package privacy

// phone reports a number that starts at group k, and returns how many groups are done with: at least one.
// Beside a word like "tlf." any eight digits will do; without it only the usual ways of grouping them.
func (p *page) phone(c chain, k int) int {
	if p.isMark(c.groups[k].at-1, "+") || p.startsAbroad(c, k) {
		return p.international(c, k)
	}
	if n := c.eight(k); n > 0 && c.label&phoneLabel != 0 {
		return p.danish(c, k, n, true)
	}
	switch {
	case c.sizes(k, 8):
		return p.unlabelled(c, k, 1)
	case c.sizes(k, 4, 4) && c.alike(k, 3) == 2 && !c.continues(k, 2):
		return p.unlabelled(c, k, 2)
	case c.sizes(k, 2, 2, 2, 2):
		return p.pairs(c, k)
	}
	return 1
}

// pairs judges a run of groups of two: one number, several in a row, or something else altogether.
func (p *page) pairs(c chain, k int) int {
	all := c.alike(k, len(c.groups))
	if all%4 != 0 || c.continues(k, all) {
		return all
	}
	for done := 0; done < all; done += 4 {
		p.unlabelled(c, k+done, 4)
	}
	return all
}

// unlabelled judges n groups that have the shape of a phone number and no word to say so.
func (p *page) unlabelled(c chain, k, n int) int {
	front, back := p.text[c.groups[k].start:c.groups[k].end], p.text[c.groups[k+n-1].start:c.groups[k+n-1].end]
	last := c.groups[k+n-1].at
	switch {
	case c.label&(otherLabel|cprLabel|currency) != 0 || p.amount(last+1) || p.partOfCode(c, k, last):
		return n
	case n == 1 && (isDay(front) || p.afterBank(c, k)):
		return n
	case n == 2 && isYear(front) && (c.joins[k+1] == dash || isYear(back)):
		return n
	}
	return p.danish(c, k, n, n == 4)
}

// danish reports eight digits; subscribers' numbers start with 2 to 9.
func (p *page) danish(c chain, k, n int, likely bool) int {
	start, end := c.groups[k].start, c.groups[k+n-1].end
	if p.text[start] >= '2' && c.even(k, n) {
		p.hit(Phone, start, end, p.text[start:start+2]+" "+dots(6), likely)
	}
	return n
}

// international reports a number with its country in front: +45, 0045.
func (p *page) international(c chain, k int) int {
	total, n := 0, 0
	for n < 6 && k+n < len(c.groups) && (n == 0 || c.joins[k+n] == space || c.joins[k+n] == dash) {
		total += c.groups[k+n].size()
		n++
	}
	if total < 8 || total > 17 {
		return 1
	}
	start, end := c.groups[k].start, c.groups[k+n-1].end
	if p.isMark(c.groups[k].at-1, "+") {
		start--
	}
	p.hit(Phone, start, end, first(p.text[start:end], 3)+" "+dots(6), true)
	return n
}

func (p *page) startsAbroad(c chain, k int) bool {
	g := c.groups[k]
	return (g.size() == 4 || g.size() == 12) && p.text[g.start:g.start+4] == "0045"
}

// partOfCode tells whether the number grows out of, or on into, letters, slashes or a decimal comma.
func (p *page) partOfCode(c chain, k, last int) bool {
	at := c.groups[k].at
	if k > 0 && (c.joins[k] == dash || c.joins[k] == dot) || p.lettered(c, k) {
		return true
	}
	if p.joined(at) && p.isMark(at-1, dashes+"/_#") {
		return true
	}
	return p.joined(last+1) && (p.tokens[last+1].class == word || p.isMark(last+1, "/_"))
}

// eight returns how many groups from k on hold eight digits together, or 0.
func (c chain) eight(k int) int {
	total := 0
	for n := 1; n <= 5 && k+n <= len(c.groups); n++ {
		total += c.groups[k+n-1].size()
		if total == 8 {
			return n
		}
	}
	return 0
}

// alike returns how many groups from k on, at most limit, have the size of group k.
func (c chain) alike(k, limit int) int {
	n := 1
	for n < limit && k+n < len(c.groups) && c.joins[k+n] != spaced && c.groups[k+n].size() == c.groups[k].size() {
		n++
	}
	return n
}

// continues tells whether the n groups from k on are part of something longer, as in an EAN by fours or a row of a table.
func (c chain) continues(k, n int) bool {
	long := func(i int) bool { return c.groups[i].size() > 2 }
	return k > 0 && c.joins[k] != spaced && long(k-1) || k+n < len(c.groups) && c.joins[k+n] != spaced && long(k+n)
}

// isDay tells whether eight digits are a date, year first or last.
func isDay(eight string) bool {
	return isYear(eight[:4]) && isDate(pair(eight[6:]), pair(eight[4:6]), 2000) ||
		isYear(eight[4:]) && isDate(pair(eight[:2]), pair(eight[2:4]), 2000)
}
