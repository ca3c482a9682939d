package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// world gives what is injected: a clock that ticks a second per look, counted
// ids and nonces.
type world struct {
	now   int64
	ids   int
	nonce uint64
}

func (w *world) options(catalogue *book.Catalogue) store.Options {
	return store.Options{
		Catalogue: catalogue,
		Now:       func() int64 { w.now += 1000; return w.now },
		NewID:     func() string { w.ids++; return fmt.Sprintf("0190b8a0-0000-7000-8000-%012d", w.ids) },
		Nonce:     func() uint64 { w.nonce++; return w.nonce },
	}
}

func newWorld() *world { return &world{now: 1_243_500_000_000} } // 28 May 2009

func identity(letter string) store.Identity {
	return store.Identity{
		Workspace: "0190b8a0-0000-7000-8000-000000000000", Device: journal.Device("device-" + letter),
		Role: store.Field, Name: "Anna", Letter: letter, Team: "tfi", Created: 1,
	}
}

func created(t *testing.T, letter string) (*store.Book, *world) {
	t.Helper()
	w := newWorld()
	b, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "pc.feltbog"), identity(letter), w.options(book.Standard()))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b, w
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// save records fields of a kind in one transaction.
func save(t *testing.T, b *store.Book, kind string, id book.ID, status book.Status, fields book.Fields) {
	t.Helper()
	must(t, b.Write(t.Context(), func(tx *store.Tx) error { return enter(tx, kind, id, status, fields) }))
}

func enter(tx *store.Tx, name string, id book.ID, status book.Status, fields book.Fields) error {
	kind, _ := book.Standard().Kind(name)
	registers, err := tx.Registers(id)
	if err != nil {
		return err
	}
	current := map[book.Slot]book.Value{}
	for slot, register := range registers {
		current[slot] = register.Value(book.Latest)
	}
	values, err := kind.Encode(fields, current)
	if err != nil {
		return err
	}
	if status != "" {
		values[book.Slot{Tag: book.TagStatus}] = book.Text(string(status))
	}
	_, err = tx.Record(kind, id, values, "")
	return err
}

func TestASavedRecordIsFoundAfterTheBookWasClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Åse's 100% #1?", "pc æøå.feltbog")
	mkdir(t, filepath.Dir(path))
	w := newWorld()
	b, err := store.Create(t.Context(), path, identity("B"), w.options(book.Standard()))
	must(t, err)
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
	save(t, b, "visit", "v1", book.Draft, book.Fields{"date": "2009-05-28", "project": "p1", "duration": 90,
		"met": map[string]any{"parent": 4.0}, "themes": []any{"school", "crime"}, "summary": "Forældremyndighed drøftet"})
	must(t, b.Close())

	b, err = store.Open(t.Context(), path, w.options(book.Standard()))
	must(t, err)
	defer b.Close()
	if got := b.Identity(); got != identity("B") {
		t.Errorf("identity %+v", got)
	}
	must(t, b.Read(t.Context(), func(tx *store.Tx) error {
		record, err := tx.Find("v1")
		must(t, err)
		if record.Status != book.Draft || record.Letter != "B" || record.Fields.Number("duration") != 90 ||
			record.Fields.Tally("met")["parent"] != 4 || fmt.Sprint(record.Fields.Many("themes")) != "[crime school]" {
			t.Errorf("record %+v", record)
		}
		titles, err := tx.Titles([]book.ID{"v1", "p1"})
		must(t, err)
		if titles["v1"] != "Fædregruppen" || titles["p1"] != "Fædregruppen" {
			t.Errorf("titles %v", titles)
		}
		hits, err := tx.Search("myndighed", 10)
		must(t, err)
		if len(hits) != 1 || hits[0].Field != "summary" || fmt.Sprint(hits[0].Marks) != "[[8 17]]" {
			t.Errorf("hits %+v", hits)
		}
		return nil
	}))
}
