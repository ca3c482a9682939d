package desktop

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/store/keyfile"
)

// cheap is the real world with passphrases that take no time.
func cheap() boot.Config {
	config := boot.Default()
	config.Cost = keyfile.Cost{Time: 1, Memory: 64, Threads: 1}
	return config
}

// phrase opens the books of these tests.
const phrase = "tre sm\u00e5 ord her"

func TestTheBookOfLastTimeWaitsForItsPassphraseAtTheNextStart(t *testing.T) {
	folder, path := t.TempDir(), filepath.Join(t.TempDir(), "karen.feltbog")
	first := at(t, folder)
	must(first.session().Create("coordinator", "Karen", path, phrase))
	must(first.session().SetTheme("dark"))
	must(first.session().SetLanguage("en"))
	must(first.session().SetToured())
	first.shut()

	second := at(t, folder)
	status := must(second.session().Status())
	if status.Open || status.Locked != path || status.Name != "karen" || status.Trouble.Code != "" {
		t.Errorf("at the next start: %+v", status)
	}
	status = must(second.session().OpenBook(path, phrase))
	if !status.Open || status.Locked != "" || status.Name != "karen" || status.Theme != "dark" || status.Language != "en" || !status.Toured {
		t.Errorf("unlocked: %+v", status)
	}
	must(second.session().Close())
	second.shut()

	third := at(t, folder)
	if status := must(third.session().Status()); status.Open || status.Trouble.Code != "" {
		t.Errorf("a book closed by hand: %+v", status)
	}
	if recent := must(third.session().Recent()); len(recent) != 1 || recent[0].Path != path || recent[0].Name != "karen" {
		t.Errorf("recent %+v", recent)
	}
}

func TestABookThatIsGoneIsToldAndForgotten(t *testing.T) {
	folder, path := t.TempDir(), filepath.Join(t.TempDir(), "karen.feltbog")
	first := at(t, folder)
	must(first.session().Create("coordinator", "Karen", path, phrase))
	first.shut()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	second := at(t, folder)
	if status := must(second.session().Status()); status.Open || status.Trouble.Code != string(fault.NotFound) {
		t.Errorf("status %+v", status)
	}
	if recent := must(second.session().Recent()); len(recent) != 0 {
		t.Errorf("recent %+v", recent)
	}
}

func TestABookThatCannotBeOpenedCostsNobodyTheOneThatIs(t *testing.T) {
	h := person(t)
	open(t, h.door)
	path := filepath.Join(t.TempDir(), "no.feltbog")
	if err := os.WriteFile(path, []byte("no book"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := h.session().OpenBook(path, phrase); !fault.Is(err, fault.NotABook) {
		t.Errorf("opened: %v", err)
	}
	if status := must(h.session().Status()); !status.Open || status.Owner != "Karen" {
		t.Errorf("status %+v", status)
	}
}

func TestTheBookThatIsOpenCanBeOpenedAgain(t *testing.T) {
	h := person(t)
	path := filepath.Join(t.TempDir(), "karen.feltbog")
	must(h.session().Create("coordinator", "Karen", path, phrase))
	if status := must(h.session().OpenBook(path, phrase)); !status.Open {
		t.Errorf("status %+v", status)
	}
}

func TestABookNamedByTheEnvironmentIsTheOneAtStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "karen.feltbog")
	first := at(t, t.TempDir())
	must(first.session().Create("coordinator", "Karen", path, phrase))
	first.shut()
	t.Setenv("FELTBOG_BOOK", path)
	if status := must(at(t, t.TempDir()).session().Status()); status.Locked != path {
		t.Errorf("status %+v", status)
	}
}

func TestAChoiceThatIsNoneIsRefused(t *testing.T) {
	h := person(t)
	if _, err := h.session().SetTheme("mauve"); fault.Of(err).Field != "theme" {
		t.Errorf("theme: %v", err)
	}
	if _, err := h.session().SetLanguage("sv"); fault.Of(err).Field != "language" {
		t.Errorf("language: %v", err)
	}
}

