//go:build unix

package vault_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/store/vault/disk"
)

// A temporary file has no name when SQLite opens it, and is gone from its folder
// before anybody could look there; what is written to it is seen below the vault.
func TestWhateverSpillsIsSealedOrStaysInMemory(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			d := inserted(t)
			v := made(t, 7)
			path := filepath.Join(t.TempDir(), "bog")
			page, err := v.Lay()
			must(t, err)
			must(t, os.WriteFile(path, page, 0o600))
			spill(t, path, v.Name(), mode)
			named, temporary := words(d.Recorded())
			if named != 0 || temporary != 0 {
				t.Errorf("plain words are in %d writes of files and %d of temporary files", named, temporary)
			}
		})
	}
	t.Run("plain, as a control", func(t *testing.T) {
		d := inserted(t)
		spill(t, filepath.Join(t.TempDir(), "bog"), d.Name(), "DELETE")
		if named, temporary := words(d.Recorded()); named == 0 || temporary == 0 {
			t.Errorf("nothing spilt: %d and %d writes", named, temporary)
		}
	})
}

// spill sorts, joins and undoes more than a small cache holds, with leave to use
// temporary files.
func spill(t *testing.T, path, vfs, mode string) {
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?vfs=%s&_pragma=journal_mode(%s)&_pragma=cache_size(5)&_pragma=temp_store(FILE)&_pragma=secure_delete(ON)", path, vfs, mode))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	fill(t, db)
	do(t, db, `CREATE TEMP TABLE passing AS SELECT * FROM visit`)
	do(t, db, `CREATE INDEX visit_note ON visit (note)`)
	do(t, db, `BEGIN; SAVEPOINT s; UPDATE visit SET note = 'x' || note; ROLLBACK TO s; COMMIT`)
	sorted, err := db.Query(`SELECT a.note FROM visit a JOIN passing b ON a.id = b.id ORDER BY b.note || a.note DESC`)
	must(t, err)
	defer sorted.Close()
	for sorted.Next() {
	}
	must(t, sorted.Err())
	do(t, db, `VACUUM`)
}

// words counts the writes in which words of the database stand in plain.
func words(events []disk.Event) (named, temporary int) {
	for _, e := range events {
		switch plain := bytes.Contains(e.Bytes, []byte("emmeligheden")) || bytes.Contains(e.Bytes, []byte("CREATE TABLE")); {
		case !plain:
		case strings.Contains(e.Path, "bog"):
			named++
		default:
			temporary++
		}
	}
	return named, temporary
}
