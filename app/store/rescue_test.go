package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// told is a book with something in every table that no rebuild makes, closed, and
// what it holds.
func told(t *testing.T) (path, sum string, changes int) {
	t.Helper()
	b := worked(t)
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutSetting("lives", "here"))
		must(t, tx.PutSecret("keys", bytes.Repeat([]byte{5}, 90)))
		must(t, tx.PutParcel(store.Parcel{ID: "parcel-1", Number: 1, Direction: store.Taken, Hash: "h", Account: bytes.Repeat([]byte("{}"), 9_000)}))
		enter(t, tx, book.Standard(), "visit", "v-long", book.Ready, book.Fields{"summary": strings.Repeat("En lang tekst. ", 900)})
	})
	sum, changes = digest(t, b), healthy(t, b).Changes
	must(t, b.Close())
	return b.Path(), sum, changes
}

// rescue makes a book of others and opens it.
func rescue(t *testing.T, sources ...string) (*store.Book, store.Rescued) {
	t.Helper()
	path := place(t)
	rescued, err := store.Rescue(t.Context(), path, newWorld().options(book.Standard()), sources...)
	must(t, err)
	return opened(t, path, book.Standard()), rescued
}

func TestABookThatIsWholeIsRescuedWhole(t *testing.T) {
	path, sum, changes := told(t)
	b, rescued := rescue(t, path)
	if digest(t, b) != sum || rescued.Changes != changes || len(rescued.Lost) > 0 {
		t.Errorf("rescued %+v of %d changes", rescued, changes)
	}
	healthy(t, b)
}

func TestEverythingThatIsThisBooksAloneIsRescued(t *testing.T) {
	path, options := copyGolden(t)
	made := place(t)
	ok(store.Rescue(t.Context(), made, options, path))(t)
	goldenHolds(t, openedWith(t, made, options))
}

func TestWhatIsOnlyInTheLogIsRescuedToo(t *testing.T) {
	b := created(t, "A")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	path := filepath.Join(t.TempDir(), "copy.feltbog")
	for _, suffix := range []string{"", "-wal"} {
		must(t, os.WriteFile(path+suffix, ok(os.ReadFile(b.Path()+suffix))(t), 0o600))
	}
	again, _ := rescue(t, path)
	if digest(t, again) != digest(t, b) {
		t.Error("what was saved last is not there")
	}
}

// TestOfABookWithOneBitFlippedOnAnyPageTheRestIsRescued: the page is named, the
// damaged file is left as it is, what lay on other pages is in the new book, and a
// backup gives what it knew of the rest.
func TestOfABookWithOneBitFlippedOnAnyPageTheRestIsRescued(t *testing.T) {
	path, sum, changes := told(t)
	backup := filepath.Join(t.TempDir(), "backup.feltbog")
	b := opened(t, path, book.Standard())
	must(t, b.Backup(t.Context(), backup))
	must(t, b.Close())
	whole := ok(os.ReadFile(path))(t)
	spoilt := filepath.Join(t.TempDir(), "spoilt.feltbog")
	kept := 0
	for page := range len(whole) / 4096 {
		raw := bytes.Clone(whole)
		raw[page*4096+page*977%4096] ^= 1 << (page % 8)
		must(t, os.WriteFile(spoilt, raw, 0o600))

		found := ok(store.Survey(spoilt, bookKey))(t)
		if want := []int64{int64(page) + 1}; !slices.Equal(found.Lost, want) {
			t.Fatalf("lost are %v of %d, want %v", found.Lost, found.Pages, want)
		}
		kept += rescuedAlone(t, spoilt, page%3 == 0)
		if page%5 == 0 {
			both, _ := rescue(t, spoilt, backup)
			if digest(t, both) != sum {
				t.Errorf("page %d: with the backup it is another book", page+1)
			}
			must(t, both.Close())
		}
		if now := ok(os.ReadFile(spoilt))(t); !bytes.Equal(now, raw) {
			t.Fatalf("page %d: the damaged file was changed", page+1)
		}
	}
	if pages := len(whole) / 4096; kept < (pages-pages/10)*changes {
		t.Errorf("of %d changes on each of %d flips only %d were kept", changes, pages, kept)
	}
}

// rescuedAlone counts the changes of a damaged book that come through without a
// backup, if it is still known whose book it is, and may look the new book over.
func rescuedAlone(t *testing.T, path string, look bool) int {
	t.Helper()
	made := place(t)
	rescued, err := store.Rescue(t.Context(), made, newWorld().options(book.Standard()), path)
	if fault.Is(err, fault.Damaged) {
		return 0
	}
	must(t, err)
	if !look {
		return rescued.Changes
	}
	b := opened(t, made, book.Standard())
	if health := healthy(t, b); health.Changes != rescued.Changes {
		t.Errorf("%d changes were rescued, %d are there", rescued.Changes, health.Changes)
	}
	must(t, b.Close())
	return rescued.Changes
}

func TestABackupDoesNotBringBackADraftThatWasSaved(t *testing.T) {
	b := created(t, "A")
	draft := store.Draft{ID: "d1", Kind: "project", Fields: book.Fields{"name": "Kladden"}}
	write(t, b, func(tx *store.Tx) { must(t, tx.PutDraft(draft)) })
	backup := filepath.Join(t.TempDir(), "backup.feltbog")
	must(t, b.Backup(t.Context(), backup))
	write(t, b, func(tx *store.Tx) { must(t, tx.DropDraft("d1")) })
	must(t, b.Close())
	again, _ := rescue(t, b.Path(), backup)
	read(t, again, func(tx *store.Tx) {
		if drafts := ok(tx.Drafts(""))(t); len(drafts) > 0 {
			t.Errorf("drafts %+v", drafts)
		}
	})
}

func TestARescueNeedsToKnowWhoseBookItIs(t *testing.T) {
	path, _, _ := told(t)
	raw := ok(os.ReadFile(path))(t)
	for page := range len(raw) / 4096 {
		raw[page*4096+100] ^= 1
	}
	must(t, os.WriteFile(path, raw, 0o600))
	made := place(t)
	_, err := store.Rescue(t.Context(), made, newWorld().options(book.Standard()), path)
	refused(t, err, fault.Damaged)
	if left := names(t, filepath.Dir(made)); len(left) > 0 {
		t.Errorf("left behind %q", left)
	}
}

func TestARescueWritesOverNothing(t *testing.T) {
	path, _, _ := told(t)
	_, err := store.Rescue(t.Context(), path, newWorld().options(book.Standard()), path)
	refused(t, err, fault.Exists)
}

// TestNoRowOfAnotherTableCouldBeTakenForOneThatIsRescued compares the types
// of columns, which STRICT tables keep to. The one pair there is layout.tells apart.
func TestNoRowOfAnotherTableCouldBeTakenForOneThatIsRescued(t *testing.T) {
	alike := ok(store.Alike(created(t, "A")))(t)
	slices.Sort(alike)
	if !slices.Equal(alike, []string{"acknowledged ~ draft", "draft ~ acknowledged"}) {
		t.Errorf("rows of these look the same: %q", alike)
	}
}
