package store_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// act is a save in the test below, with what its author knew.
type act struct {
	change journal.Change
	known  map[journal.Dot]bool
	status book.Status // "" for a save that leaves it
	gone   bool        // the record was withdrawn, and its author could see it
	child  bool
}

// drama lets three laptops withdraw, bring back, edit and add to one visit,
// hearing of each other now and then.
func drama(t testing.TB, rt *rapid.T, laptops []*store.Tx) []act {
	var acts []act
	for step := range rapid.IntRange(3, 14).Draw(rt, "steps") {
		tx := rapid.SampledFrom(laptops).Draw(rt, "laptop")
		what := rapid.SampledFrom([]string{"edit", "withdraw", "back", "child", "hear"}).Draw(rt, "what")
		if what == "hear" {
			hear(t, tx, rapid.SampledFrom(laptops).Draw(rt, "from"))
			continue
		}
		a := act{known: dots(ok(tx.Held())(t)), child: what == "child"}
		if record, err := tx.Find("v"); err == nil {
			a.gone = record.Status == book.Withdrawn
		}
		switch what {
		case "edit":
			a.change = enter(t, tx, book.Standard(), "visit", "v", "", book.Fields{"summary": fmt.Sprint("nr ", step)})
		case "withdraw":
			a.status, a.change = book.Withdrawn, enter(t, tx, book.Standard(), "visit", "v", book.Withdrawn, nil)
		case "back":
			a.status, a.change = book.Draft, enter(t, tx, book.Standard(), "visit", "v", book.Draft, nil)
		case "child":
			id := book.ID(fmt.Sprint("child-", step))
			a.change = enter(t, tx, book.Standard(), "agreement", id, book.Draft, book.Fields{"source": "v", "what": "Ringe"})
		}
		if a.change.Dot.Seq > 0 {
			acts = append(acts, a)
		}
	}
	return acts
}

func hear(t testing.TB, tx, from *store.Tx) {
	for stream, runs := range ok(from.Held())(t) {
		for _, run := range runs {
			must(t, from.Changes(stream, run, func(c journal.Change) error { _, err := tx.Add(c); return err }))
		}
	}
}

func dots(held journal.Held) map[journal.Dot]bool {
	all := map[journal.Dot]bool{}
	for stream, runs := range held {
		for _, run := range runs {
			for seq := run.First; seq <= run.Last; seq++ {
				all[journal.Dot{Stream: stream, Seq: seq}] = true
			}
		}
	}
	return all
}

// objected is what should be asked about, told from what everybody knew and not
// from what the changes say of it.
func objected(acts []act) []string {
	live := func(counts func(act) bool) (heads []act) {
		for _, a := range acts {
			past := slices.ContainsFunc(acts, func(b act) bool { return counts(b) && b.known[a.change.Dot] })
			if counts(a) && !past {
				heads = append(heads, a)
			}
		}
		return heads
	}
	heads := live(func(a act) bool { return a.status != "" })
	if len(heads) == 0 || slices.ContainsFunc(heads, func(a act) bool { return a.status != book.Withdrawn }) {
		return nil
	}
	knew := map[journal.Dot]bool{}
	for _, a := range live(func(a act) bool { return a.status == book.Withdrawn }) {
		maps.Copy(knew, a.known)
	}
	var asked []string
	for _, a := range acts {
		withdraws := a.status == book.Withdrawn || !a.child && a.gone && a.status == ""
		if !withdraws && !knew[a.change.Dot] {
			asked = append(asked, a.change.Dot.String())
		}
	}
	slices.Sort(asked)
	return asked
}

func objections(t testing.TB, tx *store.Tx) []string {
	var told []string
	for _, c := range ok(tx.Withdrawals())(t) {
		for _, objection := range c.Objections {
			told = append(told, objection.Dot.String())
		}
	}
	slices.Sort(told)
	return told
}

// among runs fn in a transaction on every book at once and takes all back.
func among(t testing.TB, books []*store.Book, txs []*store.Tx, fn func([]*store.Tx)) {
	if len(books) == 0 {
		fn(txs)
		return
	}
	must(t, books[0].Write(t.Context(), func(tx *store.Tx) error {
		among(t, books[1:], append(txs, tx), fn)
		return store.RollBack
	}))
}

func TestAWithdrawalIsAskedAboutWhenSomebodyWroteUnseenWhateverTheOrder(t *testing.T) {
	var books []*store.Book
	for _, letter := range []string{"A", "B", "K", "R", "S"} {
		books = append(books, created(t, letter))
	}
	some := 0
	rapid.Check(t, func(rt *rapid.T) {
		under := under(t, rt)
		among(under, books, nil, func(txs []*store.Tx) {
			acts := drama(under, rt, txs[:3])
			want := objected(acts)
			some += len(want)
			for _, reader := range txs[3:] {
				for _, a := range rapid.Permutation(acts).Draw(rt, "order") {
					ok(reader.Add(a.change))(under)
				}
				if got := objections(under, reader); !slices.Equal(got, want) {
					rt.Fatalf("asked about %v, want %v", got, want)
				}
				if record, err := reader.Find("v"); err == nil && len(want) > 0 && !record.Open {
					rt.Fatal("a record that is asked about does not say so")
				}
				if page := ok(reader.List(store.Query{Kind: "visit", Where: map[string]string{"open": "true"}}))(under); len(want) > 0 && page.Total != 1 {
					rt.Fatalf("%d in the list of what is open", page.Total)
				}
			}
		})
	})
	if some == 0 {
		t.Error("nothing was ever asked: the test shows nothing")
	}
}
