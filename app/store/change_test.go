package store_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

var visitKind = func() *book.Kind { kind, _ := book.Standard().Kind("visit"); return kind }()

// from is a change of another device on a visit's date.
func from(device journal.Device, seq uint64, wall int64, date string, seen ...journal.Dot) journal.Change {
	return journal.Change{
		Dot: journal.Dot{Stream: journal.Stream{Device: device, Scope: "team:tfi"}, Seq: seq}, Nonce: seq, Action: journal.Edit, Kind: visitKind.Tag, Record: "v1", Wall: wall,
		Writes: []journal.Write{{Slot: book.Slot{Tag: 10}, Value: book.Text(date), Seen: seen}},
	}
}

func TestASaveWritesOnlyWhatDiffersAndNamesWhatItReplaces(t *testing.T) {
	b := created(t, "A")
	write(t, b, func(tx *store.Tx) {
		first := enter(t, tx, book.Standard(), "visit", "v1", book.Draft, book.Fields{"date": "2009-05-28", "duration": 90, "summary": ""})
		if len(first.Writes) != 3 || first.Wall != tx.Now || first.Dot.Seq != 1 {
			t.Errorf("first save %+v", first)
		}
		if again := enter(t, tx, book.Standard(), "visit", "v1", book.Draft, book.Fields{"date": " 2009-05-28 ", "duration": 90}); !reflect.DeepEqual(again, journal.Change{}) {
			t.Errorf("nothing differs and yet %+v", again)
		}
		second := enter(t, tx, book.Standard(), "visit", "v1", "", book.Fields{"date": "2009-05-28", "duration": nil})
		want := []journal.Write{{Slot: book.Slot{Tag: 11}, Seen: []journal.Dot{first.Dot}}}
		if !reflect.DeepEqual(second.Writes, want) || second.Dot.Seq != 2 {
			t.Errorf("second save %+v, want %+v", second.Writes, want)
		}
		if touched := tx.Touched(); fmt.Sprint(touched) != "[v1]" {
			t.Errorf("touched %v", touched)
		}
	})
	read(t, b, func(tx *store.Tx) {
		if history := ok(tx.History("v1"))(t); len(history) != 2 || history[0].Dot.Seq != 1 || history[1].Dot.Seq != 2 {
			t.Errorf("history %+v", history)
		}
		if got := ok(tx.Find("v1"))(t); got.Fields.Has("duration") || got.Fields.Text("date") != "2009-05-28" {
			t.Errorf("shows %+v", got)
		}
	})
}

func TestEverySaveGoesToTheStreamOfItsReach(t *testing.T) {
	b := created(t, "A")
	write(t, b, func(tx *store.Tx) {
		for _, c := range []struct {
			kind   string
			id     book.ID
			fields book.Fields
			want   journal.Scope
		}{
			{"project", "p1", book.Fields{"name": "Broen"}, journal.Ref},
			{"visit", "v1", book.Fields{"duration": 1}, "team:tfi"},
			{"visit", "v2", book.Fields{"duration": 1, "internal": true}, journal.Own},
			{"visit", "v2", book.Fields{"duration": 2}, journal.Own},
			{"visit", "v2", book.Fields{"internal": false}, "team:tfi"},
			{"visit", "v2", book.Fields{"duration": 3}, "team:tfi"},
			{"project", "p1", book.Fields{"internal": true}, journal.Own},
		} {
			change := enter(t, tx, book.Standard(), c.kind, c.id, "", c.fields)
			if change.Dot.Stream != (journal.Stream{Device: "device-A", Scope: c.want}) {
				t.Errorf("%s %v went to %v", c.kind, c.fields, change.Dot.Stream)
			}
		}
		if streams := ok(tx.Streams())(t); len(streams) != 3 {
			t.Errorf("streams %v", streams)
		}
		if held := ok(tx.Held())(t); held.Last(journal.Stream{Device: "device-A", Scope: journal.Own}) != 3 {
			t.Errorf("held %v", held)
		}
	})
}

