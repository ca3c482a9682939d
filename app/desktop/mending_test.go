package desktop

import (
	"os"
	"path/filepath"
	"testing"

	"feltbog/app/fault"
)

// The second page of the book is broken: it does not open, and what there is goes
// on in another.
func TestABookThatDoesNotOpenIsMendedFromItselfAndItsBackup(t *testing.T) {
	h, folder := at(t, t.TempDir()), t.TempDir()
	path := filepath.Join(folder, "karen.feltbog")
	must(h.session().Create("coordinator", "Karen", path, phrase))
	project := must(h.records().Propose("project", "Fra Sport til Job"))
	if err := (&Backups{h.door}).Keep(); err != nil {
		t.Fatal(err)
	}
	must(h.session().Lock())
	broken := breakPage(t, path)
	if _, err := h.session().OpenBook(path, phrase); !fault.Is(err, fault.BookDamaged) {
		t.Fatalf("a damaged book: %v", err)
	}

	m := &Mending{h.door}
	backups := must(m.Backups(path))
	if len(backups) == 0 || backups[0].Records == 0 {
		t.Fatalf("backups %+v", backups)
	}
	if _, err := m.Rescue(path, filepath.Join(folder, "nej.feltbog"), "noget helt andet"); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("with another passphrase: %v", err)
	}
	rescued := must(m.Rescue(path, filepath.Join(folder, "reddet.feltbog"), phrase))
	if rescued.Lost != 1 || rescued.Missing != 0 || rescued.Backup != backups[0].Made || rescued.Records == 0 {
		t.Errorf("rescued %+v", rescued)
	}
	restored := must(m.Restore(backups[0].Path, filepath.Join(folder, "gendannet.feltbog"), phrase))
	for _, made := range []string{rescued.Path, restored.Path} {
		must(h.session().OpenBook(made, phrase))
		if sheet := must(h.records().Show(project.ID)); sheet.Row.ID != project.ID {
			t.Errorf("%s has not got the project", filepath.Base(made))
		}
	}
	if raw, err := os.ReadFile(path); err != nil || string(raw) != string(broken) {
		t.Errorf("the damaged book was touched: %v", err)
	}
}

// breakPage turns a bit in the second page of the book at path and gives its bytes.
func breakPage(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[5000] ^= 1
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return raw
}
