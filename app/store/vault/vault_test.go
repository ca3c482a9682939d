package vault_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"feltbog/app/store/vault"
)

const secret = "Hemmeligheden om familien på 3. sal"

// opened is a sealed database in a new folder, in a journal mode.
func opened(t testing.TB, mode string) (db *sql.DB, v *vault.Vault, path string) {
	t.Helper()
	v = made(t, 7)
	path = filepath.Join(t.TempDir(), "bog #1 100%.feltbog")
	page, err := v.Lay()
	must(t, err)
	must(t, os.WriteFile(path, page, 0o600))
	return connected(t, v, path, mode), v, path
}

func made(t testing.TB, key byte) *vault.Vault {
	t.Helper()
	v, err := vault.New(bytes.Repeat([]byte{key}, vault.KeySize))
	must(t, err)
	t.Cleanup(func() { must(t, v.Close()) })
	return v
}

func connected(t testing.TB, v *vault.Vault, path, mode string) *sql.DB {
	t.Helper()
	escaped := strings.NewReplacer("%", "%25", "#", "%23").Replace(path)
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?vfs=%s&_pragma=journal_mode(%s)&_pragma=synchronous(FULL)&_pragma=secure_delete(ON)", escaped, v.Name(), mode))
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func do(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func answer[T any](t testing.TB, db *sql.DB, query string) (value T) {
	t.Helper()
	if err := db.QueryRow(query).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

func fill(t testing.TB, db *sql.DB) {
	do(t, db, `CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)`)
	do(t, db, `CREATE VIRTUAL TABLE search USING fts5 (note)`)
	do(t, db, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
		INSERT INTO visit SELECT i, '`+secret+` ' || i || hex(randomblob(i % 300)) FROM n`)
	do(t, db, `INSERT INTO search SELECT note FROM visit`)
	do(t, db, `INSERT INTO visit VALUES (5000, ?)`, strings.Repeat(secret, 1000))
	do(t, db, `DELETE FROM visit WHERE id % 3 = 0`)
}

func TestASealedDatabaseDoesEverythingAPlainOneDoes(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			db, v, path := opened(t, mode)
			fill(t, db)
			if got := answer[string](t, db, `PRAGMA integrity_check`); got != "ok" {
				t.Fatal(got)
			}
			if got := answer[int](t, db, `SELECT count(*) FROM search WHERE search MATCH 'hemmeligheden'`); got != 2000 {
				t.Errorf("found %d", got)
			}
			copied := filepath.Join(t.TempDir(), "kopi")
			do(t, db, `VACUUM INTO ?`, "file:"+copied+"?vfs="+v.Name()+"&reserve=40")
			do(t, db, `VACUUM`)
			must(t, db.Close())
			for _, file := range []string{path, copied} {
				again := connected(t, v, file, mode)
				if got := answer[int](t, again, `SELECT count(*) FROM visit`); got != 1335 {
					t.Errorf("%d visits", got)
				}
				if got := answer[string](t, again, `PRAGMA integrity_check`); got != "ok" {
					t.Error(got)
				}
				must(t, again.Close())
			}
		})
	}
}

func TestNoWordOfASealedDatabaseIsInAnyOfItsFiles(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			db, _, path := opened(t, mode)
			db.SetMaxOpenConns(1)
			fill(t, db)
			do(t, db, `PRAGMA cache_size = 5`)
			do(t, db, `BEGIN`)
			do(t, db, `UPDATE visit SET note = note || 'x'`) // spills
			entries, err := os.ReadDir(filepath.Dir(path))
			must(t, err)
			if len(entries) < 2 {
				t.Fatal("no log and no journal to look in")
			}
			for _, entry := range entries {
				raw, err := os.ReadFile(filepath.Join(filepath.Dir(path), entry.Name()))
				must(t, err)
				for _, word := range []string{"Hemmelig", "hemmelig", "familien", "CREATE TABLE", "visit", "SQLite format"} {
					if bytes.Contains(raw, []byte(word)) {
						t.Errorf("%q stands in %s", word, entry.Name())
					}
				}
			}
			do(t, db, `ROLLBACK`)
			if got := answer[string](t, db, `PRAGMA integrity_check`); got != "ok" {
				t.Error(got)
			}
		})
	}
}

func TestAChangedOrMovedPageIsNeverTakenForOneOfTheBook(t *testing.T) {
	db, v, path := opened(t, "WAL")
	fill(t, db)
	must(t, db.Close())
	whole, err := os.ReadFile(path)
	must(t, err)
	pages := len(whole) / 4096
	for _, harm := range []func([]byte, int){
		func(raw []byte, page int) { raw[page*4096+100+page%3900] ^= 1 << (page % 8) },
		func(raw []byte, page int) { copy(raw[page*4096:][:4096], whole[(page+1)%pages*4096:][:4096]) },
	} {
		for page := 1; page < pages; page += 7 {
			raw := bytes.Clone(whole)
			harm(raw, page)
			must(t, os.WriteFile(path, raw, 0o600))
			again := connected(t, v, path, "WAL")
			var verdict string
			err := again.QueryRow(`PRAGMA integrity_check`).Scan(&verdict)
			if err == nil && verdict == "ok" {
				t.Fatalf("page %d of %d was changed and passed", page+1, pages)
			}
			again.Close()
		}
	}
}

func TestAnotherKeyOpensNothing(t *testing.T) {
	db, _, path := opened(t, "WAL")
	fill(t, db)
	must(t, db.Close())
	again := connected(t, made(t, 8), path, "WAL")
	defer again.Close()
	if err := again.QueryRow(`SELECT count(*) FROM visit`).Scan(new(int)); err == nil {
		t.Fatal("opened with another key")
	}
}

func TestAVaultWithOpenFilesStays(t *testing.T) {
	db, v, _ := opened(t, "WAL")
	fill(t, db)
	if v.Close() == nil {
		t.Fatal("closed under an open book")
	}
	must(t, db.Close())
}

func TestWhatIsRevealedIsEverythingAThiefWithTheKeyWouldFind(t *testing.T) {
	db, v, path := opened(t, "WAL")
	found := func(word string) (pages int) {
		must(t, v.Reveal(path, func(page []byte) {
			if bytes.Contains(page, []byte(word)) {
				pages++
			}
		}))
		return pages
	}
	do(t, db, `CREATE TABLE visit (note TEXT)`)
	do(t, db, `INSERT INTO visit VALUES ('`+secret+`')`)
	if found(secret) == 0 {
		t.Error("what is only in the log was not found")
	}
	do(t, db, `PRAGMA wal_checkpoint(TRUNCATE)`)
	if found(secret) == 0 {
		t.Error("what is in the book was not found")
	}
	do(t, db, `DELETE FROM visit`)
	do(t, db, `PRAGMA wal_checkpoint(TRUNCATE)`)
	if found(secret) != 0 {
		t.Error("what was wiped was found")
	}
}
