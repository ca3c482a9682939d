package main

import (
	"context"
	"fmt"
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
	if err := prepare(ctx, windowSteps()); err != nil {
		return err
	}
	fmt.Println("· the window is open; close it to come back here")
	return cmd(nativeWindow().path()).to(ctx, os.Stdout)
}

// walkThrough shows the main job on the command line, with the commands it uses.
func walkThrough(ctx context.Context) error {
	if err := prepare(ctx, []step{setup("the command line (go build)", staticCommandLine().make)}); err != nil {
		return err
	}
	year := filepath.Join(outbox, "year")
	if err := os.RemoveAll(year); err != nil {
		return err
	}
	document := filepath.Join(year, "status-2008.docx")
	for _, words := range [][]string{
		{"sample", year},
		{"take-in", filepath.Join(year, "coordinator.feltbog"), filepath.Join(year, "parcels")},
		{"report", filepath.Join(year, "coordinator.feltbog"), "--year", "2008"},
		{"report", filepath.Join(year, "coordinator.feltbog"), "--year", "2008", "--out", document},
	} {
		fmt.Printf("\n$ feltbog %s\n", strings.Join(words, " "))
		if err := nativeFeltbog().say(words...).to(ctx, os.Stdout); err != nil {
			return err
		}
	}
	fmt.Printf("\nThe status report as a Word document: %s\n", document)
	return nil
}
