package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"feltbog/app/durable"
	"feltbog/app/store/vault"
)

// Backup writes a copy of the book as it was at the last commit to path, whole
// or not at all. Where a file stands already the fault is Exists.
func (b *Book) Backup(ctx context.Context, path string) error {
	return cause(b.backup(ctx, path))
}

func (b *Book) backup(ctx context.Context, path string) (err error) {
	if path, err = filepath.Abs(path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return os.ErrExist
	}
	part := path + ".part"
	if err := errors.Join(remove(part, part+"-journal"), private(part)); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove(part, part+"-journal")) }() // a full disk leaves both
	db, err := sql.Open("sqlite", source(b.path, url.Values{"vfs": {b.vault.Name()}, "mode": {"rw"}, "_busy_timeout": {"5000"}, "_pragma": {"temp_store(MEMORY)"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, source(part, url.Values{"vfs": {b.vault.Name()}, "reserve": {strconv.Itoa(vault.Reserved)}})); err != nil {
		return fmt.Errorf("copy book: %w", err)
	}
	if err := durable.Rename(part, path); err != nil {
		return errors.Join(err, remove(path))
	}
	return nil
}
