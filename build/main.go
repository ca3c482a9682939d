// Command build is the one doorway for people who work on Feltbog: go run ./build VERB.
//
// It promises that each verb does all of its own set-up, says what it installs and why, and behaves the same on a
// laptop as in CI. It needs nothing but Go and Node to start with. It refuses to guess: what it cannot install on
// this system it names, with the reason, and stops.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

// A verb is one thing the doorway does.
type verb struct {
	name, about string
	do          func(ctx context.Context, args []string) error
}

func verbs() []verb {
	return []verb{
		{"run", "everything needed, then the window (no display: the whole chain on the sample year)", run},
		{"test", "everything CI runs", test},
		{"check", "the quick part of test: format, vet, lint, unit tests", check},
		{"torture", "the journal's properties over 100 000 histories, and fleets over years (--histories, --fleets, --seed)", torture},
		{"mutants", "plant faults in the journal one by one; each must be killed by its test (or those whose name has the given words)", hunt},
		{"e2e", "the end-to-end tests alone, or those whose file name has the given word", endToEndAlone},
		{"gallery", "take pictures of every screen in both themes, for build/pictures", gallery},
		{"bench", "measure speed against raw SQLite in the same run (--quick; or words of benchmarks' names)", bench},
		{"window", "build the window for this system", window},
		{"windows", "build the Windows programs, without cgo", windows},
		{"cli", "build the command line alone: static, no window", commandLine},
		{"generate", "write frontend/wailsjs from the bound Go methods (--diff: only compare)", generate},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := enter(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func enter(ctx context.Context, args []string) error {
	if err := goHome(); err != nil {
		return err
	}
	if len(args) > 0 {
		for _, v := range verbs() {
			if v.name == args[0] {
				return v.do(ctx, args[1:])
			}
		}
	}
	fmt.Println("usage: go run ./build VERB")
	for _, v := range verbs() {
		fmt.Printf("  %-9s %s\n", v.name, v.about)
	}
	return errors.New("name one of these verbs")
}

// goHome moves to the folder with go.mod, so that every path below is written from there.
func goHome() error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "wails.json")); err == nil {
			return os.Chdir(dir)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return errors.New("this is not inside the Feltbog folder (no wails.json above)")
		}
		dir = parent
	}
}
