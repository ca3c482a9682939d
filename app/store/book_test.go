package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/vault"
)

func TestABookKeepsWhatWasSavedInAnyFolder(t *testing.T) {
	folders := []string{"plain", "100% #1", "Åse Ærø på ø", "a b;c&d=e", "%41%zz", "'quote'"}
	if runtime.GOOS != "windows" {
		folders = append(folders, "what?", "\"quote\"", "back\\slash") // no names there
	}
	for _, folder := range folders {
		path := filepath.Join(t.TempDir(), folder, "pc "+folder+".feltbog")
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		b := createdAt(t, path, "B", book.Standard())
		save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
		must(t, b.Close())
		if b.Path() != path {
			t.Errorf("the book lies at %q, want %q", b.Path(), path)
		}
		if left := names(t, filepath.Dir(path)); !reflect.DeepEqual(left, []string{filepath.Base(path)}) {
			t.Errorf("a closed book leaves %q", left)
		}
		again := opened(t, path, book.Standard())
		if got := again.Identity(); got != identity("B") {
			t.Errorf("identity %+v", got)
		}
		read(t, again, func(tx *store.Tx) {
			if got := ok(tx.Find("p1"))(t); got.Fields.Text("name") != "Fædregruppen" || got.Letter != "B" {
				t.Errorf("found %+v", got)
			}
		})
	}
}

func TestCreateNeverTouchesAFileThatStandsThere(t *testing.T) {
	path := place(t)
	must(t, os.WriteFile(path, []byte("letter to mother"), 0o600))
	_, err := store.Create(t.Context(), path, identity("A"), newWorld().options(book.Standard()))
	refused(t, err, fault.Exists)
	if got := string(ok(os.ReadFile(path))(t)); got != "letter to mother" {
		t.Errorf("the file now holds %q", got)
	}
	_, err = store.Create(t.Context(), filepath.Join(t.TempDir(), "no", "pc.feltbog"), identity("A"), newWorld().options(book.Standard()))
	refused(t, err, fault.NotWritable)
}

func TestACreateThatIsStoppedLeavesNothing(t *testing.T) {
	path := place(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := store.Create(ctx, path, identity("A"), newWorld().options(book.Standard()))
	refused(t, err, fault.Stopped)
	if left := names(t, filepath.Dir(path)); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestOnlyTheUserMayReadABook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("who may read is not in the mode of a file there")
	}
	b := created(t, "A")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
	for _, name := range names(t, filepath.Dir(b.Path())) {
		info := ok(os.Stat(filepath.Join(filepath.Dir(b.Path()), name)))(t)
		if mode := info.Mode().Perm(); mode&0o077 != 0 {
			t.Errorf("%s has mode %o", name, mode)
		}
	}
}

func TestAFileThatIsNoBookIsRefusedAndNotTouched(t *testing.T) {
	folder := t.TempDir()
	page := bytes.Repeat([]byte("garbage "), 1000)
	for name, content := range map[string][]byte{
		"empty": nil, "one byte": {1}, "text": page, "half a header": []byte("SQLite format 3\x00half"), "picture": append([]byte("\x89PNG\r\n"), page...),
	} {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, content, 0o600))
		refusedUntouched(t, path, fault.NotABook)
	}
	other := filepath.Join(folder, "other.db")
	lay(t, other)
	run(t, other, `CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x'); PRAGMA application_id = 7`)
	refusedUntouched(t, other, fault.NotABook)

	_, err := store.Open(t.Context(), folder, newWorld().options(book.Standard()))
	refused(t, err, fault.NotABook)
	_, err = store.Open(t.Context(), filepath.Join(folder, "nothing"), newWorld().options(book.Standard()))
	refused(t, err, fault.NotFound)
}

func TestABookOfANewerVersionIsRefused(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	run(t, path, `PRAGMA user_version = 2`)
	before := ok(os.ReadFile(path))(t)
	_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
	refused(t, err, fault.NewerVersion)
	if after := ok(os.ReadFile(path))(t); !bytes.Equal(before, after) {
		t.Error("it was touched")
	}
	run(t, path, `PRAGMA user_version = 1`)
	opened(t, path, book.Standard())
}

func TestABookOfAnOlderVersionGetsTheTablesItLacks(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	run(t, path, `DROP TABLE setting`)
	b := opened(t, path, book.Standard())
	write(t, b, func(tx *store.Tx) { must(t, tx.PutSetting("kept", "yes")) })
}

func TestABookCutAnywhereIsSaidToBeDamaged(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "A", book.Standard())
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
	must(t, b.Close())
	whole := ok(os.ReadFile(path))(t)
	for _, length := range []int{100, 512, 1024, 4095, 4096, 4097, 8192, len(whole) / 2, len(whole) - 4096, len(whole) - 1} {
		must(t, os.WriteFile(path, whole[:length], 0o600))
		_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
		if err == nil || fault.Of(err).Code != fault.Damaged {
			t.Errorf("cut to %d of %d: %v", length, len(whole), err)
		}
	}
}

func TestAPageOfNonsenseIsSaidToBeDamage(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	whole := ok(os.ReadFile(path))(t)
	for start := 100; start < len(whole); start = start&^4095 + 4096 {
		spoilt := bytes.Clone(whole)
		end := start&^4095 + 4096
		copy(spoilt[start:end], bytes.Repeat([]byte{0xa5}, end-start))
		must(t, os.WriteFile(path, spoilt, 0o600))
		_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
		if err == nil || fault.Of(err).Code != fault.Damaged {
			t.Errorf("nonsense from %d of %d: %v", start, len(whole), err)
		}
	}
}

func TestAClosedBookSaysThatNoBookIsOpen(t *testing.T) {
	b := created(t, "A")
	must(t, b.Close())
	must(t, b.Close())
	nothing := func(*store.Tx) error { return nil }
	refused(t, b.Write(t.Context(), nothing), fault.NoBook)
	refused(t, b.Read(t.Context(), nothing), fault.NoBook)
}

func refusedUntouched(t *testing.T, path string, want fault.Code) {
	t.Helper()
	before, beside := ok(os.ReadFile(path))(t), names(t, filepath.Dir(path))
	_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
	refused(t, err, want)
	if !bytes.Equal(before, ok(os.ReadFile(path))(t)) {
		t.Errorf("%s was changed", path)
	}
	if after := names(t, filepath.Dir(path)); !reflect.DeepEqual(beside, after) {
		t.Errorf("beside it now lies %q", after)
	}
}

// run speaks SQL to a book as another program with its key would.
func run(t *testing.T, path, script string) {
	t.Helper()
	v := ok(vault.New(bookKey))(t)
	db := ok(sql.Open("sqlite", path+"?vfs="+v.Name()))(t)
	_, err := db.Exec(script)
	must(t, err)
	must(t, db.Close())
	must(t, v.Close())
}

// lay makes an empty sealed file, which is not a book yet.
func lay(t *testing.T, path string) {
	t.Helper()
	v := ok(vault.New(bookKey))(t)
	must(t, os.WriteFile(path, ok(v.Lay())(t), 0o600))
	must(t, v.Close())
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	for _, entry := range ok(os.ReadDir(folder))(t) {
		all = append(all, entry.Name())
	}
	return all
}
