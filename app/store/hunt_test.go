package store_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// note is a text of so many bytes in which no sentence stands twice.
func note(length int) string {
	var text strings.Builder
	for i := 0; text.Len() < length; i++ {
		fmt.Fprintf(&text, "S\u00e6tning nummer %d handler om \u00e5rets m\u00f8de nummer %d. ", i, i*i)
	}
	return strings.TrimSpace(text.String())
}

func TestAnErasedTextThatStillLiesOnAPageIsFoundHoweverLongItIs(t *testing.T) {
	for _, length := range []int{20, 100, 300, 4_000, 15_000} {
		for careless, found := range map[bool]bool{true: true, false: false} {
			b, text := created(t, "K"), note(length)
			if careless {
				must(t, store.Careless(b))
			}
			// Other records around it, so that no page is given back whole.
			for i := range 20 {
				save(t, b, "observation", book.ID(fmt.Sprint("before", i)), book.Draft, book.Fields{"text": fmt.Sprint("F\u00f8r ", i)})
			}
			save(t, b, "event", "o", book.Draft, book.Fields{"evaluation": text})
			must(t, b.Purge(t.Context()))
			decree(t, b, journal.EraseRecord, "event", "o")
			must(t, b.Purge(t.Context()))
			if hits := ok(b.Residue(store.Parts(text)))(t); hits > 0 != found {
				t.Errorf("%d bytes, careless %t: %d parts are found", length, careless, hits)
			}
		}
	}
}

func TestThePartsOfATextAreTheTextAndEndWhereLettersDo(t *testing.T) {
	for _, text := range []string{"kort", note(63), note(64), strings.Repeat("\u00e6\u00f8\u00e5", 400), note(5_000)} {
		parts := store.Parts(text)
		if whole := strings.Join(parts, ""); !strings.HasPrefix(text, whole) || len(text)-len(whole) >= 32 {
			t.Errorf("%d bytes come back as %d", len(text), len(whole))
		}
		for _, part := range parts {
			if !utf8.ValidString(part) || len(part) > 256 {
				t.Errorf("a part of %d bytes", len(part))
			}
		}
	}
}
