package installation_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"feltbog/app/book"
	"feltbog/app/installation"
	"feltbog/app/journal"
	"feltbog/app/store"
)

var (
	ctx  = context.Background()
	made int
)

func newID() string { made++; return fmt.Sprint("id-", made) }

func opened(t *testing.T, path string, device journal.Device) *store.Book {
	t.Helper()
	options := store.Options{Key: make([]byte, 32), Catalogue: book.Standard(), Now: func() int64 { return 1 }, Nonce: func() uint64 { made++; return uint64(made) }}
	open := func() (*store.Book, error) { return store.Open(ctx, path, options) }
	if _, err := os.Stat(path); err != nil {
		open = func() (*store.Book, error) {
			return store.Create(ctx, path, store.Identity{Workspace: "w", Device: device, Role: store.Field, Letter: "A", Team: "t"}, options)
		}
	}
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func settled(t *testing.T, at *installation.Installation, b *store.Book) installation.Settling {
	t.Helper()
	s, err := at.Settle(ctx, b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func at(folder string) *installation.Installation { return installation.At(folder, newID, nil) }

func TestABookStaysWhatItIsWhereItLivesAndIsAnotherElsewhere(t *testing.T) {
	b, here, there := opened(t, filepath.Join(t.TempDir(), "a.feltbog"), "a"), t.TempDir(), t.TempDir()
	for range 2 {
		if s := settled(t, at(here), b); s != (installation.Settling{Letter: "A"}) {
			t.Fatalf("at home: %+v", s)
		}
	}
	s := settled(t, at(there), b)
	if me := b.Identity(); s.Cause != installation.Copied || s.From != "A" || s.Letter != me.Letter || me.Letter == "A" || me.Device == "a" {
		t.Errorf("elsewhere: %+v, now %+v", s, me)
	}
	if s := settled(t, at(there), b); s.Cause != installation.Stayed || s.Letter != b.Identity().Letter {
		t.Errorf("elsewhere again: %+v", s)
	}
}

func TestABookThatHoldsLessThanHasLeftWasSetBack(t *testing.T) {
	b, home := opened(t, filepath.Join(t.TempDir(), "a.feltbog"), "a"), t.TempDir()
	settled(t, at(home), b)
	if err := b.Write(ctx, func(tx *store.Tx) error {
		kind, _ := book.Standard().Kind("project")
		_, err := tx.Record(kind, "p", map[book.Slot]book.Value{{Tag: book.TagNumber}: book.Text("A-1")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	leave := func(device journal.Device, last uint64) {
		at(home).Leave(device, journal.Held{{Device: device, Scope: journal.Ref}: {{First: 1, Last: last}}})
	}
	leave("somebody else", 9)
	leave("a", 1)
	if s := settled(t, at(home), b); s.Cause != installation.Stayed {
		t.Errorf("all that left is there: %+v", s)
	}
	leave("a", 2)
	leave("a", 1) // an older parcel sealed again takes nothing back
	if s := settled(t, at(home), b); s.Cause != installation.SetBack || s.From != "A" {
		t.Errorf("one that left is not: %+v", s)
	}
}

func TestAFolderThatCannotBeUsedKeepsNobodyFromRecording(t *testing.T) {
	b := opened(t, filepath.Join(t.TempDir(), "a.feltbog"), "a")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	spoilt := t.TempDir()
	if err := os.WriteFile(filepath.Join(spoilt, "installation.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Join(file, "home"), spoilt} {
		if s := settled(t, at(folder), b); s != (installation.Settling{Letter: "A", Blind: true}) {
			t.Errorf("%+v", s)
		}
		at(folder).Leave("a", journal.Held{{Device: "a", Scope: journal.Ref}: {{First: 1, Last: 1}}})
	}
	if s := settled(t, at(""), b); s != (installation.Settling{Letter: "A"}) {
		t.Errorf("with no folder at all: %+v", s)
	}
}

func TestADevicesIDFromABookNamesNoFileElsewhere(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	device := journal.Device("../../x")
	at(home).Leave(device, journal.Held{{Device: device, Scope: journal.Ref}: {{First: 1, Last: 1}}})
	if left, err := filepath.Glob(filepath.Join(home, "left-*")); len(left) != 1 || err != nil {
		t.Errorf("%v, %v", left, err)
	}
}
