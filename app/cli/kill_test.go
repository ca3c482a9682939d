package cli_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"feltbog/app/boot"
	"feltbog/app/cli"
)

// killed is how often each of the two is killed.
const killed = 90

// childEnv makes of the test binary the program itself, to be killed.
const childEnv = "FELTBOG_TEST_CHILD"

func child() {
	if os.Getenv(childEnv) != "" {
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
}

// stick is a folder with an office, a laptop, and what their machine remembers.
type stick struct {
	t      *testing.T
	folder string
}

func (s stick) in(name string) string { return filepath.Join(s.folder, name) }

// copied is the same once more, to be harmed.
func (s stick) copied() stick {
	s.t.Helper()
	folder := filepath.Join(s.t.TempDir(), "copy")
	if err := os.CopyFS(folder, os.DirFS(s.folder)); err != nil {
		s.t.Fatal(err)
	}
	return stick{s.t, folder}
}

func (s stick) program(words ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], words...)
	cmd.Dir = s.folder
	cmd.Env = append(os.Environ(), childEnv+"=1", "FELTBOG_PASSPHRASE="+passphrase, "FELTBOG_HOME="+s.in("home"))
	return cmd
}

// runs runs the program to its end and tells how long it took.
func (s stick) runs(words ...string) time.Duration {
	s.t.Helper()
	began := time.Now()
	if said, err := s.program(words...).CombinedOutput(); err != nil {
		s.t.Fatalf("%q: %v\n%s", words, err, said)
	}
	return time.Since(began)
}

// isKilled starts the program and kills it at some moment of the time it would take.
func (s stick) isKilled(within time.Duration, words ...string) {
	s.t.Helper()
	cmd := s.program(words...)
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	time.Sleep(rand.N(within))
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// digest opens a book, looks it over and gives its digest.
func (s stick) digest(name string) string {
	s.t.Helper()
	config := boot.Default()
	config.Home, config.Passphrase = s.in("home"), func() (string, error) { return passphrase, nil }
	app, err := config.Open(context.Background(), s.in(name))
	if err != nil {
		s.t.Fatal(err)
	}
	defer app.Close()
	health, err := app.Check(context.Background())
	if err != nil || !health.OK {
		s.t.Fatalf("%s is not whole: %+v, %v", name, health, err)
	}
	digest, err := app.Digest(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	return digest
}

// furnished is an office, and a laptop with forty visits that nobody has heard of.
func furnished(t *testing.T) stick {
	s := stick{t, t.TempDir()}
	if err := os.Mkdir(s.in("out"), 0o700); err != nil {
		t.Fatal(err)
	}
	var lines []byte
	for i := range 40 {
		lines = fmt.Appendf(lines, `{"kind":"visit","fields":{"date":"2008-05-%02d","summary":"Besøg nummer %d i opgangen."}}`+"\n", i%28+1, i)
	}
	if err := os.WriteFile(s.in("visits.jsonl"), lines, 0o600); err != nil {
		t.Fatal(err)
	}
	s.runs("init", "k.feltbog", "--role", "coordinator", "--name", "Kirsten")
	s.runs("admit", "k.feltbog", "--name", "Anna", "--letter", "A", "--out", "a.felttilmelding")
	s.runs("init", "a.feltbog", "--role", "field", "--name", "Anna", "--enrolment", "a.felttilmelding")
	s.runs("record", "a.feltbog", "visits.jsonl")
	return s
}

func TestInvariant10ATakingInThatIsKilledHasHappenedOrNot(t *testing.T) {
	t.Parallel()
	s := furnished(t)
	s.runs("seal", "a.feltbog", "--out", "out")
	whole := s.copied()
	took := whole.runs("take-in", "k.feltbog", "out")
	before, after := s.digest("k.feltbog"), whole.digest("k.feltbog")
	happened := 0
	for range killed {
		c := s.copied()
		c.isKilled(took, "take-in", "k.feltbog", "out")
		switch c.digest("k.feltbog") {
		case before:
		case after:
			happened++
		default:
			t.Fatal("half a parcel was taken in")
		}
		c.runs("take-in", "k.feltbog", "out")
		if c.digest("k.feltbog") != after {
			t.Fatal("after a kill the parcel comes to something else")
		}
		if err := os.RemoveAll(c.folder); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("of %d killed, %d had happened", killed, happened)
}

func TestInvariant10ASealingThatIsKilledLeavesAWholeParcelOrNone(t *testing.T) {
	t.Parallel()
	s := furnished(t)
	took := s.copied().runs("seal", "a.feltbog", "--out", "out")
	before, written := s.digest("a.feltbog"), 0
	for range killed {
		c := s.copied()
		c.isKilled(took, "seal", "a.feltbog", "--out", "out")
		if c.digest("a.feltbog") != before {
			t.Fatal("sealing changed what was recorded")
		}
		parcels, err := filepath.Glob(c.in("out/*.feltpakke"))
		if err != nil {
			t.Fatal(err)
		}
		written += len(parcels)
		for _, parcel := range parcels {
			c.runs("inspect", parcel, "--book", "k.feltbog")
		}
		// What was recorded still reaches the coordinator, whatever the laptop thinks it has sealed.
		c.runs("seal", "a.feltbog", "--out", c.folder, "--all")
		c.runs("take-in", "k.feltbog", c.folder)
		if err := os.RemoveAll(c.folder); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("of %d killed, %d left a parcel", killed, written)
}
