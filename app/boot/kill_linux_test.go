package boot_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/store/keyfile"
)

// kills is how many processes die of each work.
const kills = 70

// longest is the latest instant at which a process is killed, once it has begun.
const longest = 90 * time.Millisecond

// This binary plays the process that is killed: it does one kind of work and says
// after each piece that it is done.
const (
	work  = "FELTBOG_WORK"  // save, seal or take-in
	place = "FELTBOG_BOOK"  // the book it is done in
	stick = "FELTBOG_STICK" // where parcels are written to, or lie
)

func TestMain(m *testing.M) {
	if os.Getenv(work) == "" {
		os.Exit(m.Run())
	}
	if err := toil(context.Background(), os.Getenv(work)); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	select {} // everything is done; wait to be killed
}

func toil(ctx context.Context, kind string) error {
	app, err := usual().Open(ctx, os.Getenv(place))
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if kind == "take-in" {
		return takeInAll(ctx, app)
	}
	for n := 1; ; n++ {
		if kind == "save" {
			_, err = app.Desk.Save(ctx, boot.Entry{Kind: "project", Fields: book.Fields{"name": fmt.Sprint("Fædregruppen ", n), "purpose": strings.Repeat("Om alt muligt. ", 100)}})
		} else {
			_, err = app.Desk.Seal(ctx, os.Getenv(stick), true, nil)
		}
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func takeInAll(ctx context.Context, app *boot.App) error {
	parcels, err := filepath.Glob(filepath.Join(os.Getenv(stick), "*.feltpakke"))
	for i, path := range parcels {
		if err == nil {
			_, err = app.Office.TakeIn(ctx, path, false, nil)
		}
		if err == nil {
			fmt.Println(i + 1)
		}
	}
	return err
}

// usual is the real world, but for what a passphrase costs.
func usual() boot.Config {
	config := boot.Default()
	config.Home, config.Cost = "", keyfile.Cost{Time: 1, Memory: 64, Threads: 1}
	config.Passphrase = func() (string, error) { return apptest.Passphrase, nil }
	return config
}

// killed starts the work, kills it at an instant of chance, and gives how many pieces
// it said were done.
func killed(t *testing.T, chance *rand.Rand, kind, book, folder string) (done int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), work+"="+kind, place+"="+book, stick+"="+folder)
	output, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(output)
	if !said.Scan() || said.Text() != "ready" {
		t.Fatalf("%s never began: %s", kind, said.Text())
	}
	time.Sleep(time.Duration(chance.Int64N(int64(longest))))
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for said.Scan() {
		if done, err = strconv.Atoi(said.Text()); err != nil {
			t.Fatalf("%s: %s", kind, said.Text())
		}
	}
	_ = child.Wait()
	return done
}

// chance is drawn anew for each run, and told.
func chance(t *testing.T) *rand.Rand {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 9))
}

func opened(t *testing.T, path string) *boot.App {
	t.Helper()
	app, err := usual().Open(t.Context(), path)
	if err != nil {
		t.Fatalf("after the kill the book does not open: %v", err)
	}
	return app
}

// healthy counts the changes of a book that hangs together.
func healthy(t *testing.T, app *boot.App) int {
	t.Helper()
	health, err := app.Check(t.Context())
	if err != nil || !health.OK {
		t.Fatalf("check: %+v, %v", health, err)
	}
	return health.Changes
}