func TestConcurrentEditsThatDifferWaitForAPersonUntilOneSeesThemAll(t *testing.T) {
	b := created(t, "K")
	write(t, b, func(tx *store.Tx) {
		a, c := from("device-A", 1, 100, "2009-05-28"), from("device-B", 1, 90, "2009-05-29")
		for _, change := range []journal.Change{a, c} {
			if added := ok(tx.Add(change))(t); added.Outcome != store.New || added.Fresh != (change.Dot == a.Dot) {
				t.Errorf("added %+v", added)
			}
		}
		conflicts := ok(tx.Conflicts())(t)
		if len(conflicts) != 1 || conflicts[0].Record != "v1" || conflicts[0].Kind != "visit" || conflicts[0].Field != "date" || len(conflicts[0].Heads) != 2 {
			t.Fatalf("conflicts %+v", conflicts)
		}
		if got := ok(tx.Find("v1"))(t); !got.Open || got.Fields.Text("date") != "2009-05-28" || got.Created != 90 || got.Changed != 100 {
			t.Errorf("shows %+v", got)
		}
		keep := map[book.Slot]book.Value{{Tag: 10}: book.Text("2009-05-28")}
		if saved := ok(tx.Record(visitKind, "v1", keep, ""))(t); len(saved.Writes) != 0 {
			t.Errorf("an ordinary save of what is shown settled the conflict: %+v", saved)
		}
		settled := ok(tx.Record(visitKind, "v1", keep, "Anna har set det"))(t)
		if len(settled.Writes) != 1 || len(settled.Writes[0].Seen) != 2 {
			t.Errorf("settled by %+v", settled)
		}
		if left := ok(tx.Conflicts())(t); len(left) != 0 {
			t.Errorf("left %+v", left)
		}
		late := from("device-C", 1, 1, "2009-06-30", a.Dot)
		ok(tx.Add(late))(t)
		if again := ok(tx.Conflicts())(t); len(again) != 1 || len(again[0].Heads) != 2 {
			t.Errorf("a late edit reopens: %+v", again)
		}
	})
	healthy(t, b)
}

func TestAChangeThatOverwritesWhatHasNotArrivedSaysSo(t *testing.T) {
	b := created(t, "K")
	first, second := from("device-A", 1, 1, "2009-05-28"), from("device-A", 2, 2, "2009-05-29")
	second.Writes[0].Seen = []journal.Dot{first.Dot}
	write(t, b, func(tx *store.Tx) {
		if added := ok(tx.Add(second))(t); added.Dangling != 1 {
			t.Errorf("added %+v", added)
		}
	})
	write(t, b, func(tx *store.Tx) {
		if added := ok(tx.Add(first))(t); added.Dangling != 0 || added.Fresh {
			t.Errorf("added %+v", added)
		}
		registers := ok(tx.Registers("v1"))(t)
		if register := registers[book.Slot{Tag: 10}]; len(register.Heads) != 1 || len(register.Dangling) != 0 {
			t.Errorf("register %+v", register)
		}
		if gaps := ok(tx.Held())(t).Gaps(first.Dot.Stream); gaps != nil {
			t.Errorf("gaps %v", gaps)
		}
	})
}

func TestInvariant13TheSameChangeTwiceIsHeldOnceAndAnotherUnderItsDotIsAFork(t *testing.T) {
	b := created(t, "K")
	change := from("device-A", 1, 1, "2009-05-28")
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutDevice(store.Device{ID: "device-A", Letter: "A"}))
		ok(tx.Add(change))(t)
		if added := ok(tx.Add(change))(t); added.Outcome != store.Already {
			t.Errorf("added %+v", added)
		}
	})
	before := digest(t, b)
	write(t, b, func(tx *store.Tx) {
		if added := ok(tx.Add(change))(t); added.Outcome != store.Already || len(tx.Touched()) != 0 {
			t.Errorf("added %+v, touched %v", added, tx.Touched())
		}
	})
	forked := from("device-A", 1, 1, "2009-12-24")
	forked.Nonce = 99
	err := b.Write(t.Context(), func(tx *store.Tx) error { _, err := tx.Add(forked); return err })
	refused(t, err, fault.Forked)
	if letter := fault.Of(err).Params["letter"]; letter != "A" {
		t.Errorf("the fork is of laptop %q", letter)
	}
	if digest(t, b) != before {
		t.Error("a fork changed the book")
	}
}

