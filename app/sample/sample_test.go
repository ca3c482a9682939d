package sample

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// made is a year in a folder of the test's own.
func made(t *testing.T, laptops int, seed uint64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "year")
	if err := Make(t.Context(), dir, Options{Laptops: laptops, Seed: seed}); err != nil {
		t.Fatal(err)
	}
	return dir
}

func with(t *testing.T, path string, work func(ctx context.Context, app *boot.App)) {
	t.Helper()
	app, err := boot.Default().Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	work(t.Context(), app)
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
}

// merged takes every parcel of a year in, and gives the digest.
func merged(t *testing.T, dir string, check func(ctx context.Context, app *boot.App, batch boot.Batch)) (digest string) {
	t.Helper()
	with(t, filepath.Join(dir, "coordinator.feltbog"), func(ctx context.Context, app *boot.App) {
		batch, err := app.Office.TakeInAll(ctx, []string{filepath.Join(dir, "parcels")}, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		if check != nil {
			check(ctx, app, batch)
		}
		if digest, err = app.Digest(ctx); err != nil {
			t.Fatal(err)
		}
	})
	return digest
}

func TestAYearOfPracticeBooksLiesInItsFolderAndNothingElseDoes(t *testing.T) {
	dir := made(t, 1, 1)
	var found []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(dir, path)
			found = append(found, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"coordinator.feltbog", "coordinator.feltbog-key", "parcels/pc-A-0001.feltpakke", "pc-A.feltbog", "pc-A.feltbog-key"}
	slices.Sort(found)
	if !slices.Equal(found, want) {
		t.Errorf("found %v", found)
	}
	theBooksAreForPractice(t, dir)
}

func TestTheSameSeedGivesTheSameDigestAndAnotherSeedAnother(t *testing.T) {
	first := merged(t, made(t, 2, 1), nil)
	if again := merged(t, made(t, 2, 1), nil); again != first {
		t.Error("the same seed gave another digest")
	}
	if other := merged(t, made(t, 2, 2), nil); other == first {
		t.Error("another seed gave the same digest")
	}
}

// paper is what the founding paper says, by the keys of the report.
var paper = map[string]string{
	"requisitions.UB": "4", "requisitions.TR": "6", "requisitions.MK": "6", "requisitions.VP": "6", "requisitions.total": "22",
	"consultations.UB": "29", "consultations.TR": "18", "consultations.MK": "29", "consultations.VP": "30", "consultations.total": "106",
	"administrations.requesting": "7 ud af 7", "projects.visited": "100", "visits.count": "142",
	"events.participants": "ca. 2600", "events.uncounted": "1",
	"answers.count": "36", "answers.satisfied": "35 ud af 36", "plan.next.fte": "5,0",
}

// The tests of year_test.go add the year up before it is typed in; this one asks
// the report after it has travelled.
func TestThePaperResultsFromWhatWasRecorded(t *testing.T) {
	for _, c := range []struct {
		laptops int
		seed    uint64
	}{{1, 99}, {5, 1}, {12, 3}} {
		t.Run(fmt.Sprintf("%d laptops, seed %d", c.laptops, c.seed), func(t *testing.T) {
			merged(t, made(t, c.laptops, c.seed), func(ctx context.Context, app *boot.App, batch boot.Batch) {
				if len(batch.Refused) > 0 || len(batch.Parcels) != c.laptops {
					t.Fatalf("%d parcels, refused: %v", len(batch.Parcels), batch.Refused)
				}
				conflicts, err := app.Office.Conflicts(ctx)
				if err != nil || len(conflicts) != 2 || batch.Total.Conflicts != 2 {
					t.Errorf("%d conflicts, %d in the account, %v", len(conflicts), batch.Total.Conflicts, err)
				}
				reads(t, app, 2008, paper)
				reads(t, app, 2009, map[string]string{"plan.fte": "5,0"})
				if health, err := app.Check(ctx); err != nil || !health.OK {
					t.Errorf("check: %+v, %v", health, err)
				}
			})
		})
	}
}

func reads(t *testing.T, app *boot.App, year int, want map[string]string) {
	t.Helper()
	report, err := app.Office.Figures(t.Context(), year)
	if err != nil {
		t.Fatal(err)
	}
	for key, text := range want {
		if figure, ok := report.Figure(key); !ok || figure.Text != text {
			t.Errorf("%s of %d reads %q, want %q", key, year, figure.Text, text)
		}
	}
}

func theBooksAreForPractice(t *testing.T, dir string) {
	t.Helper()
	for name, letter := range map[string]string{"coordinator.feltbog": "K", "pc-A.feltbog": "A"} {
		with(t, filepath.Join(dir, name), func(_ context.Context, app *boot.App) {
			if id := app.Identity(); !id.Practice || id.Letter != letter {
				t.Errorf("%s: %+v", name, id)
			}
		})
	}
}

func TestAFolderThatHoldsAYearIsLeftAsItIs(t *testing.T) {
	dir := made(t, 1, 1)
	before, err := os.ReadFile(filepath.Join(dir, "coordinator.feltbog"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Make(t.Context(), dir, Options{Laptops: 2, Seed: 2}); !fault.Is(err, fault.Exists) {
		t.Errorf("got %v", err)
	}
	after, err := os.ReadFile(filepath.Join(dir, "coordinator.feltbog"))
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the book was changed: %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 5 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestLaptopsAreOneToTwenty(t *testing.T) {
	for _, laptops := range []int{-1, 0, 21} {
		err := Make(t.Context(), t.TempDir(), Options{Laptops: laptops})
		if got := fault.Of(err); got == nil || got.Code != fault.OutOfRange || got.Field != "laptops" {
			t.Errorf("%d: %v", laptops, err)
		}
	}
}

func TestAFolderThatCannotBeMadeIsNotWritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Make(t.Context(), filepath.Join(file, "year"), Options{Laptops: 1}); !fault.Is(err, fault.NotWritable) {
		t.Errorf("got %v", err)
	}
}
