package cli_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"feltbog/app/apptest"
	"feltbog/app/cli"
	"feltbog/app/store/keyfile"
)

func TestMain(m *testing.M) {
	keyfile.Usual = keyfile.Cost{Time: 1, Memory: 64, Threads: 1} // a script opens books by the dozen
	testscript.Main(m, programs)
}

// programs are what the scripts can run.
var programs = map[string]func(){
	"feltbog": func() { os.Exit(cli.After(moved(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
}

// passphrase is that of every book of the scripts.
const passphrase = "fire ord i en bog"

// Every script in testdata tells one story with the real program.
func TestScripts(t *testing.T) {
	year := recorded(filepath.Join(t.TempDir(), "year"))
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Condition:           condition,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TZ", "Europe/Copenhagen")
			env.Setenv("FELTBOG_HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("FELTBOG_PASSPHRASE", passphrase)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
			"is":     is,
			"let":    let,
			"flip":   flip,
			"cut":    cut,
			"disk":   disk,
			"fill":   fill,
			"hold":   hold,
			"newer":  newer,
			"holds":  holds,
			"ahead":  ahead,
			"later":  later(apptest.Later(t)),
			"after":  after,
			"typed":  typed,
			"year":   copied(year),
		},
	})
}

// condition knows [disk]: this machine lets the test mount a disk of its own; and
// [kernel]: its kernel can be told to kill whoever asks for a socket.
func condition(name string) (bool, error) {
	if name == "kernel" {
		return programs["deaf"] != nil, nil
	}
	if name != "disk" {
		return false, fmt.Errorf("no condition %q", name)
	}
	return runtime.GOOS == "linux" && os.Geteuid() == 0, nil
}

// recorded makes the sample year once, for the first script that asks.
func recorded(folder string) func() (string, error) {
	return sync.OnceValues(func() (string, error) {
		if cli.Main([]string{"sample", folder}, os.Stdin, io.Discard, os.Stderr) != 0 {
			return "", errors.New("the sample year was not made")
		}
		return folder, nil
	})
}

// copied is the command year DIR: the sample year as five laptops recorded it.
func copied(year func() (string, error)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 {
			ts.Fatalf("usage: year DIR")
		}
		folder, err := year()
		ts.Check(err)
		ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(folder)))
	}
}
