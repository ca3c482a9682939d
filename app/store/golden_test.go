package store_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// The book under testdata/format-N is what one of a released format N looks like:
// every later version opens it, for ever. It is written once, when a format is
// new, with its key file and the code that is printed; while format 1 is not
// released it may be written anew, by removing all three and
//
//	go test ./app/store -run Golden -write
//
// What it must be found to hold stands below as it was put in, by hand.
var rewrite = flag.Bool("write", false, "write the golden book of this format, if there is none")

const (
	golden           = "testdata/format-1/book.feltbog"
	goldenPassphrase = "Rødgrød med fløde på Ærø"
)

var (
	annaTeam = journal.Stream{Device: "0192a000-0000-7000-8000-00000000000a", Scope: "team:tfi"}
	annaOwn  = journal.Stream{Device: "0192a000-0000-7000-8000-00000000000a", Scope: journal.Own}
	annaRef  = journal.Stream{Device: "0192a000-0000-7000-8000-00000000000a", Scope: journal.Ref}
	boRef    = journal.Stream{Device: "0192a000-0000-7000-8000-00000000000b", Scope: journal.Ref}
	karenRef = journal.Stream{Device: "0192a000-0000-7000-8000-00000000000f", Scope: journal.Ref}
)

// goldenChanges are a project that two people name differently, a visit corrected
// once, an internal one, one that counts no more, a text and a record that were
// erased, a parcel that never came, and what a newer version wrote.
func goldenChanges() []journal.Change {
	at := func(stream journal.Stream, seq uint64) journal.Dot { return journal.Dot{Stream: stream, Seq: seq} }
	write := func(tag int, value book.Value, seen ...journal.Dot) journal.Write {
		return journal.Write{Slot: book.Slot{Tag: tag}, Value: value, Seen: seen}
	}
	change := func(dot journal.Dot, action journal.Action, kind int, id book.ID, writes ...journal.Write) journal.Change {
		return journal.Change{
			Dot: dot, Nonce: 1<<63 + dot.Seq, Action: action, Kind: kind, Record: id, Wall: 1_212_000_000_000 + int64(dot.Seq)*60_000, Writes: writes,
		}
	}
	const visit, project, aside = 10, 24, 40
	because := change(at(annaTeam, 2), journal.Edit, visit, "v-1", write(11, book.Count(90), at(annaTeam, 1)))
	because.Why = "Talt efter"
	newer := change(at(boRef, 3), journal.Edit, 7_777, "n-1", write(10, book.Text("En ture")))
	newer.Rest = []byte{0x82, 0x01, 0x02}
	set := change(at(karenRef, 4), journal.SetAside, aside, "s-1",
		write(journal.LawActive, book.Bool(true)),
		journal.Write{Slot: book.Slot{Tag: journal.LawRanges, Key: journal.Span{Stream: annaTeam, Range: journal.Range{First: 3, Last: 3}}.String()}, Value: book.Bool(true)},
	)
	return []journal.Change{
		change(at(karenRef, 1), journal.Edit, project, "p-1", write(10, book.Text("Fædregruppen")), write(19, book.Text("Satspulje"))),
		change(at(annaRef, 1), journal.Edit, project, "p-1", write(10, book.Text("Fædregruppen på Ærø"), at(karenRef, 1))),
		change(at(boRef, 1), journal.Edit, project, "p-1", write(10, book.Text("Fædrecaféen"), at(karenRef, 1))),
		change(at(boRef, 2), journal.Edit, project, "p-1", write(16, book.Text("under_way"), at(boRef, 9))), // never came
		change(at(annaTeam, 1), journal.Edit, visit, "v-1",
			write(book.TagNumber, book.Text("A-2008-0001")), write(book.TagStatus, book.Text("draft")),
			write(10, book.Text("2008-05-28")), write(11, book.Count(45)), write(12, book.Text("p-1"))),
		because,
		change(at(annaTeam, 3), journal.Edit, visit, "v-2", write(10, book.Text("2008-05-29"))),
		change(at(annaOwn, 1), journal.Edit, visit, "v-3", write(book.TagInternal, book.Bool(true)), write(10, book.Text("2008-05-30"))),
		change(at(annaRef, 2), journal.Edit, project, "p-2", write(10, book.Text("Natteravnene")), write(14, book.Text("Ord der er glemt"))),
		change(at(annaRef, 3), journal.Edit, project, "p-3", write(10, book.Text("Ord der er glemt"))),
		newer,
		change(at(karenRef, 2), journal.EraseFields, project, "p-2", write(14, book.Value{})),
		change(at(karenRef, 3), journal.EraseRecord, project, "p-3"),
		set,
	}
}

