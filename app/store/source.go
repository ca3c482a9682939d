package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver named "sqlite"

	"feltbog/app/fault"
)

// Four readers: a list, a search, a form and a report at once. Each has its own
// page cache, so more would only cost memory.
const readers = 4

// Everything a connection needs is in its source name: an Exec would reach one
// connection of the pool.
var pragmas = []string{
	"journal_mode(WAL)",
	"synchronous(FULL)", // NORMAL loses acknowledged saves in a power cut
	"secure_delete(ON)",
	"foreign_keys(ON)",
	"temp_store(MEMORY)", // no plain text in the system's temp folder
	"cache_size(-16384)", // 16 MiB
	"mmap_size(0)",
	"trusted_schema(OFF)",
	"cell_size_check(ON)",
}

// source is the name under which the driver opens the file at path. The path is
// escaped: a "%", "#" or "?" in a folder's name would otherwise end it.
func source(path string, more url.Values) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	address := url.URL{Scheme: "file", Path: slashed, RawQuery: more.Encode()}
	return address.String()
}

// connect opens the one writing connection and the readers. Writers begin
// immediately: one that reads first and then writes would find the book busy
// and have to start over.
func (b *Book) connect() (err error) {
	settings := url.Values{"mode": {"rw"}, "_busy_timeout": {"5000"}, "_pragma": pragmas, "_dqs": {"0"}, "_defensive": {"1"}}
	settings.Set("_txlock", "immediate")
	if b.writer, err = sql.Open("sqlite", source(b.path, settings)); err != nil {
		return err
	}
	b.writer.SetMaxOpenConns(1)
	settings.Del("_txlock")
	settings.Set("_query_only", "1")
	if b.readers, err = sql.Open("sqlite", source(b.path, settings)); err != nil {
		return err
	}
	b.readers.SetMaxOpenConns(readers)
	b.readers.SetMaxIdleConns(readers)
	return nil
}

// recognise tells whether the file at path is a book this version can open and
// that has no holes. It looks without any setting that would change a file of
// somebody else's.
func recognise(ctx context.Context, path string) (err error) {
	look, err := sql.Open("sqlite", source(path, url.Values{"mode": {"rw"}, "_busy_timeout": {"5000"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, look.Close()) }()
	var application, version int64
	if err := look.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return fmt.Errorf("read first page: %w", err)
	}
	if application != applicationID {
		return fault.New(fault.NotABook)
	}
	if err := look.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("read version: %w", err)
	}
	if version > schemaVersion {
		return fault.New(fault.NewerVersion)
	}
	var verdict string
	if err := look.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("check pages: %w", err)
	}
	if verdict != "ok" {
		return fault.New(fault.Damaged)
	}
	return nil
}