func TestAChangeNoFeltbogCouldHaveMadeIsRefused(t *testing.T) {
	b := created(t, "K")
	for name, spoil := range map[string]func(*journal.Change){
		"no sequence number":  func(c *journal.Change) { c.Dot.Seq = 0 },
		"a number too high":   func(c *journal.Change) { c.Dot.Seq = math.MaxInt64 + 1 },
		"no device":           func(c *journal.Change) { c.Dot.Stream.Device = "" },
		"no scope":            func(c *journal.Change) { c.Dot.Stream.Scope = "" },
		"no record":           func(c *journal.Change) { c.Record = "" },
		"a novel for an id":   func(c *journal.Change) { c.Record = book.ID(fmt.Sprintf("%0100d", 1)) },
		"no kind":             func(c *journal.Change) { c.Kind = 0 },
		"a slot twice":        func(c *journal.Change) { c.Writes = append(c.Writes, c.Writes[0]) },
		"slots out of order":  func(c *journal.Change) { c.Writes = append(c.Writes, journal.Write{Slot: book.Slot{Tag: 2}}) },
		"having seen itself":  func(c *journal.Change) { c.Writes[0].Seen = []journal.Dot{c.Dot} },
		"having seen nowhere": func(c *journal.Change) { c.Writes[0].Seen = []journal.Dot{{Stream: c.Dot.Stream, Seq: math.MaxUint64}} },
	} {
		change := from("device-A", 1, 1, "2009-05-28")
		spoil(&change)
		if err := b.Write(t.Context(), func(tx *store.Tx) error { _, err := tx.Add(change); return err }); !fault.Is(err, fault.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if health := healthy(t, b); health.Changes != 0 || health.Records != 0 {
		t.Errorf("something stayed: %+v", health)
	}
}

func TestAWriteThatFailsOrLooksFirstLeavesTheBookAsItWas(t *testing.T) {
	b := created(t, "A")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	before := digest(t, b)
	broken := errors.New("broken")
	for _, end := range []error{broken, store.RollBack} {
		err := b.Write(t.Context(), func(tx *store.Tx) error {
			enter(t, tx, book.Standard(), "project", "p1", "", book.Fields{"name": "Bruen"})
			enter(t, tx, book.Standard(), "visit", "v1", "", book.Fields{"project": "p1"})
			if titles := ok(tx.Titles([]book.ID{"v1", "p2"}))(t); len(titles) != 1 || titles["v1"] != "Bruen" {
				t.Errorf("within: %v", titles)
			}
			return end
		})
		if want := map[error]error{broken: broken, store.RollBack: nil}[end]; !errors.Is(err, want) {
			t.Errorf("ended with %v, want %v", err, want)
		}
		if digest(t, b) != before {
			t.Error("the book has changed")
		}
	}
	func() {
		defer func() { _ = recover() }()
		_ = b.Write(t.Context(), func(tx *store.Tx) error { panic("broken") })
	}()
	save(t, b, "project", "p1", "", book.Fields{"name": "Bruen"})
	healthy(t, b)
}

// What an ignored error of the database would leave half done is not committed.
func TestAfterAnErrorOfTheDatabaseNothingIsCommitted(t *testing.T) {
	b := created(t, "A")
	err := b.Write(t.Context(), func(tx *store.Tx) error {
		must(t, tx.PutSetting("before", "1"))
		_ = store.Break(tx)
		_ = tx.PutSetting("after", "1")
		return nil
	})
	if err == nil {
		t.Error("the error was swallowed")
	}
	read(t, b, func(tx *store.Tx) {
		if ok(tx.Setting("before"))(t) != "" || ok(tx.Setting("after"))(t) != "" {
			t.Error("a part of the transaction is there")
		}
	})
}

func TestAReaderCannotWrite(t *testing.T) {
	b := created(t, "A")
	if err := b.Read(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("a", "b") }); err == nil {
		t.Error("a reader wrote")
	}
	read(t, b, func(tx *store.Tx) {
		if got := ok(tx.Setting("a"))(t); got != "" {
			t.Errorf("and it stayed: %q", got)
		}
	})
}

func TestReadersSeeTheLastCommitWhileAWriteIsUnderWay(t *testing.T) {
	b := created(t, "A")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	write(t, b, func(tx *store.Tx) {
		enter(t, tx, book.Standard(), "project", "p1", "", book.Fields{"name": "Bruen"})
		ok(tx.Find("p1"))(t)
		read(t, b, func(other *store.Tx) {
			if got := ok(other.Find("p1"))(t).Fields.Text("name"); got != "Broen" {
				t.Errorf("a reader sees %q", got)
			}
		})
	})
}

func TestRecordNumbersRunByLetterAndYear(t *testing.T) {
	b := created(t, "B")
	write(t, b, func(tx *store.Tx) {
		for _, c := range []struct{ day, want string }{
			{"2009-05-28", "B-2009-0001"}, {"2009-12-31", "B-2009-0002"}, {"2008-01-01", "B-2008-0001"}, {"", "B-2009-0003"},
		} {
			got := ok(tx.Number(c.day))(t)
			if got != c.want {
				t.Errorf("%q gets %s, want %s", c.day, got, c.want)
			}
			number(t, tx, "visit", book.ID("v-"+got), got)
		}
		number(t, tx, "visit", "far", "B-2009-9999")
		if got := ok(tx.Number("2009-01-01"))(t); got != "B-2009-10000" {
			t.Errorf("after 9999 comes %s", got)
		}
		number(t, tx, "visit", "farther", "B-2009-10000")
		number(t, tx, "visit", "another", "BB-2009-20000")
		if got := ok(tx.Number("2009-01-01"))(t); got != "B-2009-10001" {
			t.Errorf("after 10000 comes %s", got)
		}
	})
}

func TestARecordTellsWhoMadeItAndWhichParcelBroughtIt(t *testing.T) {
	b := created(t, "K")
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutDevice(store.Device{ID: "device-A", Letter: "A"}))
		tx.From("parcel-1")
		ok(tx.Add(from("device-A", 1, 10, "2009-05-28")))(t)
		tx.From("parcel-2")
		ok(tx.Add(from("device-B", 1, 20, "2009-05-28")))(t)
		must(t, tx.PutParcel(store.Parcel{ID: "parcel-2", Number: 3, Letter: "B", Direction: store.Taken}))
		if got := ok(tx.Find("v1"))(t); got.Letter != "A" || got.Parcel != "B-3" {
			t.Errorf("made by %q, came in %q", got.Letter, got.Parcel)
		}
		if log := ok(tx.Parcels())(t); len(log) != 1 {
			t.Errorf("the log has %d lines, want the one that was written", len(log))
		}
		tx.From("")
		enter(t, tx, book.Standard(), "visit", "v1", "", book.Fields{"duration": 5})
		if got := ok(tx.Find("v1"))(t); got.Letter != "A" || got.Parcel != "" {
			t.Errorf("corrected here: made by %q, came in %q", got.Letter, got.Parcel)
		}
		enter(t, tx, book.Standard(), "device", "d1", book.Ready, book.Fields{"device": "device-Z", "letter": "Z"})
		ok(tx.Add(from("device-Z", 1, 5, "2009-05-28")))(t)
		if got := ok(tx.Find("v1"))(t); got.Letter != "Z" {
			t.Errorf("an earlier change arrived later: made by %q", got.Letter)
		}
	})
	healthy(t, b)
}

func TestAReadersDigestIsOfWhatItSees(t *testing.T) {
	b := created(t, "A")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	before := digest(t, b)
	read(t, b, func(tx *store.Tx) {
		ok(tx.Find("p1"))(t)
		save(t, b, "project", "p1", "", book.Fields{"name": "Bruen"})
		for _, when := range []string{"by itself", "with a newer one remembered"} {
			if ok(tx.Digest())(t) != before {
				t.Errorf("%s it is of a later commit", when)
			}
			if digest(t, b) == before {
				t.Errorf("%s one that begins later is of an earlier commit", when)
			}
		}
	})
	write(t, b, func(tx *store.Tx) {
		enter(t, tx, book.Standard(), "project", "p1", "", book.Fields{"name": "Banen"})
		if now := ok(tx.Digest())(t); now == before || now == digest(t, b) {
			t.Error("a writer's is not of what it has written")
		}
	})
}
