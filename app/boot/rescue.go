package boot

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// Rescued is a book made of what can still be read in a damaged one. Backup is when
// the backup was made that gave the rest, in Unix milliseconds; 0 when there was none.
type Rescued struct {
	Pages   int64   `json:"pages"` // of the damaged book
	Lost    []int64 `json:"lost"`  // those that cannot be read, from 1
	Records int     `json:"records"`
	Changes int     `json:"changes"`
	Missing int     `json:"missing"` // changes that are known of and not there
	Backup  int64   `json:"backup"`
}

// Rescue makes a book at out of every page of the one at path that can be read, and
// of its latest backup where there is one. Both are only read: the damaged file stays
// as it is, for whoever can do more with it. The new book has the same passphrase and
// recovery code and is a device of its own from the start. Nothing is ever written over: Exists.
func (c Config) Rescue(ctx context.Context, path, out string) (rescued Rescued, err error) {
	if err := vacant(out); err != nil {
		return Rescued{}, err
	}
	where, err := filepath.Abs(path)
	if err != nil {
		return Rescued{}, err
	}
	known, err := c.copiesOf(where).list()
	if err != nil {
		return Rescued{}, err
	}
	sources := []string{where}
	if len(known) > 0 {
		sources, rescued.Backup = append(sources, known[0].Path), known[0].Made
	}
	file, key, err := c.anyKey(sources)
	if err != nil {
		return Rescued{}, err
	}
	defer clear(key)
	part := out + ".part"
	if err := gone(part); err != nil {
		return Rescued{}, err
	}
	defer func() { err = errors.Join(err, gone(part, part+"-wal", part+"-shm")) }()
	made, err := store.Rescue(ctx, part, c.options(key), sources...)
	if err != nil {
		return Rescued{}, err
	}
	if _, err := c.proven(ctx, part, key, nil); err != nil {
		return Rescued{}, err
	}
	rescued.Pages, rescued.Lost = made.Pages, made.Lost
	rescued.Records, rescued.Changes, rescued.Missing = made.Records, made.Changes, made.Missing
	return rescued, named(file, part, out)
}

// named gives a finished book its key file and its name.
func named(file keyfile.File, part, path string) error {
	err := file.Keep(path)
	if err == nil {
		err = durable.Fault(durable.Rename(part, path))
	}
	if err != nil {
		return errors.Join(err, gone(path+keyfile.Suffix, path))
	}
	return nil
}

// anyKey unlocks the first of these books whose key file can be read. They are
// copies of one book and have one key.
func (c Config) anyKey(paths []string) (file keyfile.File, key []byte, err error) {
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return keyfile.File{}, nil, durable.Fault(err)
		}
		if file, err = keyfile.Beside(path); err == nil {
			key, err = c.unlocked(file)
			return file, key, err
		}
	}
	return keyfile.File{}, nil, err
}

// wrecked says of a book that does not open because it is damaged how much of it
// cannot be read, and what there is to go on with: its latest backup, by day and
// time, or a dash.
func (c Config) wrecked(path string, key []byte, err error) error {
	if !fault.Is(err, fault.Damaged) && !fault.Is(err, fault.NotABook) {
		return err
	}
	found, surveyed := store.Survey(path, key)
	if surveyed != nil {
		return err
	}
	return c.damage(path, found, err)
}

// damage says of a book at path what was found of it.
func (c Config) damage(path string, found store.Wreck, err error) error {
	latest := "–"
	known, listed := c.copiesOf(path).list()
	if listed == nil && len(known) > 0 {
		latest = time.UnixMilli(known[0].Made).In(c.Zone).Format("2006-01-02 15:04")
	}
	return fault.New(fault.BookDamaged, "lost", strconv.Itoa(len(found.Lost)), "pages", strconv.FormatInt(found.Pages, 10),
		"backup", latest).Because(err)
}

// unmarked is wrecked for a file that no longer begins as a book, and has a key file:
// it was one.
func (c Config) unmarked(path string, err error) error {
	if !fault.Is(err, fault.NotABook) || !taken(path+keyfile.Suffix) {
		return err
	}
	_, key, locked := c.anyKey([]string{path})
	if locked != nil {
		return locked
	}
	defer clear(key)
	return c.wrecked(path, key, err)
}
