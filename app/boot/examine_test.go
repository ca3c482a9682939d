package boot_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func TestAllOfABookIsLookedOverOnceAWeek(t *testing.T) {
	clock := apptest.NewClock(t, "2009-05-28")
	office := apptest.Office(t, apptest.Config(clock, apptest.NewCounter(1)))
	defer apptest.Close(t, office)
	examine := func() int64 {
		at, err := office.Examine(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	if at, err := office.Examined(t.Context()); err != nil || at != 0 {
		t.Fatalf("before the first time: %d, %v", at, err)
	}
	first := examine()
	clock.Move(6 * 24 * time.Hour)
	if again := examine(); again != first {
		t.Error("it was looked over again within the week")
	}
	clock.Move(2 * 24 * time.Hour)
	if later := examine(); later <= first {
		t.Error("it was not looked over after a week")
	}
}

func TestDamageUnderAnOpenBookIsToldWithHowMuchAndTheLatestBackup(t *testing.T) {
	office := apptest.Office(t, apptest.Config(apptest.NewClock(t, "2009-05-28"), apptest.NewCounter(1)))
	if _, err := office.KeepCopy(t.Context()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(office.Path())
	if err != nil {
		t.Fatal(err)
	}
	raw[20_000] ^= 1
	if err := os.WriteFile(office.Path(), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = office.Examine(t.Context())
	if told := fault.Of(err); !fault.Is(err, fault.BookDamaged) || told.Params["lost"] != "1" || !strings.HasPrefix(told.Params["backup"], "2009-05-28 ") {
		t.Errorf("%v with %v", err, told.Params)
	}
	if at, err := office.Examined(t.Context()); at != 0 || err != nil {
		t.Errorf("a damaged book was found whole: %d, %v", at, err)
	}
	_ = office.Close() // the page may be wanted for it
}

func TestABookInASyncedFolderAndABackupThatFailedAreWarnedOf(t *testing.T) {
	config := apptest.Config(apptest.NewClock(t, "2009-05-28"), apptest.NewCounter(1))
	folder := filepath.Join(t.TempDir(), "OneDrive - Kommunen")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	app, err := config.Init(t.Context(), filepath.Join(folder, "pc.feltbog"), boot.Beginning{Role: boot.Coordinator, Name: "Kirsten"})
	if err != nil {
		t.Fatal(err)
	}
	defer apptest.Close(t, app)
	synced := boot.Warning{Kind: boot.Synced, Name: "OneDrive"}
	if got := app.Warnings(); !slices.Contains(got, synced) {
		t.Errorf("warned of %v", got)
	}
	if err := os.WriteFile(app.Path()+boot.CopiesSuffix, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	failed := func(w boot.Warning) bool { return w.Kind == boot.NoBackup }
	if _, err := app.KeepCopy(t.Context()); err == nil || !slices.ContainsFunc(app.Warnings(), failed) {
		t.Errorf("a backup that failed (%v) is warned of by %v", err, app.Warnings())
	}
	if err := os.Remove(app.Path() + boot.CopiesSuffix); err != nil {
		t.Fatal(err)
	}
	if _, err := app.KeepCopy(t.Context()); err != nil || slices.ContainsFunc(app.Warnings(), failed) {
		t.Errorf("after one that was made (%v): %v", err, app.Warnings())
	}
}