var (
	goldenDraft = store.Draft{ID: "v-9", Kind: "visit", New: true, Saved: 1_212_000_000_000, Fields: book.Fields{
		"date": "30/", "summary": "Halvt skrevet\nøverst på siden", "met": map[string]int64{"parent": 4},
	}}
	goldenPeer   = store.Device{ID: karenRef.Device, Letter: "K", Name: "Karen", SignKey: []byte{1, 2, 3}, Recipient: "age1", Admitted: 1_200_000_000_000}
	goldenParcel = store.Parcel{
		ID: "pakke-1", Number: 1, Direction: store.Sealed, Device: annaTeam.Device, Letter: "A", At: 1_212_000_000_000, Hash: "ab", Changes: 2,
		Ranges: map[journal.Stream][]journal.Range{annaTeam: {{First: 1, Last: 2}}},
	}
	goldenSelves = []store.Self{{Device: annaTeam.Device, Letter: "A"}, {Device: "0192a000-0000-7000-8000-0000000000a2", Letter: "A47"}}
)

func writeGolden(t *testing.T) {
	if _, err := os.Stat(golden); !*rewrite || err == nil {
		return
	}
	id := identity("A")
	id.Device = annaTeam.Device
	file, key, code, err := keyfile.New(goldenPassphrase, keyfile.Cost{Time: 1, Memory: 64, Threads: 1})
	must(t, err)
	options := newWorld().options(book.Standard())
	options.Key = key
	b := ok(store.Create(t.Context(), place(t), id, options))(t)
	defer b.Close()
	write(t, b, func(tx *store.Tx) {
		for _, c := range goldenChanges() {
			ok(tx.Add(c))(t)
		}
		must(t, tx.PutDraft(goldenDraft))
		must(t, tx.PutDevice(goldenPeer))
		must(t, tx.PutParcel(goldenParcel))
		must(t, tx.PutSetting("setting", "ja"))
		must(t, tx.PutSecret("secret", []byte("TEST SECRET: it protects nothing")))
		must(t, tx.Acknowledge(karenRef.Device, journal.Held{annaTeam: {{First: 1, Last: 1}}}))
		must(t, tx.Become(goldenSelves[1].Device, goldenSelves[1].Letter, false))
	})
	must(t, os.MkdirAll(filepath.Dir(golden), 0o755))
	must(t, b.Backup(t.Context(), golden))
	must(t, file.Keep(golden))
	must(t, os.WriteFile(golden+"-code", []byte(code.String()+"\n"), 0o600))
}

// copyGolden is where a copy of the golden book lies, and with what it opens.
func copyGolden(t *testing.T) (path string, options store.Options) {
	t.Helper()
	writeGolden(t)
	file := ok(keyfile.Beside(golden))(t)
	key := ok(file.Unlock(goldenPassphrase))(t)
	if again := ok(file.Recover(string(ok(os.ReadFile(golden + "-code"))(t))))(t); !bytes.Equal(key, again) {
		t.Error("the printed code gives another key than the passphrase")
	}
	path, options = place(t), newWorld().options(book.Standard())
	must(t, os.WriteFile(path, ok(os.ReadFile(golden))(t), 0o600))
	options.Key = key
	return path, options
}