func digest(t *testing.T, app *boot.App) string {
	t.Helper()
	sum, err := app.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// enrolled are the paths of an office's book and of a laptop's, both closed.
func enrolled(t *testing.T) (office, laptop string) {
	t.Helper()
	o := apptest.Office(t, usual())
	l := apptest.Laptop(t, usual(), o, "A")
	office, laptop = o.Path(), l.Path()
	apptest.Close(t, l)
	apptest.Close(t, o)
	return office, laptop
}

func TestInvariant10AProcessKilledWhileSavingLosesNothingItSaidWasSaved(t *testing.T) {
	t.Parallel()
	_, path := enrolled(t)
	count := func() int {
		app := opened(t, path)
		defer apptest.Close(t, app)
		return healthy(t, app)
	}
	chance, saved := chance(t), count()
	for range kills {
		done := killed(t, chance, "save", path, "")
		there := count()
		if there != saved+done && there != saved+done+1 {
			t.Fatalf("%d saves were acknowledged, %d are there", done, there-saved)
		}
		saved = there
	}
}

func TestInvariant10AProcessKilledWhileSealingLeavesNoParcelThatIsNotWhole(t *testing.T) {
	t.Parallel()
	office, laptop := enrolled(t)
	app := opened(t, laptop)
	for i := range 40 {
		if _, err := app.Desk.Save(t.Context(), boot.Entry{Kind: "project", Fields: book.Fields{"name": fmt.Sprint("Projekt ", i)}}); err != nil {
			t.Fatal(err)
		}
	}
	before := digest(t, app)
	apptest.Close(t, app)
	reader := opened(t, office)
	defer apptest.Close(t, reader)
	chance, folder, looked := chance(t), t.TempDir(), 0
	for range kills {
		done := killed(t, chance, "seal", laptop, folder)
		parcels, err := filepath.Glob(filepath.Join(folder, "*.feltpakke"))
		if err != nil || len(parcels) < looked+done {
			t.Fatalf("%d parcels were said to be sealed, %d are there, %v", done, len(parcels)-looked, err)
		}
		for _, path := range parcels[looked:] {
			if account, err := reader.Office.TakeIn(t.Context(), path, true, nil); err != nil || account.Changes != 40 {
				t.Fatalf("%s is not whole: %+v, %v", filepath.Base(path), account, err)
			}
		}
		looked = len(parcels)
	}
	app = opened(t, laptop)
	defer apptest.Close(t, app)
	if healthy(t, app); digest(t, app) != before {
		t.Error("sealing changed what is in the book")
	}
}

func TestInvariant10AProcessKilledWhileTakingInHasTakenInEachParcelWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	office, laptop := enrolled(t)
	folder := t.TempDir()
	app := opened(t, laptop)
	for i := range 120 {
		if _, err := app.Desk.Save(t.Context(), boot.Entry{Kind: "project", Fields: book.Fields{"name": fmt.Sprint("Projekt ", i)}}); err != nil {
			t.Fatal(err)
		}
		if i%20 == 19 {
			if _, err := app.Desk.Seal(t.Context(), folder, false, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	apptest.Close(t, app)
	parcels, _ := filepath.Glob(filepath.Join(folder, "*.feltpakke"))
	path, states := filepath.Join(t.TempDir(), "office.feltbog"), []string{}
	apptest.Copy(t, office, path)
	app = opened(t, path)
	states = append(states, digest(t, app))
	for _, parcel := range parcels {
		if _, err := app.Office.TakeIn(t.Context(), parcel, false, nil); err != nil {
			t.Fatal(err)
		}
		states = append(states, digest(t, app))
	}
	apptest.Close(t, app)
	chance := chance(t)
	for i := range kills {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("office-%d.feltbog", i))
		apptest.Copy(t, office, path)
		done := killed(t, chance, "take-in", path, folder)
		app := opened(t, path)
		if healthy(t, app); digest(t, app) != states[done] && digest(t, app) != states[min(done+1, len(parcels))] {
			t.Fatalf("%d parcels were said to be in, and the book is in no state there ever was", done)
		}
		for _, parcel := range parcels {
			if _, err := app.Office.TakeIn(t.Context(), parcel, false, nil); err != nil {
				t.Fatalf("the next try: %v", err)
			}
		}
		if digest(t, app) != states[len(parcels)] {
			t.Error("the next try comes to something else")
		}
		apptest.Close(t, app)
	}
}
