package exchange

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// Suffix is how a parcel's name ends.
const Suffix = ".feltpakke"

// finding is a file to take in: named, or lying in a folder that was.
type finding struct {
	path  string
	named bool
}

// find gives the files named, and the parcels in the folders named, each once,
// by name.
func find(places []string) ([]finding, error) {
	var found []finding
	for _, place := range places {
		info, err := os.Stat(place)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fault.New(fault.NotFound).Because(err)
		case err != nil:
			return nil, durable.Fault(err)
		case !info.IsDir():
			found = append(found, finding{place, true})
			continue
		}
		entries, err := os.ReadDir(place)
		if err != nil {
			return nil, durable.Fault(err)
		}
		for _, entry := range entries {
			if !entry.IsDir() && strings.HasSuffix(strings.ToLower(entry.Name()), Suffix) {
				found = append(found, finding{filepath.Join(place, entry.Name()), false})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return strings.Compare(filepath.Base(a.path), filepath.Base(b.path)) })
	return slices.CompactFunc(found, func(a, b finding) bool { return a.path == b.path }), nil
}

// open opens a parcel's file, with the words a user can act on.
func open(path string) (*os.File, error) {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.NotFound).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return nil, fault.New(fault.NotWritable).Because(err)
	case err != nil:
		return nil, durable.Fault(err)
	}
	return file, nil
}
