package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A bottle is a Wine prefix of ours, with the one library Wine 8 lacks for Go programs.
type bottle struct{ prefix string }

// openBottle makes the prefix, or takes the one an earlier run made.
func openBottle(ctx context.Context, out io.Writer) (bottle, error) {
	prefix, err := filepath.Abs(filepath.Join(outbox, "wine"))
	if err != nil {
		return bottle{}, err
	}
	b := bottle{prefix}
	library := filepath.Join(prefix, "drive_c", "windows", "system32", "bcryptprimitives.dll")
	if file(library)() {
		return b, nil
	}
	if err := os.MkdirAll(filepath.Dir(prefix), 0o755); err != nil {
		return b, err
	}
	if err := cmd("wineboot", "--init").with(b.env()...).to(ctx, out); err != nil {
		return b, err
	}
	return b, cmd("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", library,
		"build/windows/prng.c", "build/windows/prng.def", "-ladvapi32").to(ctx, out)
}

// env keeps Wine quiet and stops it from offering to download Mono and Gecko, which nothing here uses.
func (b bottle) env() []string {
	return []string{"WINEPREFIX=" + b.prefix, "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml="}
}

// underWine holds when the Windows program, told on its command line, does the whole sample chain, and merges the
// parcels recorded on this system into the very book that this system made of them.
func underWine(ctx context.Context, out io.Writer) error {
	b, err := openBottle(ctx, out)
	if err != nil {
		return err
	}
	own, err := sampleYear(ctx, out, b.feltbog(), "recorded-wine")
	if err != nil {
		return err
	}
	if _, err := mergings()[0].of(ctx, out, own); err != nil {
		return err
	}
	given := year{b.feltbog(), filepath.Join(outbox, "recorded")}
	theirs, err := mergings()[0].of(ctx, out, given)
	if err != nil {
		return err
	}
	ours, err := year{nativeFeltbog(), filepath.Join(outbox, "merged-twice")}.digest(ctx, out)
	if err == nil && ours != theirs {
		err = fmt.Errorf("from the same parcels Windows came to the book %s, this system to %s", theirs, ours)
	}
	return err
}
