package store_test

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// lawful draws a history in which a coordinator also makes law, in the order of
// nobody's clock.
func lawful(t *rapid.T) []journal.Change {
	changes := histories(t)
	stream := journal.Stream{Device: "device-K", Scope: journal.Ref}
	var asides []journal.Change
	for seq := range rapid.Uint64Range(1, 5).Draw(t, "laws") {
		c := journal.Change{Dot: journal.Dot{Stream: stream, Seq: seq + 1}, Nonce: 900 + seq, Kind: 24, Wall: 7}
		c.Action = rapid.SampledFrom([]journal.Action{journal.EraseFields, journal.EraseRecord, journal.SetAside, journal.ClockFix, journal.Trim}).Draw(t, "action")
		c.Record = rapid.SampledFrom(scene).Draw(t, "about").id
		switch c.Action {
		case journal.EraseFields:
			c.Writes = []journal.Write{{Slot: book.Slot{Tag: rapid.SampledFrom([]int{2, 10, 13}).Draw(t, "tag")}}}
		case journal.SetAside, journal.ClockFix, journal.Trim:
			c.Record = book.ID("law-" + string(rune('a'+seq)))
			c.Writes = article(t)
			asides = append(asides, c)
		}
		changes = append(changes, c)
	}
	if len(asides) > 0 && rapid.Bool().Draw(t, "undo") {
		undone := rapid.SampledFrom(asides).Draw(t, "undone")
		changes = append(changes, journal.Change{
			Dot: journal.Dot{Stream: stream, Seq: 20}, Nonce: 920, Action: undone.Action, Kind: 24, Record: undone.Record, Wall: 8,
			Writes: []journal.Write{{Slot: book.Slot{Tag: journal.LawActive}, Value: book.Bool(false), Seen: []journal.Dot{undone.Dot}}},
		})
	}
	return rapid.Permutation(changes).Draw(t, "order")
}

func article(t *rapid.T) []journal.Write {
	span := journal.Span{
		Stream: journal.Stream{Device: rapid.SampledFrom([]journal.Device{"device-A", "device-B"}).Draw(t, "laptop"), Scope: journal.Ref},
		Range:  journal.Range{First: 1, Last: rapid.Uint64Range(1, 6).Draw(t, "last")},
	}
	return []journal.Write{
		{Slot: book.Slot{Tag: journal.LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: journal.LawRanges, Key: span.String()}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: journal.LawShift}, Value: book.Count(-3)},
	}
}

func TestInvariant19TheBookKeepsTheLawWhateverTheOrder(t *testing.T) {
	b := created(t, "K")
	rapid.Check(t, func(rt *rapid.T) {
		changes := lawful(rt)
		must(t, b.Write(t.Context(), func(tx *store.Tx) error {
			for i, c := range changes {
				ok(tx.Add(c))(under(t, rt))
				if rapid.Bool().Draw(rt, "look") {
					keepsLaw(under(t, rt), tx, changes[:i+1])
				}
			}
			keepsLaw(under(t, rt), tx, changes)
			if health := ok(store.CheckWithin(tx))(under(t, rt)); !health.OK {
				rt.Fatalf("kept step by step it is not what a rebuild gives: %v", health.Problems)
			}
			return store.RollBack
		}))
	})
}

// keepsLaw holds the registers of a book against the rule of the journal, asked
// for all changes at once.
func keepsLaw(t testing.TB, tx *store.Tx, changes []journal.Change) {
	held := journal.Held{}
	records := map[book.ID][]journal.Change{}
	var laws []journal.Change
	for _, c := range changes {
		held.Add(c.Dot)
		records[c.Record] = append(records[c.Record], c)
		if c.Action != journal.Edit {
			laws = append(laws, c)
		}
	}
	law := journal.NewLaw(laws)
	for id, about := range records {
		got := ok(tx.Registers(id))(t)
		for slot, want := range journal.Fold(about, law, held.Has) {
			if !slices.Equal(got[slot].Heads, trimmedHeads(want.Heads)) || !slices.Equal(got[slot].Dangling, want.Dangling) {
				t.Fatalf("register %s %v is %+v, want %+v", id, slot, got[slot], want)
			}
		}
	}
}

func trimmedHeads(heads []journal.Head) []journal.Head {
	if len(heads) == 0 {
		return nil
	}
	return heads
}

func TestInvariant04TheSameLawInAnyOrderGivesTheSameDigest(t *testing.T) {
	b := created(t, "K")
	rapid.Check(t, func(rt *rapid.T) {
		changes := lawful(rt)
		digest := func(order []journal.Change) (sum string) {
			must(t, b.Write(t.Context(), func(tx *store.Tx) error {
				for _, c := range order {
					ok(tx.Add(c))(under(t, rt))
				}
				sum = ok(tx.Digest())(under(t, rt))
				return store.RollBack
			}))
			return sum
		}
		if digest(changes) != digest(rapid.Permutation(changes).Draw(rt, "another order")) {
			rt.Fatal("two orders, two digests")
		}
	})
}

