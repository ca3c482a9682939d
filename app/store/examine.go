package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"feltbog/app/fault"
)

// Examine reads every page the book uses through its seal and holds every table
// against its indexes, while others read and write. It ends at once when ctx does:
// Stopped. The fault is Damaged.
func (b *Book) Examine(ctx context.Context) error {
	if b.closed.Load() {
		return fault.New(fault.NoBook)
	}
	err := b.examine(ctx)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err() // the driver says "interrupted"
	}
	b.log.Info("book examined", "ok", err == nil)
	return cause(err)
}

// examine has a connection of its own: the others would show what they have in
// memory of a page, whatever has become of it on the disk.
func (b *Book) examine(ctx context.Context) (err error) {
	settings := url.Values{"vfs": {b.vault.Name()}, "mode": {"rw"}, "_busy_timeout": {"5000"}, "_query_only": {"1"}, "_pragma": {"temp_store(MEMORY)"}}
	db, err := sql.Open("sqlite", source(b.path, settings))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return fmt.Errorf("examine book: %w", err)
	}
	if verdict != "ok" {
		return fault.New(fault.Damaged)
	}
	return nil
}

// Survey is the Survey of an open book. A page that somebody writes just now may
// be half of each, so one that is lost is looked at again.
func (b *Book) Survey() (found Wreck, err error) {
	remains, err := b.vault.Remains(b.path)
	if err != nil {
		return Wreck{}, cause(err)
	}
	defer func() { err = errors.Join(err, remains.Close()) }()
	found = (&wreck{Remains: remains}).survey()
	found.Lost = slices.DeleteFunc(found.Lost, func(n int64) bool {
		_, err := remains.Page(n)
		return err == nil
	})
	return found, nil
}
