package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver named "sqlite"

	"feltbog/app/fault"
	"feltbog/app/store/vault"
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
	settings := url.Values{"vfs": {b.vault.Name()}, "mode": {"rw"}, "_busy_timeout": {"5000"}, "_pragma": pragmas, "_dqs": {"0"}, "_defensive": {"1"}}
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

// recognise tells whether the file at path begins as a book and is as long as it
// says. It is read as bytes: SQLite would change a file of somebody else's by
// opening it as we do, and would read zeros where the last page is cut short.
//
// It is opened for writing because SQLite would open a read-only file all the
// same, and say so only at the first save.
func (b *Book) recognise() error {
	file, err := os.OpenFile(b.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	page := make([]byte, pageSize)
	n, err := io.ReadFull(file, page)
	if err != nil && !short(err) {
		return err
	}
	if !vault.Sealed(page[:n]) {
		return fault.New(fault.NotABook)
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	first, opens := b.vault.First(page[:n])
	switch {
	case logged(b.path):
		return nil // what a crash left in the log is not in the file yet
	case !opens:
		return fault.New(fault.Damaged)
	case !header(first).book():
		return fault.New(fault.NotABook)
	case header(first).version() > schemaVersion:
		return fault.New(fault.NewerVersion)
	case info.Size() < header(first).length():
		return fault.New(fault.Damaged)
	}
	return nil
}

// Locate gives where the book at path lies, links followed, so that one book is
// one lock and one key file. The faults are NotFound and NotABook.
func Locate(path string) (string, error) {
	whole, err := located(path)
	if err != nil {
		return "", cause(err)
	}
	file, err := os.Open(whole)
	if err != nil {
		return "", cause(fmt.Errorf("find book: %w", err))
	}
	defer file.Close()
	beginning := make([]byte, pageSize)
	n, err := io.ReadFull(file, beginning)
	if err != nil && !short(err) || !vault.Sealed(beginning[:n]) {
		return "", fault.New(fault.NotABook).Because(err)
	}
	return whole, nil
}

func located(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find book: %w", err)
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real
	}
	return whole, nil
}

func short(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

func logged(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// A header is the first page of an SQLite file, as
// https://sqlite.org/fileformat2.html has it.
type header []byte

func (h header) book() bool { return binary.BigEndian.Uint32(h[68:]) == applicationID }

// version is that of the tables.
func (h header) version() uint32 { return binary.BigEndian.Uint32(h[60:]) }

// length is how long the file should be.
func (h header) length() int64 { return pageSize * int64(binary.BigEndian.Uint32(h[28:])) }

// pageSize is that of every book, in bytes.
const pageSize = 4096