func TestInvariant08WhatIsErasedIsNowhereInTheFileAndDoesNotComeBack(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "K", book.Standard())
	project, _ := book.Standard().Kind("project")
	secret := []byte("Fatimas ældste søn")
	name, purpose := book.Slot{Tag: 10}, book.Slot{Tag: 20}
	var old journal.Change
	write(t, b, func(tx *store.Tx) {
		old = ok(tx.Record(project, "p", map[book.Slot]book.Value{name: book.Text("Fædregruppen"), purpose: book.Text(string(secret))}, ""))(t)
		must(t, tx.PutDraft(store.Draft{ID: "p", Kind: "project", Fields: book.Fields{"purpose": string(secret)}}))
	})
	write(t, b, func(tx *store.Tx) {
		must(t, tx.DropDraft("p"))
		ok(tx.Decree(journal.EraseFields, project, "p", map[book.Slot]book.Value{purpose: {}}, ""))(t)
	})
	write(t, b, func(tx *store.Tx) {
		if _, err := tx.Add(old); err != nil {
			t.Fatalf("the same change again: %v", err)
		}
		record := ok(tx.Find("p"))(t)
		if record.Fields.Has("purpose") || record.Fields.Text("name") != "Fædregruppen" {
			t.Errorf("after the erasure: %v", record.Fields)
		}
		if hits := ok(tx.Search("ældste", 10))(t); len(hits) != 0 {
			t.Errorf("still found: %v", hits)
		}
	})
	write(t, b, func(tx *store.Tx) {
		ok(tx.Record(project, "p", map[book.Slot]book.Value{purpose: book.Text("Et nyt formål")}, ""))(t)
		if got := ok(tx.Find("p"))(t).Fields.Text("purpose"); got != "Et nyt formål" {
			t.Errorf("an edit made in knowledge of the erasure shows %q", got)
		}
	})
	must(t, b.Close())
	if raw := revealed(t, path); bytes.Contains(raw, secret) || bytes.Contains(raw, []byte("Fatima")) {
		t.Error("the erased words still lie in the book")
	}
}

func TestInvariant20AParcelSetAsideAndBackIsAsIfNothingHadHappened(t *testing.T) {
	b := created(t, "K")
	project, _ := book.Standard().Kind("project")
	stream := journal.Stream{Device: "device-A", Scope: journal.Ref}
	name, active := book.Slot{Tag: 10}, book.Slot{Tag: journal.LawActive}
	span := journal.Span{Stream: stream, Range: journal.Range{First: 1, Last: 2}}
	ranges := book.Slot{Tag: journal.LawRanges, Key: span.String()}
	write(t, b, func(tx *store.Tx) {
		mine := ok(tx.Record(project, "p", map[book.Slot]book.Value{name: book.Text("Før")}, ""))(t)
		ok(tx.Add(journal.Change{Dot: journal.Dot{Stream: stream, Seq: 1}, Nonce: 1, Action: journal.Edit, Kind: project.Tag, Record: "p", Wall: tx.Now + 1,
			Writes: []journal.Write{{Slot: name, Value: book.Text("Efter"), Seen: []journal.Dot{mine.Dot}}}}))(t)
		ok(tx.Add(journal.Change{Dot: journal.Dot{Stream: stream, Seq: 2}, Nonce: 2, Action: journal.Edit, Kind: project.Tag, Record: "q",
			Writes: []journal.Write{{Slot: name, Value: book.Text("Kun i pakken")}}}))(t)
	})
	shows := func(want string, listed int) {
		t.Helper()
		must(t, b.Read(t.Context(), func(tx *store.Tx) error {
			if got := ok(tx.Find("p"))(t).Fields.Text("name"); got != want {
				t.Errorf("shows %q, want %q", got, want)
			}
			if page := ok(tx.List(store.Query{Kind: "project"}))(t); page.Total != listed || page.Of != listed {
				t.Errorf("lists %d of %d, want %d", page.Total, page.Of, listed)
			}
			return nil
		}))
	}
	shows("Efter", 2)
	write(t, b, func(tx *store.Tx) {
		ok(tx.Decree(journal.SetAside, project, "law", map[book.Slot]book.Value{active: book.Bool(true), ranges: book.Bool(true)}, ""))(t)
	})
	shows("Før", 1+1) // the law record is a project here, for want of a kind of its own
	write(t, b, func(tx *store.Tx) {
		ok(tx.Decree(journal.SetAside, project, "law", map[book.Slot]book.Value{active: book.Bool(false)}, ""))(t)
	})
	shows("Efter", 2+1)
}
