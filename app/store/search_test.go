package store_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/store"
)

// searched gives the ids found, newest first.
func searched(t testing.TB, b *store.Book, words string) []string {
	t.Helper()
	found := []string{}
	read(t, b, func(tx *store.Tx) {
		for _, hit := range ok(tx.Search(words, 20))(t) {
			found = append(found, string(hit.Record.ID))
		}
	})
	return found
}

func TestTextIsFoundAsDanesExpect(t *testing.T) {
	b := created(t, "A")
	texts := map[string]string{
		"får":        "Vi får en aftale på plads",
		"far":        "En far deltog",
		"ærø":        "Turen gik til Ærø",
		"aabenraa":   "Besøg i Aabenraa",
		"åbenrå":     "Besøg i Åbenrå igen",
		"myndighed":  "Forældremyndigheden blev drøftet",
		"café":       "Forældrecafé hver uge",
		"cafe":       "En cafe til",
		"emoji":      "God stemning 🙂👍🏽 hele aftenen",
		"quotes":     "Hun sagde \"nej AND tak\" (foreløbig)",
		"decomposed": "A\u030alborg og Cafe\u0301 Nord", // as macOS types them
		"german":     "Straße og Müller, Göteborg",
		"soft":       "børne\u00adhave",
		"turkish":    "İstanbul og Diyarbakır",
		"mail":       "skriv til post@tfi.dk, sag 2009-0042",
	}
	for id, text := range texts {
		save(t, b, "observation", book.ID(id), book.Ready, book.Fields{"text": text})
	}
	for _, c := range []struct{ query, want string }{
		{"får", "får"},
		{"far", "far"},
		{"FÅR", "får"},
		{"ærø", "ærø"},
		{"ÆRØ", "ærø"},
		{"AERO", ""},
		{"ero", ""},
		{"aabenraa", "aabenraa åbenrå"},
		{"Åbenrå", "aabenraa åbenrå"},
		{"åben", "aabenraa åbenrå"},
		{"abenra", ""},
		{"myndighed", "myndighed"},
		{"forældre", "café myndighed"},
		{"café", "cafe café decomposed"},
		{"CAFE", "cafe café decomposed"},
		{"ålborg", "decomposed"},
		{"aalborg", "decomposed"},
		{"A\u030alborg", "decomposed"},
		{"🙂", "emoji"},
		{"👍", "emoji"},
		{"👍🏿", "emoji"},
		{"nej tak", "quotes"},
		{"nej AND tak", "quotes"},
		{"tak nej", "quotes"},
		{"nej OR intet", ""},
		{"strasse", "german"},
		{"muller", "german"},
		{"gøteborg", "german"},
		{"børnehave", "soft"},
		{"istanbul", "turkish"},
		{"diyarbakir", "turkish"},
		{"2009-0042", "mail"},
		{"post@tfi.dk", "mail"},
		{"intet af dette", ""},
	} {
		got := searched(t, b, c.query)
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

func TestNothingTypedInASearchBoxIsAnOperator(t *testing.T) {
	b := created(t, "A")
	save(t, b, "observation", "o1", book.Ready, book.Fields{"text": "En far deltog"})
	var page strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&page, "ord%d ", i)
	}
	for _, query := range []string{page.String(), "", " ", "\"", "\"far", "far\"", "far*", "*", "^far", "text:far", "NEAR(far deltog)", "far AND", "AND", "OR", "NOT far",
		"-far", "+far", "(far", "far)", "{far}", "'; DROP TABLE words; --", "%", "_", "\\", "\x00far", "far\x00", "\xff\xfe", strings.Repeat("far ", 300), strings.Repeat("f", 5000)} {
		read(t, b, func(tx *store.Tx) {
			ok(tx.Search(query, 20))(t)
			ok(tx.List(store.Query{Kind: "observation", Words: query}))(t)
		})
	}
	if got := searched(t, b, `"far*"`); fmt.Sprint(got) != "[o1]" {
		t.Errorf("signs around a word hide it: %q", got)
	}
}

func TestWhatIsFoundIsNewestFirstAndLimited(t *testing.T) {
	b := created(t, "A")
	for i := range 30 {
		save(t, b, "observation", book.ID(fmt.Sprintf("o%02d", i)), book.Ready, book.Fields{"text": "tryghed i opgangen"})
	}
	save(t, b, "observation", "o03", "", book.Fields{"text": "tryghed i opgangen, rettet"})
	got := searched(t, b, "tryghed")
	if len(got) != 20 || got[0] != "o03" || got[1] != "o29" || got[19] != "o11" {
		t.Errorf("found %q", got)
	}
}

