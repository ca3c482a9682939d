package store_test

import (
	"fmt"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// listed gives the ids of a page in order.
func listed(t testing.TB, b *store.Book, q store.Query) (ids []string, page store.Page) {
	t.Helper()
	read(t, b, func(tx *store.Tx) { page = ok(tx.List(q))(t) })
	for _, record := range page.Records {
		ids = append(ids, string(record.ID))
	}
	return ids, page
}

func TestNamesAreSortedAsADanishDictionarySortsThem(t *testing.T) {
	b := created(t, "A")
	// In the order they are to stand: aa is the last letter, but not in front of capitals or accents.
	sorted := []string{"Amager", "Café Nord", "cafe Syd", "Ydre By", "Zoo", "Ældresagen", "Østerbro", "Aabenraa", "Åbenrå Nord", "Ålholm", ""}
	for i, name := range sorted {
		save(t, b, "actor", book.ID(fmt.Sprintf("a%02d", (i*7)%len(sorted))), book.Ready, book.Fields{"name": name, "kind": "school"})
	}
	for _, by := range []string{"title", "name", ""} {
		_, page := listed(t, b, store.Query{Kind: "actor", Sort: by})
		var got []string
		for _, record := range page.Records {
			got = append(got, record.Fields.Text("name"))
		}
		if fmt.Sprint(got) != fmt.Sprint(sorted) {
			t.Errorf("by %q: %q", by, got)
		}
	}
	_, page := listed(t, b, store.Query{Kind: "actor", Sort: "title", Descending: true, Limit: 1})
	if got := page.Records[0].Fields.Text("name"); got != "Ålholm" {
		t.Errorf("last of all is %q", got)
	}
}

// year lays out a handful of visits.
func year(t *testing.T) *store.Book {
	b := created(t, "B")
	save(t, b, "area", "nv", book.Ready, book.Fields{"name": "Nordvest"})
	save(t, b, "project", "p-å", book.Ready, book.Fields{"name": "Ålbænken", "areas": []string{"nv"}})
	save(t, b, "project", "p-b", book.Ready, book.Fields{"name": "Broen"})
	save(t, b, "visit", "v1", book.Ready, book.Fields{"date": "2008-05-28", "project": "p-å", "duration": 90, "themes": []string{"school", "crime"}, "occasion": "network", "area": "nv"})
	save(t, b, "visit", "v2", book.Draft, book.Fields{"date": "2008-11-03", "project": "p-b", "duration": 30, "themes": []string{"school"}, "met": map[string]int{"parent": 2}, "internal": true})
	save(t, b, "visit", "v3", book.Withdrawn, book.Fields{"date": "2009-01-02", "project": "p-b", "occasion": "mapping", "summary": "Forældremyndighed"})
	save(t, b, "visit", "v4", book.Draft, book.Fields{"project": "p-å", "staff": []string{"s1"}})
	save(t, b, "agreement", "g1", book.Draft, book.Fields{"source": "v1", "what": "Ringe igen"})
	write(t, b, func(tx *store.Tx) { number(t, tx, "visit", "v3", "B-2009-0001") })
	return b
}

func TestAListIsNarrowedByWhatARecordHolds(t *testing.T) {
	b := year(t)
	for _, c := range []struct {
		name  string
		query store.Query
		want  string
	}{
		{"all", store.Query{}, "v1 v2 v3 v4"},
		{"year", store.Query{Year: 2008}, "v1 v2"},
		{"status", store.Query{Status: []book.Status{book.Draft, book.Ready}}, "v1 v2 v4"},
		{"reference", store.Query{Where: map[string]string{"project": "p-b"}}, "v2 v3"},
		{"one of many choices", store.Query{Where: map[string]string{"themes": "crime"}}, "v1"},
		{"one of many references", store.Query{Where: map[string]string{"staff": "s1"}}, "v4"},
		{"a tally", store.Query{Where: map[string]string{"met": "parent"}}, "v2"},
		{"a number", store.Query{Where: map[string]string{"duration": "90"}}, "v1"},
		{"yes", store.Query{Where: map[string]string{"internal": "true"}}, "v2"},
		{"no", store.Query{Where: map[string]string{"internal": "false"}}, "v1 v3 v4"},
		{"not filled", store.Query{Where: map[string]string{"date": ""}}, "v4"},
		{"status as a field", store.Query{Where: map[string]string{"status": "withdrawn"}}, "v3"},
		{"record number", store.Query{Where: map[string]string{"number": "B-2009-0001"}}, "v3"},
		{"two at once", store.Query{Where: map[string]string{"themes": "school", "project": "p-b"}}, "v2"},
		{"either of two", store.Query{Either: map[string][]string{"occasion": {"mapping", "network"}}}, "v1 v3"},
		{"either one or not filled", store.Query{Either: map[string][]string{"duration": {"30", ""}}}, "v2 v3 v4"},
		{"dated before a day", store.Query{Before: "2008-11-03"}, "v1"},
		{"no conflict", store.Query{Where: map[string]string{"open": "false"}}, "v1 v2 v3 v4"},
		{"words", store.Query{Words: "myndighed"}, "v3"},
		{"words of what it points to", store.Query{Words: "broen"}, "v2 v3"},
		{"words from both", store.Query{Words: "aalbænken nordvest"}, "v1"},
		{"everything", store.Query{Year: 2009, Status: []book.Status{book.Withdrawn}, Where: map[string]string{"occasion": "mapping"}, Words: "foræl"}, "v3"},
		{"what points to an area", store.Query{Source: "nv"}, "v1"},
	} {
		c.query.Kind = "visit"
		got, page := listed(t, b, c.query)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if page.Total != len(got) || page.Of != 4 {
			t.Errorf("%s: %d of %d", c.name, page.Total, page.Of)
		}
	}
	if got, _ := listed(t, b, store.Query{Kind: "agreement", Source: "v1"}); fmt.Sprint(got) != "[g1]" {
		t.Errorf("out of the visit: %q", got)
	}
}

func TestAListIsSortedByAnyFieldAndEmptyOnesStandLast(t *testing.T) {
	b := year(t)
	for _, c := range []struct {
		sort       string
		descending bool
		want       string
	}{
		{"", false, "v1 v2 v3 v4"},
		{"", true, "v3 v2 v1 v4"},
		{"date", true, "v3 v2 v1 v4"},
		{"title", false, "v3 v2 v4 v1"}, // Broen, Broen, Ålbænken, Ålbænken; the newer first
		{"project", true, "v4 v1 v3 v2"},
		{"duration", false, "v2 v1 v4 v3"},
		{"occasion", false, "v3 v1 v4 v2"}, // mapping comes before network in the list
		{"status", false, "v4 v2 v1 v3"},
		{"number", false, "v3 v4 v2 v1"},
		{"summary", false, "v3 v4 v2 v1"},
		{"created", true, "v4 v3 v2 v1"},
		{"changed", true, "v3 v4 v2 v1"},
	} {
		if got, _ := listed(t, b, store.Query{Kind: "visit", Sort: c.sort, Descending: c.descending}); strings.Join(got, " ") != c.want {
			t.Errorf("by %q %t: %q, want %q", c.sort, c.descending, got, c.want)
		}
	}
}

func TestPagesOfAListNeverOverlap(t *testing.T) {
	b := created(t, "A")
	for i := range 23 {
		save(t, b, "actor", book.ID(fmt.Sprintf("a%02d", i)), "", book.Fields{"name": "Samme navn"})
	}
	seen := map[string]bool{}
	for offset := 0; offset < 23; offset += 5 {
		ids, page := listed(t, b, store.Query{Kind: "actor", Sort: "title", Limit: 5, Offset: offset})
		if page.Total != 23 || len(ids) != min(5, 23-offset) {
			t.Errorf("page at %d: %d of %d", offset, len(ids), page.Total)
		}
		for _, id := range ids {
			if seen[id] {
				t.Errorf("%s is on two pages", id)
			}
			seen[id] = true
		}
	}
}

func TestAQueryThatCannotBeMeantIsAFault(t *testing.T) {
	b := year(t)
	for _, c := range []struct {
		query store.Query
		code  fault.Code
		field string
	}{
		{store.Query{Kind: "nonsense"}, fault.UnknownKind, ""},
		{store.Query{}, fault.UnknownKind, ""},
		{store.Query{Kind: "visit", Sort: "nonsense"}, fault.UnknownField, "nonsense"},
		{store.Query{Kind: "visit", Where: map[string]string{`date"; --`: "x"}}, fault.UnknownField, `date"; --`},
		{store.Query{Kind: "visit", Where: map[string]string{"duration": "many"}}, fault.Invalid, "duration"},
	} {
		err := b.Read(t.Context(), func(tx *store.Tx) error { _, err := tx.List(c.query); return err })
		refused(t, err, c.code)
		if got := fault.Of(err).Field; got != c.field {
			t.Errorf("%+v: the field is %q", c.query, got)
		}
	}
}

func TestARecordIsFoundByIDAndByNumberAndByNothingElse(t *testing.T) {
	b := year(t)
	read(t, b, func(tx *store.Tx) {
		for _, number := range []string{"B-2009-0001", " b-2009-0001 "} {
			if got := ok(tx.ByNumber(number))(t); got.ID != "v3" || got.Number != "B-2009-0001" {
				t.Errorf("%q gives %+v", number, got)
			}
		}
		for _, number := range []string{"", "B-2009-0002", "v3"} {
			_, err := tx.ByNumber(number)
			refused(t, err, fault.NotFound)
		}
		_, err := tx.Find("v99")
		refused(t, err, fault.NotFound)
	})
}

func TestAllGivesTheRecordsOfKindsAndYears(t *testing.T) {
	b := year(t)
	for _, c := range []struct {
		kinds []string
		year  int
		want  int
	}{{nil, 0, 8}, {[]string{"visit"}, 0, 4}, {[]string{"visit"}, 2008, 2}, {[]string{"visit", "project"}, 0, 6}, {[]string{"nonsense"}, 0, 0}, {nil, 2009, 1}} {
		read(t, b, func(tx *store.Tx) {
			if got := len(ok(tx.All(c.kinds, c.year))(t)); got != c.want {
				t.Errorf("%v %d: %d records, want %d", c.kinds, c.year, got, c.want)
			}
		})
	}
}

func TestSimilarNamesComeLikeliestFirst(t *testing.T) {
	b := created(t, "A")
	for id, name := range map[book.ID]string{
		"1": "Fædregruppen", "2": "FÆDREGRUPPEN på Nørrebro", "3": "Nørrebros Fædregruppen", "4": "Aabenraa Fædre", "5": "Mødregruppen", "6": "Gruppen for Fædre i Vest"} {
		save(t, b, "project", id, book.Ready, book.Fields{"name": name})
	}
	save(t, b, "actor", "7", book.Ready, book.Fields{"name": "Fædregruppen"})
	for _, c := range []struct {
		name  string
		limit int
		want  string
	}{
		{"fædregruppen", 3, "1 2 3"},
		{"fædregruppen", 1, "1"},
		{"Åbenrå fædre", 3, "4"},
		{"fædre gruppen", 3, "1 2 3"},
		{"vest gruppen fædre", 9, "6"},
		{"mødregrupen", 3, "5"},
		{"Modregruppen", 3, "5"},
		{"noget helt andet", 3, ""},
		{"  ", 3, ""},
		{"fædregruppen", 0, ""},
	} {
		read(t, b, func(tx *store.Tx) {
			var got []string
			for _, record := range ok(tx.Similar("project", c.name, c.limit))(t) {
				got = append(got, string(record.ID))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q: %q, want %q", c.name, got, c.want)
			}
		})
	}
}

// What the list of a kind shows first must not cost more the more there is: it is
// counted, sorted and skipped over in the index alone.
func TestAListByDateReadsNoRecordItDoesNotShow(t *testing.T) {
	b := created(t, "A")
	for _, q := range []store.Query{
		{Kind: "visit", Descending: true},
		{Kind: "visit", Descending: true, Status: []book.Status{book.Draft, book.Ready}, Year: 2008},
	} {
		read(t, b, func(tx *store.Tx) {
			steps := ok(store.Plan(tx, q))(t)
			if len(steps) != 1 || !strings.Contains(steps[0], "USING COVERING INDEX record_listed") {
				t.Errorf("%+v: %s", q, strings.Join(steps, " · "))
			}
		})
	}
}
