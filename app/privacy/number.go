package privacy

import (
	"strings"
	"unicode/utf8"
)

// join is what stands between two groups of digits of one chain.
type join uint8

const (
	apart  join = iota // nothing that joins them
	space              // one space
	dash               // a dash, tight
	spaced             // a dash with a space on either side
	dot                // a full stop, tight
)

// chain is a run of digit groups that could be one number: "20 30 40 50", "2008-132946", "14.30-16.00".
// Looking at whole chains is what keeps an EAN or an account from being read as a phone number in part.
type chain struct {
	groups []group
	joins  []join // joins[k] stands before groups[k]; joins[0] is apart
	label  role   // what the word before the chain says it is: "CVR-nr.", "tlf."
}

type group struct {
	token
	at int // index among the tokens
}

func (g group) size() int { return g.end - g.start }

func (p *page) numbers() {
	for i := 0; i < len(p.tokens); i++ {
		if p.tokens[i].class != digits {
			continue
		}
		c, last := p.chain(i)
		for k := 0; k < len(c.groups); {
			if n := p.cpr(c, k); n > 0 {
				k += n
			} else {
				k += p.phone(c, k)
			}
		}
		i = last
	}
}

func (p *page) chain(i int) (c chain, last int) {
	c = chain{groups: []group{{p.tokens[i], i}}, joins: []join{apart}, label: p.label(i)}
	for {
		next, how := p.join(i)
		if how == apart {
			return c, i
		}
		c.groups = append(c.groups, group{p.tokens[next], next})
		c.joins = append(c.joins, how)
		i = next
	}
}

// join finds the group of digits that token i is joined to.
func (p *page) join(i int) (next int, how join) {
	switch {
	case p.isDigits(i+1) && p.oneSpace(i+1):
		return i + 1, space
	case !p.isDigits(i + 2):
		return 0, apart
	case p.isMark(i+1, dashes) && p.joined(i+1) && p.joined(i+2):
		return i + 2, dash
	case p.isMark(i+1, dashes) && p.oneSpace(i+1) && p.oneSpace(i+2):
		return i + 2, spaced
	case p.isMark(i+1, ".") && p.joined(i+1) && p.joined(i+2):
		return i + 2, dot
	}
	return 0, apart
}

// dashes holds every stroke that word processors put between numbers: hyphen-minus, hyphen,
// non-breaking hyphen, figure dash, en dash, em dash, minus.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2212"

func (p *page) oneSpace(i int) bool {
	between := p.text[p.tokens[i-1].end:p.tokens[i].start]
	return utf8.RuneCountInString(between) == 1 && between != "\t"
}

// label reads the nearest word before token i, past "nr.", ":" and the like.
func (p *page) label(i int) role {
	for back := i - 1; back >= 0 && back >= i-6; back-- {
		t := p.tokens[back]
		switch {
		case t.class == digits:
			return 0
		case t.class == mark && !p.isMark(back, ".:#,(+"+dashes):
			return 0
		case t.class == word && t.role&filler == 0:
			return p.labelOf(back)
		}
	}
	return 0
}

// labelOf also reads the front of a compound: "EAN-nummer" is labelled by "EAN".
func (p *page) labelOf(i int) role {
	if own := p.tokens[i].role & labels; own != 0 {
		return own
	}
	front, _, _ := strings.Cut(fold(p.string(i)), "-")
	return lexicon[front] & labels
}

// amount tells whether what follows makes the number before token i one of kroner, or a fraction.
func (p *page) amount(after int) bool {
	return p.is(after, currency) ||
		p.isMark(after, ",") && p.joined(after) && p.isDigits(after+1) && p.joined(after+1) ||
		p.isMark(after, "%")
}

// sizes tells whether the groups from k on have these lengths.
func (c chain) sizes(k int, sizes ...int) bool {
	if k+len(sizes) > len(c.groups) {
		return false
	}
	for i, size := range sizes {
		if c.groups[k+i].size() != size {
			return false
		}
	}
	return true
}

// even tells whether the n groups from k on are all joined alike.
func (c chain) even(k, n int) bool {
	for i := k + 2; i < k+n; i++ {
		if c.joins[i] != c.joins[k+1] {
			return false
		}
	}
	return true
}
