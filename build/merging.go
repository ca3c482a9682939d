package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
)

// A merging is one way of taking the same parcels in.
type merging struct {
	name   string
	takeIn func(ctx context.Context, out io.Writer, y year, parcels []string) error
}

func mergings() []merging {
	return []merging{
		{"folder", func(ctx context.Context, out io.Writer, y year, _ []string) error {
			return y.takeIn(ctx, out, filepath.Join(y.dir, "parcels"))
		}},
		{"reversed", func(ctx context.Context, out io.Writer, y year, parcels []string) error {
			slices.Reverse(parcels)
			return y.takeIn(ctx, out, parcels...)
		}},
		{"one-by-one", func(ctx context.Context, out io.Writer, y year, parcels []string) error {
			parcels = append(parcels[2:], parcels[:2]...)
			for _, parcel := range parcels {
				if err := y.takeIn(ctx, out, parcel); err != nil {
					return err
				}
			}
			return nil
		}},
		{"twice", func(ctx context.Context, out io.Writer, y year, _ []string) error {
			if err := y.takeIn(ctx, out, filepath.Join(y.dir, "parcels")); err != nil {
				return err
			}
			return y.allAlreadyHad(ctx, out)
		}},
	}
}

// anyOrder holds when each merging of one recorded year gives the same digest and the paper's figures.
func anyOrder(ctx context.Context, out io.Writer) error {
	recorded, err := sampleYear(ctx, out, nativeFeltbog(), "recorded")
	if err != nil {
		return err
	}
	digests := map[string][]string{}
	for _, m := range mergings() {
		digest, err := m.of(ctx, out, recorded)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		digests[digest] = append(digests[digest], m.name)
	}
	if len(digests) != 1 {
		return fmt.Errorf("the order of the parcels changes the book: %v", digests)
	}
	return nil
}

func (m merging) of(ctx context.Context, out io.Writer, recorded year) (string, error) {
	y, err := recorded.again("merged-" + m.name)
	if err != nil {
		return "", err
	}
	parcels, err := y.parcels()
	if err != nil {
		return "", err
	}
	if err := m.takeIn(ctx, out, y, parcels); err != nil {
		return "", err
	}
	if err := y.matchesPaper(ctx, out); err != nil {
		return "", err
	}
	return y.digest(ctx, out)
}

// allAlreadyHad takes everything in once more and wants nothing to be news.
func (y year) allAlreadyHad(ctx context.Context, out io.Writer) error {
	text, err := y.program.say("take-in", y.book(), filepath.Join(y.dir, "parcels"), "--json").output(ctx, out)
	if err != nil {
		return err
	}
	var account struct {
		Total struct{ New, Updated, Already, Combined int }
	}
	if err := json.Unmarshal([]byte(text), &account); err != nil {
		return err
	}
	if t := account.Total; t.Already == 0 || t.New+t.Updated+t.Combined != 0 {
		return fmt.Errorf("the second take-in counts %+v, want everything as already had", t)
	}
	return nil
}