func TestSettingsThatCannotBeReadAreAsAtTheFirstRun(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "settings.json"), []byte(`{"language":"xx","theme":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if status := must(at(t, folder).session().Status()); status.Language != "da" || status.Theme != "system" {
		t.Errorf("status %+v", status)
	}
}

func TestOnlyTheLatestBooksAreRemembered(t *testing.T) {
	var known settings
	for _, path := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "c"} {
		known.opened(path)
	}
	if len(known.Books) != shelf || known.Books[0] != "c" || known.Books[1] != "i" || known.Last != "c" {
		t.Errorf("books %v", known.Books)
	}
}

func TestADialogAddsTheEndingAndNeverReplacesWhatItDidNotAskAbout(t *testing.T) {
	h := person(t)
	folder := t.TempDir()
	h.window.(*stage).files = []string{filepath.Join(folder, "paper")}
	if path := must(h.session().PickSave("docx", "Statusrapport")); path != filepath.Join(folder, "paper.docx") {
		t.Errorf("path %q", path)
	}
	if asked := h.window.(*stage).asked; asked[0].suggested != "Statusrapport.docx" {
		t.Errorf("asked %+v", asked)
	}
	if err := os.WriteFile(filepath.Join(folder, "paper.docx"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := h.session().PickSave("docx", "Statusrapport"); !fault.Is(err, fault.Exists) {
		t.Errorf("a file that is there: %v", err)
	}
	h.window.(*stage).files = nil
	if paths := must(h.session().PickOpen("parcels")); len(paths) != 0 {
		t.Errorf("cancelled: %v", paths)
	}
}

func TestAClosingWindowWaitsOnceForWhatIsTyped(t *testing.T) {
	h := person(t)
	if !h.leave() {
		t.Error("the window closed at once")
	}
	if bells := h.window.(*stage).bells; bells[len(bells)-1] != closingBell {
		t.Errorf("bells %v", bells)
	}
	if err := h.session().Leave(); err != nil || !h.window.(*stage).left() {
		t.Errorf("leave: %v", err)
	}
	if h.leave() {
		t.Error("the window never closes")
	}
}

// at is a person at a window whose settings lie in folder.
func at(t *testing.T, folder string) hands {
	t.Helper()
	d := newDoor(cheap(), folder, func() {})
	d.start(&stage{})
	t.Cleanup(d.shut)
	return hands{d}
}

func TestALockedBookOpensWithItsPassphraseAndWithTheCodeOnPaper(t *testing.T) {
	h, path := at(t, t.TempDir()), filepath.Join(t.TempDir(), "karen.feltbog")
	made := must(h.session().Create("coordinator", "Karen", path, phrase))
	if made.Code == "" {
		t.Fatal("no code to write down")
	}
	if status := must(h.session().Lock()); status.Open || status.Locked != path {
		t.Errorf("locked: %+v", status)
	}
	if _, err := (&Overview{h.door}).Today(); !fault.Is(err, fault.NoBook) {
		t.Errorf("a locked book answers %v", err)
	}
	if _, err := h.session().OpenBook(path, ""); !fault.Is(err, fault.Locked) {
		t.Errorf("without a passphrase: %v", err)
	}
	if _, err := h.session().OpenBook(path, "tre helt andre ord"); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("with another: %v", err)
	}
	next := "en ny s\u00e6tning"
	if status := must(h.session().Recover(path, made.Code, next)); !status.Open {
		t.Errorf("recovered: %+v", status)
	}
	if err := h.session().ChangePassphrase(phrase, phrase); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("changed with the one that was replaced: %v", err)
	}
	if err := h.session().ChangePassphrase(next, phrase); err != nil {
		t.Fatal(err)
	}
	must(h.session().Lock())
	if status := must(h.session().OpenBook(path, phrase)); !status.Open {
		t.Errorf("with the new one: %+v", status)
	}
}

func TestWhoGuessesWaitsLongerAndLongerAndNothingIsLost(t *testing.T) {
	h, path := at(t, t.TempDir()), filepath.Join(t.TempDir(), "karen.feltbog")
	must(h.session().Create("coordinator", "Karen", path, phrase))
	must(h.session().Lock())
	var waits []time.Duration
	h.pause = func(d time.Duration) { waits = append(waits, d) }
	for range 12 {
		if _, err := h.session().OpenBook(path, "et g\u00e6t til"); !fault.Is(err, fault.WrongPassphrase) {
			t.Fatal(err)
		}
	}
	if len(waits) != 12-freeTries || waits[0] != time.Second || waits[1] != 2*time.Second || waits[len(waits)-1] != longestWait {
		t.Errorf("waited %v", waits)
	}
	must(h.session().OpenBook(path, phrase))
	must(h.session().Lock())
	waits = nil
	if _, err := h.session().OpenBook(path, "et g\u00e6t til"); len(waits) != 0 {
		t.Errorf("the first slip after a success waited: %v", err)
	}
}

func TestABookThatIsOpenedLeavesABackupOfWhatHasComeSinceTheLast(t *testing.T) {
	h, path := at(t, t.TempDir()), filepath.Join(t.TempDir(), "karen.feltbog")
	must(h.session().Create("coordinator", "Karen", path, phrase))
	for i, backups := range []int{1, 1, 2} {
		if i == 2 {
			must(h.records().SaveAll([]Entry{{Kind: "visit", Answers: []Answer{text("summary", "Nyt.")}}}))
		}
		must(h.session().Lock())
		must(h.session().OpenBook(path, phrase))
		if kept := must(h.app.Copies()); len(kept) != backups {
			t.Errorf("opening %d leaves %d backups, want %d", i+1, len(kept), backups)
		}
	}
}
