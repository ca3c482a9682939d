package store_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
	"feltbog/app/store/vault"
)

// world gives what is injected: a clock that ticks a second per look and counted
// nonces.
type world struct {
	now   int64
	nonce uint64
}

func newWorld() *world { return &world{now: 1_243_500_000_000} } // 28 May 2009

func (w *world) options(catalogue *book.Catalogue) store.Options {
	return store.Options{
		Key:       bookKey,
		Catalogue: catalogue,
		Now:       func() int64 { w.now += 1000; return w.now },
		Nonce:     func() uint64 { w.nonce++; return w.nonce },
	}
}

// bookKey is the key of every book of the tests.
var bookKey = bytes.Repeat([]byte{7}, vault.KeySize)

// revealed is what somebody with the key would find in the files of the book at
// path.
func revealed(t testing.TB, path string) (plain []byte) {
	t.Helper()
	v := ok(vault.New(bookKey))(t)
	must(t, v.Reveal(path, func(page []byte) { plain = append(plain, page...) }))
	must(t, v.Close())
	return plain
}

func identity(letter string) store.Identity {
	return store.Identity{
		Workspace: "0190b8a0-0000-7000-8000-000000000000", Device: journal.Device("device-" + letter),
		Role: store.Field, Name: "Anna", Letter: letter, Team: "tfi", Created: 1,
	}
}

func place(t testing.TB) string { return filepath.Join(t.TempDir(), "pc.feltbog") }

// created is a new book with the standard catalogue, closed when the test ends.
func created(t testing.TB, letter string) *store.Book {
	return createdAt(t, place(t), letter, book.Standard())
}

func createdAt(t testing.TB, path, letter string, catalogue *book.Catalogue) *store.Book {
	t.Helper()
	b, err := store.Create(t.Context(), path, identity(letter), newWorld().options(catalogue))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

func opened(t testing.TB, path string, catalogue *book.Catalogue) *store.Book {
	t.Helper()
	b, err := store.Open(t.Context(), path, newWorld().options(catalogue))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if err == nil || fault.Of(err).Code != want {
		t.Fatalf("the error is %v, want the fault %s", err, want)
	}
}

func write(t testing.TB, b *store.Book, fn func(*store.Tx)) {
	t.Helper()
	must(t, b.Write(t.Context(), func(tx *store.Tx) error { fn(tx); return nil }))
}

func read(t testing.TB, b *store.Book, fn func(*store.Tx)) {
	t.Helper()
	must(t, b.Read(t.Context(), func(tx *store.Tx) error { fn(tx); return nil }))
}

// ok is the value of a call that must not fail.
func ok[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return value
	}
}

// save records fields of a kind as a form does: whole answers in, the registers
// that differ written.
func save(t testing.TB, b *store.Book, kind string, id book.ID, status book.Status, fields book.Fields) {
	t.Helper()
	write(t, b, func(tx *store.Tx) { enter(t, tx, book.Standard(), kind, id, status, fields) })
}

func enter(t testing.TB, tx *store.Tx, c *book.Catalogue, name string, id book.ID, status book.Status, fields book.Fields) journal.Change {
	t.Helper()
	kind, known := c.Kind(name)
	if !known {
		t.Fatalf("no kind %s", name)
	}
	current := map[book.Slot]book.Value{}
	for slot, register := range ok(tx.Registers(id))(t) {
		current[slot] = register.Value(book.Latest)
	}
	values := ok(kind.Encode(fields, current))(t)
	if status != "" {
		values[book.Slot{Tag: book.TagStatus}] = book.Text(string(status))
	}
	return ok(tx.Record(kind, id, values, ""))(t)
}

// number gives a record its number, which no form may.
func number(t testing.TB, tx *store.Tx, name string, id book.ID, number string) {
	t.Helper()
	kind, _ := book.Standard().Kind(name)
	_, err := tx.Record(kind, id, map[book.Slot]book.Value{{Tag: book.TagNumber}: book.Text(number)}, "")
	must(t, err)
}

func digest(t testing.TB, b *store.Book) (sum string) {
	t.Helper()
	read(t, b, func(tx *store.Tx) { sum = ok(tx.Digest())(t) })
	return sum
}

func healthy(t testing.TB, b *store.Book) store.Health {
	t.Helper()
	health := ok(b.Check(t.Context()))(t)
	if !health.OK {
		t.Errorf("the book has problems: %v", health.Problems)
	}
	return health
}
