package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// run ends in a window; where there is no display, in the printed table and a document of the sample year.
func run(ctx context.Context, _ []string) error {
	if !display() {
		fmt.Println("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.")
		fmt.Println("Instead, the whole chain on the sample year: five laptops record 2008, seal it, a coordinator takes it in.")
		return walkThrough(ctx)
	}
	steps := append(windowSteps(), setup("the command line (go build)", staticCommandLine().make),
		setup("a practice book: the sample year, taken in", practiceBook))
	if err := prepare(ctx, steps); err != nil {
		return err
	}
	home, err := practiceHome()
	if err != nil {
		return err
	}
	fmt.Printf("· the window is open on the practice book in %s; close it to come back here\n", home)
	return cmd(nativeWindow().path()).with("FELTBOG_HOME="+home).to(ctx, os.Stdout)
}

// practiceHome is where the window that run opens keeps its settings and books, apart from those used for real.
func practiceHome() (string, error) { return filepath.Abs(filepath.Join(outbox, "practice")) }

// practiceBook makes the sample year and opens the window on it, once: what is typed there stays until build/out goes.
func practiceBook(ctx context.Context, out io.Writer) error {
	home, err := practiceHome()
	if err != nil {
		return err
	}
	settings := filepath.Join(home, "settings.json")
	if file(settings)() {
		return nil
	}
	y, err := sampleYear(ctx, out, nativeFeltbog(), "practice")
	if err != nil {
		return err
	}
	if err := y.takeIn(ctx, out, filepath.Join(y.dir, "parcels")); err != nil {
		return err
	}
	text, err := json.Marshal(map[string]any{"last": filepath.Join(home, filepath.Base(y.book()))})
	if err != nil {
		return err
	}
	return os.WriteFile(settings, text, 0o600)
}

// walkThrough shows the main job on the command line, with the commands it uses.
func walkThrough(ctx context.Context) error {
	if err := prepare(ctx, []step{setup("the command line (go build)", staticCommandLine().make)}); err != nil {
		return err
	}
	y := year{nativeFeltbog(), filepath.Join(outbox, "year")}
	if err := os.RemoveAll(y.dir); err != nil {
		return err
	}
	document := filepath.Join(y.dir, "status-2008.docx")
	for _, words := range [][]string{
		{"sample", y.dir},
		{"take-in", y.book(), filepath.Join(y.dir, "parcels")},
		{"report", y.book(), "--year", "2008"},
		{"report", y.book(), "--year", "2008", "--out", document},
	} {
		fmt.Printf("\n$ feltbog %s\n", strings.Join(words, " "))
		if err := y.program.say(words...).to(ctx, os.Stdout); err != nil {
			return err
		}
	}
	fmt.Printf("\nThe status report as a Word document: %s\n", document)
	return nil
}
