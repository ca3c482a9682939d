package boot_test

import (
	"bytes"
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/store"
)

// planted are words that people enter, each in a place of its own.
var planted = []string{
	"zquvisit", "zqunote", "zquproject", "zquperson", "zqufile", "zqucontent", "zqudraft", "zqureason", "zququery", "zquanswer", "zqurefused",
}

// TestAFinderReadsNothingOfWhatWasEntered looks for planted words in everything
// that two laptops leave on their disks while they work and after: books, logs,
// indexes, journals, key files, backups, parcels, settings, temporary files, the
// program's own log and its errors. The enrolment is plain by design, but holds
// only what the office writes on it.
func TestAFinderReadsNothingOfWhatWasEntered(t *testing.T) {
	found := finder{t: t, ctx: context.Background(), root: t.TempDir()}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, found.folder("temp"))
	}
	config := apptest.Config(apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(1))
	config.Home = found.folder("home")
	config.Log = slog.New(slog.NewTextHandler(&found.said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	office := apptest.Office(t, config)
	laptop := apptest.Laptop(t, config, office, "A")
	found.enter(office, laptop)
	found.exchange(office, laptop)
	found.look("while they are open", office, laptop)
	held := append(apptest.Revealed(t, laptop.Path()), apptest.Revealed(t, office.Path())...)
	for _, word := range planted {
		if there := bytes.Contains(held, []byte(word)); there == (word == "zqurefused") {
			t.Errorf("%s in the books: %t", word, there)
		}
	}
	apptest.Close(t, office)
	apptest.Close(t, laptop)
	found.look("when they are closed", office, laptop)
}

type finder struct {
	t    *testing.T
	ctx  context.Context
	root string
	said bytes.Buffer // log and errors
}

func (f *finder) folder(name string) string {
	f.t.Helper()
	path := filepath.Join(f.root, name)
	if err := os.MkdirAll(path, 0o700); err != nil {
		f.t.Fatal(err)
	}
	return path
}

func (f *finder) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// refused keeps what an error says.
func (f *finder) refused(err error) {
	f.t.Helper()
	if err == nil {
		f.t.Fatal("not refused")
	}
	f.said.WriteString(err.Error() + "\n")
}

// save saves a record, ready or not.
func (f *finder) save(app *boot.App, e boot.Entry) {
	f.t.Helper()
	_, err := app.Desk.Save(f.ctx, e)
	f.must(err)
}

// enter plants the words.
func (f *finder) enter(office, laptop *boot.App) {
	f.t.Helper()
	f.save(office, boot.Entry{Kind: "contact", ID: "c", Fields: book.Fields{"function": "Leder", "name": "zquperson"}})
	f.save(laptop, boot.Entry{Kind: "project", ID: "p", Fields: book.Fields{"name": "zquproject"}})
	f.save(laptop, boot.Entry{Kind: "visit", ID: "v", Fields: book.Fields{"date": "2008-05-28", "summary": strings.Repeat("zquvisit i beboerhuset ", 300)}})
	f.save(laptop, boot.Entry{Kind: "visit", ID: "v", Fields: book.Fields{"summary": "zqunote"}, Why: "zqureason"})
	_, err := laptop.Desk.Attach(f.ctx, boot.File{Source: "v", Name: "zqufile.txt", Content: strings.NewReader(strings.Repeat("zqucontent ", 9000))})
	f.must(err)
	_, err = laptop.Desk.Draft(f.ctx, store.Draft{ID: "d", Kind: "visit", New: true, Fields: book.Fields{"summary": "zqudraft"}})
	f.must(err)
	_, err = laptop.Desk.Save(f.ctx, boot.Entry{Kind: "visit", ID: "v", Fields: book.Fields{"summary": "skrevet af zqurefused 010190-1234", "date": "zqurefused"}})
	f.refused(err)
	_, err = laptop.Desk.Show(f.ctx, "zqurefused")
	f.refused(err)
}

// exchange lets the words travel, and be backed up.
func (f *finder) exchange(office, laptop *boot.App) {
	f.t.Helper()
	stick := f.folder("stick")
	sealed, err := laptop.Desk.Seal(f.ctx, stick, false, nil)
	f.must(err)
	_, err = office.Office.TakeIn(f.ctx, sealed.Path, false, nil)
	f.must(err)
	asked, err := office.Office.Ask(f.ctx, "v", "zququery")
	f.must(err)
	back, err := office.Office.SendBack(f.ctx, stick, nil)
	f.must(err)
	for _, returned := range back {
		_, err = laptop.Desk.Receive(f.ctx, returned.Path, false, nil)
		f.must(err)
	}
	_, err = laptop.Desk.Answer(f.ctx, string(asked.ID), "zquanswer")
	f.must(err)
	f.must(laptop.Backup(f.ctx, filepath.Join(stick, "backup.feltbog")))
	cut := filepath.Join(stick, "cut.feltpakke")
	raw, err := os.ReadFile(sealed.Path)
	f.must(err)
	f.must(os.WriteFile(cut, raw[:len(raw)*2/3], 0o600))
	_, err = office.Office.TakeIn(f.ctx, cut, false, nil)
	f.refused(err)
	gone := filepath.Join(f.root, "zqu", "no such folder")
	f.refused(laptop.Backup(f.ctx, filepath.Join(gone, "backup.feltbog")))
}

// look reads every file there is.
func (f *finder) look(when string, apps ...*boot.App) {
	f.t.Helper()
	folders := []string{f.root}
	for _, app := range apps {
		folders = append(folders, filepath.Dir(app.Path()))
	}
	files := 0
	for _, folder := range folders {
		f.must(filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			files++
			raw, err := os.ReadFile(path)
			f.plain(raw, path+" "+when)
			f.plain([]byte(filepath.Base(path)), "the name of "+path)
			return err
		}))
	}
	if files < 8 {
		f.t.Errorf("only %d files %s", files, when)
	}
	f.plain(f.said.Bytes(), "what was said")
}

// plain fails the test for every planted word in raw, however it is written.
func (f *finder) plain(raw []byte, where string) {
	f.t.Helper()
	lower := bytes.ToLower(raw)
	for _, word := range planted {
		wide := make([]byte, 0, 2*len(word))
		for _, unit := range utf16.Encode([]rune(word)) {
			wide = append(wide, byte(unit), byte(unit>>8))
		}
		if slices.ContainsFunc([][]byte{[]byte(word), wide}, func(form []byte) bool { return bytes.Contains(lower, form) }) {
			f.t.Errorf("%s stands in %s", word, where)
		}
	}
}
