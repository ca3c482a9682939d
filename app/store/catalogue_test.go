package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// extended is the standard catalogue as a later version may have it: a field of
// each type more on visits, and a kind more.
func extended(t testing.TB) *book.Catalogue {
	t.Helper()
	return catalogue(t, func(visit *book.Kind) {
		for i, f := range laterFields {
			f.Tag = 900 + i
			f.Label = book.Label{Da: f.Name, En: f.Name}
			if f.Policy == "" {
				f.Policy = book.Ask
			}
			visit.Fields = append(visit.Fields, f)
		}
	}, laterKind())
}

var laterFields = []book.Field{
	{Name: "weather", Type: book.Line, Max: 200},
	{Name: "order", Type: book.Whole, Max: 100}, // a word of SQL's own
	{Name: "share", Type: book.Quarter, Max: 400},
	{Name: "outdoors", Type: book.Yes},
	{Name: "until", Type: book.Day},
	{Name: "bus", Type: book.Choice, List: "worked"},
	{Name: "tools", Type: book.Choices, List: "theme", Policy: book.Set},
	{Name: "seats", Type: book.Tally, List: "function", Max: 100, Policy: book.Set},
	{Name: "guests", Type: book.Refs, Kind: "actor", Policy: book.Set},
	{Name: "remarks", Type: book.Note, Max: 4000, Policy: book.Stack},
}

func laterKind() *book.Kind {
	return &book.Kind{
		Tag: 800, Name: "select", Reach: book.Register, Title: []string{"name"}, // again a word of SQL's own
		Label: book.Label{Da: "Senere", En: "Later"}, Plural: book.Label{Da: "Senere", En: "Later"},
		Fields: []book.Field{{Tag: 10, Name: "name", Type: book.Line, Policy: book.Ask, Max: 200, Label: book.Label{Da: "Navn", En: "Name"}}},
	}
}

// catalogue is the standard one with visits altered and kinds added.
func catalogue(t testing.TB, alter func(visit *book.Kind), more ...*book.Kind) *book.Catalogue {
	t.Helper()
	var kinds []*book.Kind
	for _, kind := range book.Standard().Kinds {
		copied := *kind
		copied.Fields = slices.Clone(kind.Fields)
		if kind.Name == "visit" {
			alter(&copied)
		}
		kinds = append(kinds, &copied)
	}
	return ok(book.New(append(kinds, more...), book.Standard().Lists))(t)
}

var laterAnswers = book.Fields{
	"date": "2009-05-28", "weather": "Slud ved Ærø", "order": int64(7), "share": 2.25, "outdoors": true, "until": "2009-06-01", "bus": "partly",
	"tools": []string{"crime", "school"}, "seats": map[string]int64{"leader": 2, "parent": 40}, "guests": []string{"a1"}, "remarks": "Regnvejr\n\nog blæst",
}

// One place to add a field: nothing outside the catalogue knows these.
func TestAFieldAddedToTheCatalogueIsStoredListedSearchedAndRebuilt(t *testing.T) {
	later := extended(t)
	b := createdAt(t, place(t), "A", later)
	write(t, b, func(tx *store.Tx) {
		enter(t, tx, later, "visit", "v1", book.Ready, laterAnswers)
		enter(t, tx, later, "visit", "v2", book.Ready, book.Fields{"date": "2009-05-29", "order": int64(3)})
		enter(t, tx, later, "select", "s1", book.Ready, book.Fields{"name": "Senere"})
	})
	holdsLater(t, b)
	must(t, b.Rebuild(t.Context()))
	holdsLater(t, b)
	healthy(t, b)
}

func holdsLater(t *testing.T, b *store.Book) {
	t.Helper()
	read(t, b, func(tx *store.Tx) {
		if got := ok(tx.Find("v1"))(t).Fields; !reflect.DeepEqual(got, laterAnswers) {
			t.Errorf("stored %v", got)
		}
		if got := ok(tx.Find("s1"))(t); got.Kind != "select" || got.Fields.Text("name") != "Senere" {
			t.Errorf("stored %+v", got)
		}
		for _, where := range []map[string]string{{"weather": "Slud ved Ærø"}, {"order": "7"}, {"share": "2.25"}, {"outdoors": "true"}, {"bus": "partly"},
			{"tools": "crime"}, {"seats": "leader"}, {"guests": "a1"}} {
			if page := ok(tx.List(store.Query{Kind: "visit", Where: where}))(t); len(page.Records) != 1 || page.Records[0].ID != "v1" {
				t.Errorf("listed by %v: %v", where, page.Records)
			}
		}
		if page := ok(tx.List(store.Query{Kind: "visit", Sort: "order"}))(t); page.Records[0].ID != "v2" {
			t.Error("not sorted by the new field")
		}
		for _, words := range []string{"slud ærø", "regnvejr"} {
			if hits := ok(tx.Search(words, 5))(t); len(hits) != 1 || hits[0].Record.ID != "v1" {
				t.Errorf("searched for %q: %v", words, hits)
			}
		}
	})
}

