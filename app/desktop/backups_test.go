package desktop

import (
	"context"
	"path/filepath"
	"testing"

	"feltbog/app/fault"
)

func TestANewRecoveryCodeTakesThePlaceOfTheOneBefore(t *testing.T) {
	h, path := at(t, t.TempDir()), filepath.Join(t.TempDir(), "karen.feltbog")
	made := must(h.session().Create("coordinator", "Karen", path, phrase))
	if _, err := h.session().RenewCode("noget helt andet"); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("with another passphrase: %v", err)
	}
	code := must(h.session().RenewCode(phrase))
	must(h.session().Lock())
	if _, err := h.session().Recover(path, made.Code, "en helt ny"); err == nil {
		t.Error("the old code opens the book")
	}
	if status := must(h.session().Recover(path, code, "en helt ny s\u00e6tning")); !status.Open {
		t.Errorf("with the new code: %+v", status)
	}
}

func TestAnOldCopyBecomesABookThatHasForgottenWhatWasErasedSince(t *testing.T) {
	h, folder := at(t, t.TempDir()), t.TempDir()
	must(h.session().Create("coordinator", "Karen", filepath.Join(folder, "karen.feltbog"), phrase))
	project := must(h.records().Propose("project", "Hemmeligt projekt"))
	b := Backups{h.door}
	if err := b.Keep(); err != nil {
		t.Fatal(err)
	}
	if all := must(b.All()); len(all) == 0 || all[0].Records == 0 {
		t.Errorf("backups: %+v", all)
	}
	copied, again := filepath.Join(folder, "kopi.feltbog"), filepath.Join(folder, "igen.feltbog")
	if err := b.Save(copied); err != nil {
		t.Fatal(err)
	}
	if _, err := h.app.Erase(context.Background(), project.ID, nil, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Restore(copied, again, "noget helt andet"); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("with another passphrase: %v", err)
	}
	made := must(b.Restore(copied, again, phrase))
	if made.Path != again || made.Erasures != 1 {
		t.Errorf("restored: %+v", made)
	}
	must(h.session().OpenBook(again, phrase))
	if found := must(h.records().Find("hemmeligt", 5)); len(found) != 0 {
		t.Errorf("what was erased came back: %+v", found)
	}
}
