package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"feltbog/app/fault"
)

// Extent is how much a book holds.
type Extent struct{ Records, Changes int }

// Prove opens a copy of this book, reads every page of it and tells how much it
// holds. The copy is not changed. The fault is Damaged for one that could not be
// gone on with.
func (b *Book) Prove(ctx context.Context, path string) (Extent, error) {
	held, err := b.prove(ctx, path)
	return held, cause(err)
}

func (b *Book) prove(ctx context.Context, path string) (held Extent, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return Extent{}, err
	}
	db, err := sql.Open("sqlite", source(path, url.Values{"vfs": {b.vault.Name()}, "mode": {"ro"}}))
	if err != nil {
		return Extent{}, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&verdict); err != nil {
		return Extent{}, fmt.Errorf("prove copy: %w", err)
	}
	if verdict != "ok" {
		return Extent{}, fault.New(fault.Damaged)
	}
	err = db.QueryRowContext(ctx, extent).Scan(&held.Records, &held.Changes)
	return held, err
}

const extent = `SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM change)`

// Extent counts what the book holds.
func (tx *Tx) Extent() (held Extent, err error) {
	_, err = tx.one(extent, nil, &held.Records, &held.Changes)
	return held, err
}