func TestTheMarksOfASnippetCoverWhatWasFound(t *testing.T) {
	b := created(t, "A")
	long := strings.Repeat("Indledning om alt muligt. ", 20)
	for _, c := range []struct{ text, query, marked string }{
		{"En far deltog", "far", "far"},
		{"Forældremyndigheden blev drøftet", "myndighed", "myndighed"},
		{"Besøg i Aabenraa, og i Åbenrå", "åbenrå", "Aabenraa|Åbenrå"},
		{"Besøg i Aabenraa", "åb", "Aab"},
		{"🙂🙂 børne\u00adhaven Æblet!", "børnehave æblet", "børne\u00adhave|Æblet"},
		{"linje et\nlinje to", "linje", "linje|linje"},
		{"God stemning 🙂!", "🙂", "🙂"},
		{long + "Straße " + long, "strasse", "Straße"},
		{long + "tolk manglede " + long, "tolk manglede", "tolk|manglede"},
		{"Hvad så?!", "så", "så"},
		{"aften aftensmad formaften", "aften", "aften|aften"},
	} {
		save(t, b, "observation", "o1", book.Ready, book.Fields{"text": c.text})
		read(t, b, func(tx *store.Tx) {
			hits := ok(tx.Search(c.query, 5))(t)
			if len(hits) != 1 || hits[0].Field != "text" {
				t.Fatalf("%q in %q: %+v", c.query, c.text, hits)
			}
			runes := []rune(hits[0].Snippet)
			var marked []string
			for _, mark := range hits[0].Marks {
				marked = append(marked, string(runes[mark[0]:mark[1]]))
			}
			if strings.Join(marked, "|") != c.marked {
				t.Errorf("%q in %q marks %q, want %q", c.query, hits[0].Snippet, marked, c.marked)
			}
			if len(runes) > 170 || strings.ContainsAny(hits[0].Snippet, "\n\t") {
				t.Errorf("the snippet %q is no line", hits[0].Snippet)
			}
		})
	}
}

func TestARecordIsFoundByItsNumberAndByWhatItPointsTo(t *testing.T) {
	b := created(t, "B")
	save(t, b, "visit", "v1", book.Draft, book.Fields{"project": "p1", "summary": "Intet nyt"})
	write(t, b, func(tx *store.Tx) { number(t, tx, "visit", "v1", "B-2009-0042") })
	if got := searched(t, b, "b-2009-0042"); fmt.Sprint(got) != "[v1]" {
		t.Errorf("by number: %q", got)
	}
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
	if got := searched(t, b, "fædregruppen"); fmt.Sprint(got) != "[p1 v1]" {
		t.Errorf("by the name of its project: %q", got)
	}
	save(t, b, "project", "p1", "", book.Fields{"name": "Mødregruppen"})
	if got := searched(t, b, "fædregruppen"); len(got) != 0 {
		t.Errorf("by a name the project no longer has: %q", got)
	}
	read(t, b, func(tx *store.Tx) {
		for _, hit := range ok(tx.Search("mødre", 5))(t) {
			if want := map[book.ID]string{"p1": "name", "v1": "project"}[hit.Record.ID]; hit.Field != want || hit.Snippet != "Mødregruppen" {
				t.Errorf("hit %+v", hit)
			}
		}
	})
	healthy(t, b)
}

// Bulk loads make the index at their end; what is found must not depend on it.
func TestABulkLoadIsSearchableInItsOwnTransactionAndAfter(t *testing.T) {
	b := created(t, "A")
	save(t, b, "observation", "old", book.Ready, book.Fields{"text": "tryghed fra før"})
	write(t, b, func(tx *store.Tx) {
		for i := range 4500 {
			enter(t, tx, book.Standard(), "observation", book.ID(fmt.Sprintf("o%04d", i)), "", book.Fields{"text": fmt.Sprintf("opgang nummer%04d", i)})
		}
		enter(t, tx, book.Standard(), "observation", "old", "", book.Fields{"text": "utryghed siden"})
		if hits := ok(tx.Search("nummer4321", 5))(t); len(hits) != 1 {
			t.Errorf("in the transaction: %d hits", len(hits))
		}
	})
	if got := searched(t, b, "nummer0000 opgang"); fmt.Sprint(got) != "[o0000]" {
		t.Errorf("after it: %q", got)
	}
	if got := searched(t, b, "før"); len(got) != 0 {
		t.Errorf("words that were replaced are still found: %q", got)
	}
	healthy(t, b)
}

// Page 4 of the design: an index forgets nothing by itself.
func TestAPurgeLeavesNoReplacedWordInTheSearchTables(t *testing.T) {
	b := created(t, "A")
	for i := range 40 {
		save(t, b, "observation", book.ID(fmt.Sprintf("o%02d", i)), book.Ready, book.Fields{"text": fmt.Sprintf("Hemmelighedsfuldt%02d ord", i)})
	}
	for i := range 40 {
		save(t, b, "observation", book.ID(fmt.Sprintf("o%02d", i)), "", book.Fields{"text": "Ingenting"})
	}
	must(t, b.Purge(t.Context()))
	copied := filepath.Join(t.TempDir(), "copy.feltbog")
	must(t, b.Backup(t.Context(), copied))
	must(t, b.Close())
	for _, path := range []string{b.Path(), copied} {
		// The journal keeps what was written, as typed; the index has it folded.
		if n := bytes.Count(revealed(t, path), []byte("hemmelighedsfuldt")); n != 0 {
			t.Errorf("%d places of the file still hold a replaced word", n)
		}
	}
}
