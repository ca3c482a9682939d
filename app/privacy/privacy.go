// Package privacy reads free text the way a careful colleague would and points at what should not have
// been written about a citizen: civil registration (CPR) numbers, phone numbers, mail addresses, street
// addresses, names beside family words, and words about health, faith, crime and the like.
//
// It promises to be quick (one pass, linear in the text), quiet about what is not personal - case
// numbers, company numbers, EAN, bank accounts, dates, amounts, years and the book's own record numbers -
// and never to repeat what it found: a Hit shows itself masked.
//
// It refuses to decide. Only a likely CPR number stops anything, and that rule lives with the callers;
// everything else is a hint. (Bare is the exception, for pictures: it takes out what a camera wrote beside
// the picture, losing no pixel.) It knows no person, no register and no network: it can be wrong both ways.
package privacy

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is what a hit seems to be.
type Kind string

// The kinds, gravest first: where two hits overlap, the graver one stands.
const (
	CPR       Kind = "cpr"       // civil registration number, also replacement and temporary ones
	Mail      Kind = "mail"      // mail address
	Phone     Kind = "phone"     // phone number
	Address   Kind = "address"   // street and house number
	Name      Kind = "name"      // a name beside a family word
	Sensitive Kind = "sensitive" // a word about health, faith, crime, sexuality, residence or family trouble
)

var gravity = []Kind{CPR, Mail, Phone, Address, Name, Sensitive}

// Hit is a place in a text that may say too much about somebody.
type Hit struct {
	Kind   Kind
	Start  int    // offset of the first byte in the UTF-8 text, always on a rune boundary
	End    int    // offset after the last byte, likewise; not a count of runes or UTF-16 units
	Masked string // what may be shown of it: "010190-••••"
	Likely bool   // it is hardly anything else; false means it deserves a look
}

// Screen returns the hits in a text, in order and without overlap. Nothing is found across a line end.
func Screen(text string) []Hit {
	p := page{text: text}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		p.read(start, end)
		p.mails(start, end)
		p.numbers()
		p.addresses()
		p.people()
		start = end
	}
	return gravest(p.hits)
}

// Mask returns the text with every hit replaced by what may be shown of it. Hits that do not fit the
// text or overlap an earlier one are passed over.
func Mask(text string, hits []Hit) string {
	var masked strings.Builder
	done := 0
	for _, hit := range slices.SortedFunc(slices.Values(hits), byPlace) {
		if hit.Start < done || hit.End <= hit.Start || hit.End > len(text) {
			continue
		}
		masked.WriteString(text[done:hit.Start])
		masked.WriteString(hit.Masked)
		done = hit.End
	}
	masked.WriteString(text[done:])
	return masked.String()
}

func gravest(hits []Hit) []Hit {
	slices.SortStableFunc(hits, byPlace)
	kept := hits[:0]
	for _, hit := range hits {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].End <= hit.Start:
			kept = append(kept, hit)
		case graver(hit.Kind, kept[last].Kind):
			kept[last] = hit
		}
	}
	return kept
}

func byPlace(a, b Hit) int { return cmp.Compare(a.Start, b.Start) }

func graver(a, b Kind) bool { return slices.Index(gravity, a) < slices.Index(gravity, b) }