// A laptop with the old version takes in what a newer one wrote, passes it on,
// and shows it the day it is updated itself.
func TestWhatANewerVersionWroteIsKeptPassedOnAndShownAfterAnUpdate(t *testing.T) {
	later := extended(t)
	newer := createdAt(t, place(t), "A", later)
	write(t, newer, func(tx *store.Tx) {
		enter(t, tx, later, "visit", "v1", book.Ready, laterAnswers)
		enter(t, tx, later, "visit", "v2", book.Ready, book.Fields{"date": "2009-05-29", "order": int64(3)})
		enter(t, tx, later, "select", "s1", book.Ready, book.Fields{"name": "Senere"})
	})
	unknown := journal.Change{
		Dot: journal.Dot{Stream: journal.Stream{Device: "device-A", Scope: journal.Own}, Seq: 1}, Nonce: 77, Action: 99, Kind: 10, Record: "v1", Wall: 5,
		Writes: []journal.Write{{Slot: book.Slot{Tag: 10}, Value: book.Unknown([]byte{0xc1, 0x01})}}, Rest: []byte{0x83, 1, 2, 3},
	}
	write(t, newer, func(tx *store.Tx) { ok(tx.Add(unknown))(t) })

	path := place(t)
	old := createdAt(t, path, "K", book.Standard())
	carry(t, newer, old)
	read(t, old, func(tx *store.Tx) {
		if got := ok(tx.Find("v1"))(t).Fields; len(got) != 1 || got.Text("date") != "2009-05-28" {
			t.Errorf("the old version shows %v", got)
		}
		if got := ok(tx.Find("s1"))(t); got.Kind != "" {
			t.Errorf("the old version shows %+v", got)
		}
	})
	healthy(t, old)
	relayed := createdAt(t, place(t), "M", later)
	carry(t, old, relayed)
	if digest(t, relayed) != digest(t, newer) {
		t.Error("passing on by an old version altered the changes")
	}
	holdsLater(t, relayed)

	must(t, old.Close())
	updated := opened(t, path, later)
	holdsLater(t, updated)
	healthy(t, updated)
	must(t, updated.Close())
	back := opened(t, path, book.Standard()) // and an old program on an updated book
	healthy(t, back)
	if digest(t, back) != digest(t, newer) {
		t.Error("the digest depends on the version")
	}
}

// A field that is typed or merged another way in a later version is shown that way.
func TestAChangedPolicyIsAnotherViewOfTheSameHeads(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "K", book.Standard())
	write(t, b, func(tx *store.Tx) {
		for i, device := range []journal.Device{"device-A", "device-B"} {
			ok(tx.Add(journal.Change{
				Dot: journal.Dot{Stream: journal.Stream{Device: device, Scope: "team:tfi"}, Seq: 1}, Nonce: 1, Action: journal.Edit, Kind: 10, Record: "v1", Wall: int64(i),
				Writes: []journal.Write{{Slot: book.Slot{Tag: 21}, Value: book.Text(fmt.Sprintf("Notat %d", i))}},
			}))(t)
		}
		if got := ok(tx.Find("v1"))(t); got.Open || got.Fields.Text("summary") != "Notat 0\n\nNotat 1" {
			t.Errorf("stacked: %+v", got)
		}
	})
	must(t, b.Close())
	asking := catalogue(t, func(visit *book.Kind) {
		i := slices.IndexFunc(visit.Fields, func(f book.Field) bool { return f.Name == "summary" })
		visit.Fields[i].Policy = book.Ask
	})
	b = opened(t, path, asking)
	read(t, b, func(tx *store.Tx) {
		if got := ok(tx.Find("v1"))(t); !got.Open || got.Fields.Text("summary") != "Notat 1" {
			t.Errorf("asked: %+v", got)
		}
		if conflicts := ok(tx.Conflicts())(t); len(conflicts) != 1 || conflicts[0].Field != "summary" || len(conflicts[0].Heads) != 2 {
			t.Errorf("conflicts %+v", conflicts)
		}
	})
}

// carry brings every change of one book to another.
func carry(t testing.TB, from, to *store.Book) {
	t.Helper()
	var changes []journal.Change
	read(t, from, func(tx *store.Tx) {
		for stream, runs := range ok(tx.Held())(t) {
			for _, run := range runs {
				must(t, tx.Changes(stream, run, func(c journal.Change) error { changes = append(changes, c); return nil }))
			}
		}
	})
	write(t, to, func(tx *store.Tx) {
		for _, c := range changes {
			ok(tx.Add(c))(t)
		}
	})
}
