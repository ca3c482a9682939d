package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// damageRefused holds when a parcel with a flipped byte, or cut short, is refused and the book is as before.
func damageRefused(ctx context.Context, out io.Writer) error {
	y, err := (year{nativeFeltbog(), filepath.Join(outbox, "recorded")}).again("damaged")
	if err != nil {
		return err
	}
	parcels, err := y.parcels()
	if err != nil {
		return err
	}
	before, err := y.digest(ctx, out)
	if err != nil {
		return err
	}
	whole, err := os.ReadFile(parcels[0])
	if err != nil {
		return err
	}
	var errs []error
	for _, at := range []int{0, 1, len(whole) / 3, len(whole) / 2, len(whole) - 1} {
		flipped := slices.Clone(whole)
		flipped[at] ^= 1
		errs = append(errs, y.refusesBytes(ctx, flipped), y.refusesBytes(ctx, whole[:at]))
	}
	after, err := y.digest(ctx, out)
	if before != after {
		errs = append(errs, errors.New("a refused parcel changed the book"))
	}
	return errors.Join(append(errs, err)...)
}

func (y year) refusesBytes(ctx context.Context, content []byte) error {
	path := filepath.Join(y.dir, "damaged.feltpakke")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	return y.program.refuses(ctx, 5, "take-in", y.book(), path)
}
