// Package sample is the year 2008 of the founding paper, as it was recorded: on
// several laptops, by people who did not see each other's books.
//
// What happened is written down in year/*.txt; the seed decides what the paper
// does not say: days, who went, which sentences. It promises that the same seed
// and number of laptops give the same changes and so the same digest, and that
// every figure of the paper adds up from the records whatever the seed. Two
// conflicts, one project proposed twice, drafts and withdrawn records lie among
// them on purpose.
//
// Every record is made through the use cases a user has. It refuses to write
// beside them, to name a real person, and to touch a folder that holds a year
// already.
package sample

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Options say how the year was recorded.
type Options struct {
	Laptops int    // 1 to 20
	Seed    uint64 // same seed, same year
	// Config lends its catalogue and its log. The clock, the identities and the
	// chance are the year's own.
	Config boot.Config
}

const mostLaptops = 20

// Make writes the year into the folder dir: coordinator.feltbog, pc-A.feltbog
// and so on, and parcels/*.feltpakke, sealed and not yet taken in. It is refused
// with out-of-range for the laptops, and with exists when one of the files is
// there already. When it fails the folder is as before.
func Make(ctx context.Context, dir string, o Options) error {
	if o.Laptops < 1 || o.Laptops > mostLaptops {
		return fault.At("laptops", fault.New(fault.OutOfRange, "min", "1", "max", "20"))
	}
	if o.Config.Catalogue == nil {
		o.Config.Catalogue = boot.Default().Catalogue
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return refused(err)
	}
	half, err := os.MkdirTemp(dir, "half-*")
	if err != nil {
		return refused(err)
	}
	err = newRecorder(half, o).record(ctx, compose(o.Config.Catalogue, o.Laptops, o.Seed))
	if err == nil {
		err = moveInto(dir, half)
	}
	return errors.Join(err, refused(os.RemoveAll(half)))
}

// moveInto moves everything in half to dir, or nothing.
func moveInto(dir, half string) error {
	entries, err := os.ReadDir(half)
	if err != nil {
		return refused(err)
	}
	for _, entry := range entries {
		if _, err := os.Lstat(filepath.Join(dir, entry.Name())); err == nil {
			return fault.New(fault.Exists)
		}
	}
	for _, entry := range entries {
		if err := os.Rename(filepath.Join(half, entry.Name()), filepath.Join(dir, entry.Name())); err != nil {
			return refused(err)
		}
	}
	return nil
}

// refused is the fault of a folder that cannot be used.
func refused(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return fault.New(fault.Exists).Because(err)
	default:
		return fault.New(fault.NotWritable).Because(err)
	}
}
