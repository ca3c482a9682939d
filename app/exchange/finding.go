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

// Suffix is how a parcel's name ends, and Return how a return file's begins.
const (
	Suffix = ".feltpakke"
	Return = "retur-"
)

// finding is a file to take in: named, or lying in a folder that was. before is
// how many bytes the files before it have.
type finding struct {
	path         string
	named        bool
	size, before int64
}

// along is a watch that goes once through all of several files, in bytes.
func (f finding) along(found []finding, watch Progress) Progress {
	if watch == nil {
		return nil
	}
	last := found[len(found)-1]
	return func(done, _ int64) { watch(f.before+done, last.before+last.size) }
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
			found = append(found, finding{path: place, named: true, size: info.Size()})
			continue
		}
		entries, err := os.ReadDir(place)
		if err != nil {
			return nil, durable.Fault(err)
		}
		for _, entry := range entries {
			if !entry.IsDir() && strings.HasSuffix(strings.ToLower(entry.Name()), Suffix) {
				found = append(found, finding{path: filepath.Join(place, entry.Name()), size: size(entry)})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return strings.Compare(filepath.Base(a.path), filepath.Base(b.path)) })
	found = slices.CompactFunc(found, func(a, b finding) bool { return a.path == b.path })
	for i := range found[min(1, len(found)):] {
		found[i+1].before = found[i].before + found[i].size
	}
	return found, nil
}

// size is for progress alone: a file that is gone again is met when it is read.
func size(entry fs.DirEntry) int64 {
	info, err := entry.Info()
	if err != nil {
		return 0
	}
	return info.Size()
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
