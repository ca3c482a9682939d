package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync/atomic"

	"feltbog/app/fault"
	"feltbog/app/store/vault"
)

// Book is an open book. It is safe for concurrent use: writers take turns, and
// readers see the last commit while a write is under way.
type Book struct {
	path     string
	identity atomic.Pointer[Identity] // changes when the book becomes another device
	options  Options
	log      *slog.Logger
	writer   *sql.DB
	readers  *sql.DB
	lock     *lock
	vault    *vault.Vault
	closed   atomic.Bool
	tables   tables
	commits  atomic.Int64 // begun and ended: odd while one is under way
	digests  remembered
}

// Create makes a book at path and opens it. Where a file stands already the
// fault is Exists and the file is not touched; a Create that fails leaves
// nothing behind.
func Create(ctx context.Context, path string, id Identity, o Options) (*Book, error) {
	b, err := prepare(path, o)
	if err != nil {
		return nil, err
	}
	if err := b.create(ctx, id); err != nil {
		return nil, cause(fmt.Errorf("create book: %w", err))
	}
	b.log.Info("book created", "role", string(id.Role))
	return b, nil
}

func (b *Book) create(ctx context.Context, id Identity) (err error) {
	if err := private(b.path); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.Discard())
		}
	}()
	if b.lock, err = acquire(b.path); err != nil {
		return err
	}
	if err := b.lay(); err != nil {
		return err
	}
	if err := b.connect(); err != nil {
		return err
	}
	b.identity.Store(&id)
	if err := b.Write(ctx, (*Tx).found); err != nil {
		return err
	}
	// Until here the first page on disk does not say that this is a book.
	_, err = b.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// Open opens the book at path. The faults are NotFound, NotABook, Damaged,
// NewerVersion, InUse and NotWritable; a file that is not a book is not touched.
func Open(ctx context.Context, path string, o Options) (*Book, error) {
	b, err := prepare(path, o)
	if err != nil {
		return nil, err
	}
	if err := b.open(ctx); err != nil {
		return nil, cause(errors.Join(fmt.Errorf("open book: %w", err), b.Close()))
	}
	b.log.Info("book opened", "role", string(b.Identity().Role))
	return b, nil
}

func (b *Book) open(ctx context.Context) (err error) {
	if info, err := os.Stat(b.path); err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return fault.New(fault.NotABook)
	}
	if b.lock, err = acquire(b.path); err != nil {
		return err
	}
	if b.vault, err = vault.New(b.options.Key); err != nil {
		return err
	}
	if err := b.recognise(); err != nil {
		return err
	}
	if err := b.connect(); err != nil {
		return err
	}
	err = b.Write(ctx, (*Tx).greet)
	if fault.Is(err, fault.NotABook) {
		return fault.New(fault.Damaged).Because(err) // it was one when it was recognised
	}
	return err
}

// prepare settles where the book is.
func prepare(path string, o Options) (*Book, error) {
	whole, err := located(path)
	if err != nil {
		return nil, cause(err)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Book{path: whole, options: o, log: o.Log, tables: tabled(o.Catalogue)}, nil
}

// Close lets go of the book, after the transactions under way. Closing twice is
// harmless; a closed book answers NoBook.
func (b *Book) Close() error {
	if b.closed.Swap(true) {
		return nil
	}
	var faults []error
	for _, pool := range []*sql.DB{b.readers, b.writer} {
		if pool != nil {
			faults = append(faults, pool.Close())
		}
	}
	if b.vault != nil {
		faults = append(faults, b.vault.Close())
	}
	if b.lock != nil {
		faults = append(faults, b.lock.release())
	}
	return errors.Join(faults...)
}

// Discard closes the book and removes it: for one whose making failed half way.
func (b *Book) Discard() error {
	return errors.Join(b.Close(), remove(b.path, b.path+"-wal", b.path+"-shm", b.path+"-journal"))
}

// Path is where the book lies, links followed.
func (b *Book) Path() string { return b.path }

// Identity is who the book is, as of the last commit.
func (b *Book) Identity() Identity { return *b.identity.Load() }

// lay writes the first page of a book with nothing in it: SQLite would not leave
// the room on each page that the vault needs.
func (b *Book) lay() (err error) {
	if b.vault, err = vault.New(b.options.Key); err != nil {
		return err
	}
	page, err := b.vault.Lay()
	if err != nil {
		return err
	}
	file, err := os.OpenFile(b.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(page)
	return errors.Join(err, file.Sync(), file.Close())
}

// private makes an empty file where none stands, for SQLite to fill: SQLite
// itself would take a file that stands there, and let others read it.
func private(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotWritable).Because(err) // no such folder
	}
	if err != nil {
		return err
	}
	return file.Close()
}

func remove(paths ...string) error {
	var faults []error
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}
