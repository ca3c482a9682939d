package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Tx is one transaction of a book, for one goroutine. What it changes it also
// shows: a record saved in it is found, listed and searched in it.
type Tx struct {
	Now int64 // the one instant of the transaction, Unix milliseconds

	book       *Book
	ctx        context.Context
	sql        *sql.Tx
	statements map[string]*sql.Stmt
	writes     bool
	since      int64 // Book.commits, before this began
	wipes      bool  // the files are to be purged once this is committed
	failed     error // of the database

	streams *numbering
	held    journal.Held
	law     *journal.Law            // nil until asked for
	ran     map[journal.Stream]bool // streams whose runs of held changes are to be written

	pending   map[book.ID]*state // records in memory
	absent    book.ID            // the record last looked for and not found
	changes   rows               // in line for the journal
	nonces    map[journal.Dot]uint64
	names     map[book.ID]string // of records, as they were last read or projected
	next      int64              // the next number of a record; 0 until asked
	touched   []book.ID
	seen      map[book.ID]bool // those in touched
	reindexed int              // records written to the search index
	trimmed   int              // values that trims have let go of
	bulk      bool             // the search index is made anew before the commit

	parcel   string // that changes come from
	parcelNo any    // its number: int64, or nil until asked for
	letters  map[journal.Device]string
	became   *Identity // who the book is from the commit on; nil when that does not change
}

// Write runs fn in one transaction and commits it. An error of fn, or of the
// disk, undoes everything; RollBack undoes everything and is no error.
func (b *Book) Write(ctx context.Context, fn func(*Tx) error) error {
	wipes := false
	err := b.within(ctx, b.writer, func(tx *Tx) error {
		tx.writes = true
		if err := fn(tx); err != nil {
			return err
		}
		wipes = tx.wipes
		return tx.commit()
	})
	if err == nil && wipes {
		b.wipe(ctx)
	}
	if errors.Is(err, RollBack) {
		return nil
	}
	return cause(err)
}

// Read runs fn on the book as it was at the last commit.
func (b *Book) Read(ctx context.Context, fn func(*Tx) error) error {
	return cause(b.within(ctx, b.readers, fn))
}

// within begins a transaction, runs fn and rolls back what fn did not commit.
// The driver watches a context that can end with a goroutine for each
// statement, which costs more than the statement; so it gets one that cannot,
// and Tx looks at the real one itself.
func (b *Book) within(ctx context.Context, pool *sql.DB, fn func(*Tx) error) error {
	if b.closed.Load() {
		return fault.New(fault.NoBook)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	connection, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("wait for a turn: %w", err)
	}
	defer connection.Close()
	since := b.commits.Load()
	begun, err := connection.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = begun.Rollback() }() // after a commit this only says so
	return fn(&Tx{
		Now: b.options.Now(), book: b, ctx: ctx, sql: begun, since: since,
		statements: map[string]*sql.Stmt{}, pending: map[book.ID]*state{}, seen: map[book.ID]bool{}, changes: changeRows(),
		names: map[book.ID]string{},
	})
}

func (tx *Tx) commit() error {
	if err := tx.settle(); err != nil {
		return err
	}
	if tx.failed != nil {
		return tx.failed
	}
	if err := tx.ctx.Err(); err != nil {
		return err
	}
	tx.book.commits.Add(1)
	defer tx.book.commits.Add(1)
	if err := tx.sql.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	if tx.became != nil {
		tx.book.identity.Store(tx.became)
	}
	return nil
}

// settle writes everything the transaction still has in memory.
func (tx *Tx) settle() error {
	if err := tx.project(); err != nil {
		return err
	}
	if err := tx.writeHeld(); err != nil {
		return err
	}
	return tx.indexAnew()
}
