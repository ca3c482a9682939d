package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A year is a folder with the sample year as feltbog sample writes it.
type year struct {
	program feltbog
	dir     string
}

func (y year) book() string { return filepath.Join(y.dir, "coordinator.feltbog") }

func (y year) parcels() ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(y.dir, "parcels", "*.feltpakke"))
	if err == nil && len(paths) < 5 {
		err = fmt.Errorf("the sample year has %d parcels, want one from each of 5 laptops", len(paths))
	}
	return paths, err
}

// sampleYear records the year afresh under the outbox.
func sampleYear(ctx context.Context, out io.Writer, program feltbog, name string) (year, error) {
	y := year{program, filepath.Join(outbox, name)}
	if err := os.RemoveAll(y.dir); err != nil {
		return y, err
	}
	return y, program.say("sample", y.dir).to(ctx, out)
}

// again copies the year as it is into a folder of its own, so that several mergings start alike.
func (y year) again(name string) (year, error) {
	copied := year{y.program, filepath.Join(outbox, name)}
	if err := os.RemoveAll(copied.dir); err != nil {
		return copied, err
	}
	return copied, os.CopyFS(copied.dir, os.DirFS(y.dir))
}

func (y year) takeIn(ctx context.Context, out io.Writer, paths ...string) error {
	return y.program.say(append([]string{"take-in", y.book()}, paths...)...).to(ctx, out)
}

func (y year) digest(ctx context.Context, out io.Writer) (string, error) {
	text, err := y.program.say("digest", y.book()).output(ctx, out)
	if err == nil && len(text) < 64 {
		err = fmt.Errorf("%q is no digest", text)
	}
	return text, err
}

// figures are what report --json says of a year, by key.
func (y year) figures(ctx context.Context, out io.Writer, of string) (map[string]float64, error) {
	text, err := y.program.say("report", y.book(), "--year", of, "--json").output(ctx, out)
	if err != nil {
		return nil, err
	}
	var report struct {
		Figures []struct {
			Key   string
			Value float64
		}
	}
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		return nil, err
	}
	values := map[string]float64{}
	for _, f := range report.Figures {
		values[f.Key] = f.Value
	}
	return values, nil
}
