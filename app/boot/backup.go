package boot

import (
	"context"
	"errors"
	"io"
	"os"

	"feltbog/app/durable"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// Backup writes a copy of the book to path, whole or not at all, with its key file
// beside it: it opens with the passphrase the book has now. Where a file stands
// already the fault is Exists.
func (a *App) Backup(ctx context.Context, path string) error {
	if err := vacant(path); err != nil {
		return err
	}
	file, err := keyfile.Beside(a.book.Path())
	if err != nil {
		return err
	}
	if err := a.book.Backup(ctx, path); err != nil {
		return err
	}
	if err := file.Keep(path); err != nil {
		return errors.Join(err, gone(path+keyfile.Suffix, path))
	}
	return nil
}

// Restored is a book made from a backup. Erasures is how many of the newer book's it
// did not know and has now carried out.
type Restored struct {
	Records  int `json:"records"`
	Changes  int `json:"changes"`
	Erasures int `json:"erasures"`
}

// Restore makes a book at path from a backup, which is only read. The backup is
// proven first: it must open with its passphrase, and be whole. With newer, the path
// of a later book of the same workspace, what that one knows to be erased is erased
// before the restored book has its name, so that nothing which was to be forgotten
// comes back. It is a device of its own from the start. Nothing is ever written over: Exists.
func (c Config) Restore(ctx context.Context, backup, path, newer string) (Restored, error) {
	return c.restore(ctx, backup, path, func() ([]journal.Change, error) {
		if newer == "" {
			return nil, nil
		}
		return c.erasuresOf(ctx, newer)
	})
}

// RestoreAfter is Restore where the later book is one that is open.
func (c Config) RestoreAfter(ctx context.Context, backup, path string, newer *App) (Restored, error) {
	return c.restore(ctx, backup, path, func() ([]journal.Change, error) { return erasuresIn(ctx, newer.book) })
}

func (c Config) restore(ctx context.Context, backup, path string, erased func() ([]journal.Change, error)) (restored Restored, err error) {
	if err := vacant(path); err != nil {
		return Restored{}, err
	}
	where, file, err := locked(backup)
	if err != nil {
		return Restored{}, err
	}
	key, err := c.unlocked(file)
	if err != nil {
		return Restored{}, err
	}
	defer clear(key)
	erasures, err := erased()
	if err != nil {
		return Restored{}, err
	}
	part := path + ".part"
	if err := copied(where, part); err != nil {
		return Restored{}, err
	}
	defer func() { err = errors.Join(err, gone(part, part+"-wal", part+"-shm", part+".lock")) }()
	if restored, err = c.proven(ctx, part, key, erasures); err != nil {
		return Restored{}, err
	}
	return restored, named(file, part, path)
}

// gone removes files where they are there.
func gone(paths ...string) error {
	var faults []error
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			faults = append(faults, durable.Fault(err))
		}
	}
	return errors.Join(faults...)
}

// vacant refuses a place where a book or a key file stands.
func vacant(path string) error {
	for _, suffix := range []string{"", keyfile.Suffix} {
		if _, err := os.Lstat(path + suffix); err == nil {
			return fault.New(fault.Exists)
		}
	}
	return nil
}

func copied(from, to string) error {
	return durable.Fault(durable.Write(to, 0o600, func(w io.Writer) error {
		return reading(from, func(r io.Reader) error {
			_, err := io.Copy(w, r)
			return err
		})
	}))
}

// proven opens a copy of a backup, looks all of it over, and carries erasures out.
func (c Config) proven(ctx context.Context, path string, key []byte, erasures []journal.Change) (restored Restored, err error) {
	opened, err := store.Open(ctx, path, c.options(key))
	if err != nil {
		return Restored{}, err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	health, err := opened.Check(ctx)
	if err != nil {
		return Restored{}, err
	}
	if !health.OK {
		return Restored{}, fault.New(fault.Damaged)
	}
	if err := c.memory(opened).Restored(ctx, opened); err != nil {
		return Restored{}, err
	}
	err = opened.Write(ctx, func(tx *store.Tx) error {
		restored.Erasures, err = exchange.Heed(tx, c.Catalogue, erasures)
		return err
	})
	if err != nil {
		return Restored{}, err
	}
	restored.Records, restored.Changes = health.Records, health.Changes+restored.Erasures
	return restored, opened.Purge(ctx)
}

// erasuresOf are what the book at path knows to be erased.
func (c Config) erasuresOf(ctx context.Context, path string) (erasures []journal.Change, err error) {
	where, key, err := c.unlock(path)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	opened, err := store.Open(ctx, where, c.options(key))
	if err != nil {
		return nil, err
	}
	erasures, err = erasuresIn(ctx, opened)
	return erasures, errors.Join(err, opened.Close())
}

func erasuresIn(ctx context.Context, opened *store.Book) (erasures []journal.Change, err error) {
	err = opened.Read(ctx, func(tx *store.Tx) error {
		erasures, err = tx.Erasures()
		return err
	})
	return erasures, err
}
