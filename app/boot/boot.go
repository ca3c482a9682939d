// Package boot puts Feltbog together: a book, its keys and the use cases on it,
// from a Config that holds everything the outside world decides.
//
// The window, the command line, the sample year and the tests all start here,
// so what a test sees is what a user gets. It re-exports the types its callers
// name, so that they need not know the rooms beneath.
//
// It refuses to decide anything. A rule found here is in the wrong room.
package boot

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"feltbog/app/book"
	"feltbog/app/coordination"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/fieldwork"
	"feltbog/app/installation"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// Config is the outside world: clock, identities, chance, place and log.
type Config struct {
	Catalogue *book.Catalogue
	Now       func() time.Time
	NewID     func() string // UUIDv7 in text form
	Nonce     func() uint64
	Zone      *time.Location // where a day begins and ends
	Log       *slog.Logger   // nil is silent
	Home      string         // folder for what this user's machine remembers outside every book; "" remembers nothing

	// Keyring keeps keys under this user's log-in; nil keeps none. See Entrust.
	Keyring Keyring

	// Passphrase is asked for once for each book that is opened or made.
	Passphrase func() (string, error)
	Cost       keyfile.Cost // of one try of a passphrase, for books made from now on
}

// Default is the real world.
func Default() Config {
	return Config{
		Catalogue:  book.Standard(),
		Now:        time.Now,
		NewID:      func() string { return uuid.Must(uuid.NewV7()).String() },
		Nonce:      nonce,
		Zone:       time.Local,
		Home:       home(),
		Cost:       keyfile.Usual,
		Passphrase: func() (string, error) { return "", fault.New(fault.Locked) },
	}
}

// home is where settings, practice books and the installation lie: FELTBOG_HOME
// if it is set, so that tests and a second user of the same account stay apart.
func home() string {
	if folder := os.Getenv("FELTBOG_HOME"); folder != "" {
		return folder
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "feltbog")
}

func nonce() uint64 {
	var raw [8]byte
	_, _ = rand.Read(raw[:]) // never fails: see crypto/rand
	return binary.LittleEndian.Uint64(raw[:])
}

// App is an open book and what can be done with it.
type App struct {
	Desk   *fieldwork.Desk
	Office *coordination.Office
	Code   string // to recover the book with, of one just made: to be printed, it is kept nowhere
	book   *store.Book
	spare  parcel.Keys
	became Settling
	copies copies
	world  Config
	unkept atomic.Pointer[error] // why the latest backup failed; nil when it did not
}

// Beginning is a book about to be made. A laptop's book is made from an
// enrolment (a path); without one it can record but not seal. A coordinator's
// from an enrolment is one more of that workspace; without one it is the first
// of a new one.
type Beginning struct {
	Role      store.Role
	Name      string
	Enrolment string
	Practice  bool
}

// Init makes a book at path and opens it.
func (c Config) Init(ctx context.Context, path string, b Beginning) (*App, error) {
	file, key, code, err := c.lock(path, b.Practice)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	made, err := c.begin(ctx, path, b, key)
	if err != nil {
		return nil, err
	}
	if err := file.Keep(made.Path()); err != nil {
		return nil, errors.Join(err, made.Discard(), gone(made.Path()+keyfile.Suffix))
	}
	app, err := c.assemble(ctx, made)
	if err == nil && !b.Practice {
		app.Code = code.String()
	}
	return app, err
}

// Open opens the book at path.
func (c Config) Open(ctx context.Context, path string) (*App, error) {
	where, key, err := c.unlockOrFind(path)
	if err != nil {
		return nil, c.unmarked(path, err)
	}
	defer clear(key)
	opened, err := store.Open(ctx, where, c.options(key))
	if err != nil {
		return nil, c.wrecked(where, key, err)
	}
	return c.assemble(ctx, opened)
}

func (c Config) begin(ctx context.Context, path string, b Beginning, key []byte) (*store.Book, error) {
	device, now := journal.Device(c.NewID()), c.Now().UnixMilli()
	if b.Role == store.Coordinator {
		office := coordination.Beginning{Path: path, Name: b.Name, Device: device, Created: now, Practice: b.Practice}
		if b.Enrolment == "" {
			office.Workspace = c.NewID()
			return coordination.Found(ctx, office, c.options(key))
		}
		return enrolled(b.Enrolment, func(enrolment io.Reader) (*store.Book, error) {
			return coordination.Join(ctx, office, enrolment, c.options(key))
		})
	}
	laptop := fieldwork.Beginning{Path: path, Name: b.Name, Device: device, Created: now, Practice: b.Practice}
	if b.Enrolment == "" {
		return fieldwork.Alone(ctx, laptop, c.NewID(), c.options(key))
	}
	return enrolled(b.Enrolment, func(enrolment io.Reader) (*store.Book, error) {
		return fieldwork.Enrol(ctx, laptop, enrolment, c.options(key))
	})
}

// enrolled makes a book from the enrolment at path.
func enrolled(path string, make func(io.Reader) (*store.Book, error)) (made *store.Book, err error) {
	err = reading(path, func(enrolment io.Reader) error {
		made, err = make(enrolment)
		return err
	})
	return made, err
}

func (c Config) options(key []byte) store.Options {
	return store.Options{
		Key:       key,
		Catalogue: c.Catalogue,
		Now:       func() int64 { return c.Now().UnixMilli() },
		Nonce:     c.Nonce,
		Log:       c.Log,
	}
}

func (c Config) assemble(ctx context.Context, opened *store.Book) (*App, error) {
	memory := c.memory(opened)
	became, err := memory.Settle(ctx, opened)
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	err = opened.Read(ctx, func(tx *store.Tx) error {
		_, err := exchange.Keys(tx)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	return &App{
		Desk: fieldwork.New(fieldwork.Config{
			Book: opened, Catalogue: c.Catalogue, NewID: c.NewID, Zone: c.Zone, Memory: memory,
		}),
		Office: coordination.New(coordination.Config{
			Book: opened, Catalogue: c.Catalogue, NewID: c.NewID, Zone: c.Zone, Memory: memory,
		}),
		book:   opened,
		became: became,
		copies: c.copies(opened),
		world:  c,
	}, nil
}

// memory is what this machine remembers outside the book.
func (c Config) memory(opened *store.Book) *installation.Installation {
	if opened.Identity().Practice {
		return nil
	}
	return installation.At(c.Home, c.NewID, c.Log)
}

// Close lets go of the book.
func (a *App) Close() error { return a.book.Close() }