// openGolden opens a copy of the golden book.
func openGolden(t *testing.T) *store.Book {
	t.Helper()
	path, options := copyGolden(t)
	return openedWith(t, path, options)
}

func openedWith(t *testing.T, path string, options store.Options) *store.Book {
	t.Helper()
	b := ok(store.Open(t.Context(), path, options))(t)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

func TestTheGoldenBookOfFormat1IsOpenedWholeForEver(t *testing.T) {
	b := openGolden(t)
	goldenHolds(t, b)
	save(t, b, "project", "p-2", "", book.Fields{"funding": "Egne midler"})
	healthy(t, b)
}

func goldenHolds(t *testing.T, b *store.Book) {
	t.Helper()
	if health := healthy(t, b); health.Changes != len(goldenChanges()) {
		t.Errorf("%d changes, want %d", health.Changes, len(goldenChanges()))
	}
	fresh := created(t, "Z")
	write(t, fresh, func(tx *store.Tx) {
		for _, c := range goldenChanges() {
			ok(tx.Add(c))(t)
		}
	})
	if digest(t, b) != digest(t, fresh) {
		t.Error("its changes are not those that were put in")
	}
	read(t, b, func(tx *store.Tx) {
		goldenShows(t, tx)
		for what, pair := range map[string][2]any{
			"draft":        {ok(tx.Drafts(""))(t), []store.Draft{goldenDraft}},
			"parcels":      {ok(tx.Parcels())(t), []store.Parcel{goldenParcel}},
			"selves":       {ok(tx.Selves())(t), goldenSelves},
			"setting":      {ok(tx.Setting("setting"))(t), "ja"},
			"secret":       {string(ok(tx.Secret("secret"))(t)), "TEST SECRET: it protects nothing"},
			"acknowledged": {ok(tx.Acknowledged(karenRef.Device))(t), journal.Held{annaTeam: {{First: 1, Last: 1}}}},
			"devices":      {ok(tx.Devices())(t), []store.Device{goldenPeer}},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s: %+v, want %+v", what, pair[0], pair[1])
			}
		}
	})
}

// goldenShows holds what the records show to what a reader of goldenChanges would
// say they add up to.
func goldenShows(t *testing.T, tx *store.Tx) {
	t.Helper()
	for id, fields := range map[book.ID]book.Fields{
		"p-1": {"name": "Fædrecaféen", "funding": "Satspulje", "phase": "under_way"},
		"p-2": {"name": "Natteravnene"},
		"v-1": {"date": "2008-05-28", "duration": int64(90), "project": "p-1"},
		"v-3": {"date": "2008-05-30", "internal": true},
	} {
		if got := ok(tx.Find(id))(t); !reflect.DeepEqual(got.Fields, fields) || got.Open != (id == "p-1") {
			t.Errorf("%s: %v, open %t", id, got.Fields, got.Open)
		}
	}
	for _, gone := range []book.ID{"p-3", "v-2"} {
		_, err := tx.Find(gone)
		refused(t, err, fault.NotFound)
	}
	if got := ok(tx.ByNumber("A-2008-0001"))(t); got.ID != "v-1" || got.Letter != "A" {
		t.Errorf("by number: %+v", got)
	}
	if kind, known, err := tx.Kind("n-1"); kind != 7_777 || !known || err != nil {
		t.Errorf("what a newer version wrote: %d, %t, %v", kind, known, err)
	}
	if open := ok(tx.Conflicts())(t); len(open) != 1 || open[0].Record != "p-1" || len(open[0].Heads) != 2 {
		t.Errorf("conflicts: %+v", open)
	}
	if hits := ok(tx.Search("natteravn", 10))(t); len(hits) != 1 || hits[0].Record.ID != "p-2" {
		t.Errorf("found: %+v", hits)
	}
}
