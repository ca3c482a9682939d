package privacy

import "strings"

// A civil registration number is ddmmyy and four digits: the first tells the century, all ten together
// fulfil a check (mod 11) in numbers given before 2007 only, and not on birthdays that were used up.
// People who fled without papers are often registered as born on 1 January, so that day ran out first.

// cprShapes are the ways it is written: the sizes of the groups of digits, the last four last.
var cprShapes = [][]int{{10}, {6, 4}, {8, 4}, {2, 2, 2, 4}, {2, 2, 4, 4}}

// cpr reports a number that starts at group k and returns how many groups it took.
func (p *page) cpr(c chain, k int) int {
	for _, shape := range cprShapes {
		if !c.sizes(k, shape...) {
			continue
		}
		born, serial, ok := split(p.groupDigits(c, k, len(shape)))
		if !ok || !p.standsAlone(c, k, len(shape)) {
			continue
		}
		likely := p.likelyCPR(c, k+len(shape)-1, born+serial)
		p.hit(CPR, c.groups[k].start, c.groups[k+len(shape)-1].end, maskedCPR(born), likely)
		return len(shape)
	}
	return p.temporary(c, k)
}

// temporary reports a number given before the real one is known: its last four hold letters.
func (p *page) temporary(c chain, k int) int {
	g := c.groups[k]
	if g.size() != 6 || !isBirthday(p.text[g.start:g.end], "0000") || p.lettered(c, k) {
		return 0
	}
	rest := p.text[g.end:]
	gap := 0
	if stroke := run(rest, func(r rune) bool { return strings.ContainsRune(dashes+" ", r) }); stroke > 0 {
		gap = len(first(rest, 1))
	}
	tail := rest[gap:]
	if !isTemporary(tail) {
		return 0
	}
	p.hit(CPR, g.start, g.end+gap+4, maskedCPR(p.text[g.start:g.end]), rest[:gap] != " " || c.label&cprLabel != 0)
	return 1
}

func isTemporary(tail string) bool {
	if len(tail) < 4 || run(tail[4:], func(r rune) bool { return !isLetter(r) && !isDigit(r) }) == 0 && len(tail) > 4 {
		return false
	}
	letters := 0
	for _, r := range tail[:4] {
		switch {
		case 'A' <= r && r <= 'Z':
			letters++
		case !isDigit(r):
			return false
		}
	}
	return letters > 0 && isDigit(rune(tail[3]))
}

func (p *page) groupDigits(c chain, k, n int) string {
	var all strings.Builder
	for _, g := range c.groups[k : k+n] {
		all.WriteString(p.text[g.start:g.end])
	}
	return all.String()
}

// split brings a number to ddmmyy and four digits; ok is false if it cannot be one.
func split(all string) (born, serial string, ok bool) {
	if len(all) == 12 {
		if century := all[4:6]; century != "19" && century != "20" {
			return "", "", false
		}
		all = all[:4] + all[6:]
	}
	born, serial = all[:6], all[6:]
	return born, serial, isBirthday(born, serial)
}

// standsAlone tells whether the n groups from k on are a number of their own in the chain: not the
// middle of a longer number, not the account after a bank's four digits, not the years after a date.
func (p *page) standsAlone(c chain, k, n int) bool {
	last := k + n - 1
	labelled := c.label&cprLabel != 0
	dashed := n > 1 && (c.joins[last] == dash || c.joins[last] == spaced)
	switch {
	case p.lettered(c, k) && !labelled,
		k > 0 && (c.joins[k] == dash || c.joins[k] == dot),
		last+1 < len(c.groups) && c.joins[last+1] == dash:
		return false
	case labelled:
		return true
	case n > 2:
		return dashed && !isYear(p.text[c.groups[last].start:c.groups[last].end])
	case n == 2 && c.joins[last] == dot:
		return false
	}
	return dashed || p.standsAsideOfAccounts(c, k, n)
}

// standsAsideOfAccounts is for the forms without a dash, which accounts, amounts and case numbers share.
func (p *page) standsAsideOfAccounts(c chain, k, n int) bool {
	if c.label&(otherLabel|phoneLabel|currency) != 0 || p.amount(c.groups[k+n-1].at+1) || p.isMark(c.groups[k].at-1, "+") {
		return false
	}
	if n > 1 {
		return k == 0 && k+n == len(c.groups)
	}
	return !p.afterBank(c, k)
}

// afterBank tells whether group k follows the four digits of a bank, which makes it an account.
func (p *page) afterBank(c chain, k int) bool {
	if k == 0 || c.joins[k] == spaced || c.groups[k-1].size() != 4 {
		return false
	}
	return !isYear(p.text[c.groups[k-1].start:c.groups[k-1].end])
}

// lettered tells whether group k grows out of a word or a decimal comma.
func (p *page) lettered(c chain, k int) bool {
	i := c.groups[k].at
	if !p.joined(i) {
		return false
	}
	return p.tokens[i-1].class == word || p.isMark(i-1, ",_/") && p.joined(i-1) && p.isDigits(i-2)
}

func (p *page) likelyCPR(c chain, last int, number string) bool {
	tight := c.joins[last] == dash
	switch {
	case c.label&cprLabel != 0:
		return true
	case year(number[4:6], number[6]) < 1900:
		return false
	case tight && c.label&otherLabel == 0:
		return true
	}
	return checks(number) || !tight && unchecked(number)
}

// checks is the mod 11 check: a number that passes is hardly anything else.
func checks(number string) bool {
	sum := 0
	for i, weight := range [...]int{4, 3, 2, 7, 6, 5, 4, 3, 2, 1} {
		sum += weight * int(number[i]-'0')
	}
	return sum%11 == 0
}

// unchecked tells whether numbers of this birthday were given that do not pass the check.
func unchecked(number string) bool {
	return number[:4] == "0101" || number[0] >= '6' || year(number[4:6], number[6]) >= 2007
}

// isBirthday accepts the replacement numbers, which add 60 to the day.
func isBirthday(born, serial string) bool {
	day, month := pair(born[:2]), pair(born[2:4])
	if day > 60 {
		day -= 60
	}
	return isDate(day, month, year(born[4:6], serial[0]))
}

func isDate(day, month, year int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	length := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		length = 29
	}
	return day <= length
}

// year reads the century from the seventh digit.
func year(two string, seventh byte) int {
	yy := pair(two)
	switch {
	case seventh <= '3':
		return 1900 + yy
	case (seventh == '4' || seventh == '9') && yy >= 37:
		return 1900 + yy
	case seventh == '4' || seventh == '9' || yy <= 57:
		return 2000 + yy
	}
	return 1800 + yy
}

func isYear(four string) bool {
	return len(four) == 4 && (four[:2] == "19" || four[:2] == "20")
}

func pair(two string) int { return int(two[0]-'0')*10 + int(two[1]-'0') }

func maskedCPR(born string) string { return born + "-" + dots(4) }
