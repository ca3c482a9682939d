package vault_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/store/vault"
)

const rows = 60

// note is what row i of a noted database holds; every fifth lies on many pages.
func note(i int) string {
	return strings.Repeat(fmt.Sprint("note ", i, " "), 20+i%5/4*2000)
}

// noted is a sealed database, closed, and what its file holds.
func noted(t *testing.T) (v *vault.Vault, path string, raw []byte) {
	db, v, path := opened(t, "WAL")
	do(t, db, `CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)`)
	for i := range rows {
		do(t, db, `INSERT INTO visit VALUES (?, ?)`, i, note(i))
	}
	must(t, db.Close())
	raw, err := os.ReadFile(path)
	must(t, err)
	return v, path, raw
}

// readable is how many rows can be read. None may be another than it was.
func readable(t *testing.T, db *sql.DB) (n int) {
	t.Helper()
	for i := range rows {
		var got string
		switch err := db.QueryRow(`SELECT note FROM visit WHERE id = ?`, i).Scan(&got); {
		case err == nil && got != note(i):
			t.Fatalf("row %d reads as something else: %.60q…", i, got)
		case err == nil:
			n++
		case err == sql.ErrNoRows:
			t.Fatalf("row %d is gone without a word", i)
		}
	}
	return n
}

func TestEveryHarmToEveryPageIsFoundAndTheRestIsReadable(t *testing.T) {
	v, path, whole := noted(t)
	pages := len(whole) / 4096
	for name, harm := range map[string]func(page []byte, n int){
		"flipped": func(page []byte, n int) { page[n*977%4096] ^= 1 << (n % 8) },
		"wiped":   func(page []byte, _ int) { clear(page) },
		"torn":    func(page []byte, n int) { copy(page[512*(n%7+1):], bytes.Repeat([]byte{byte(n)}, 512)) },
	} {
		t.Run(name, func(t *testing.T) {
			rescued := 0
			for page := range pages {
				raw := bytes.Clone(whole)
				harm(raw[page*4096:][:4096], page)
				must(t, os.WriteFile(path, raw, 0o600))
				db := connected(t, v, path, "WAL")
				n := readable(t, db)
				var verdict string
				if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err == nil && verdict == "ok" {
					t.Errorf("page %d of %d passed", page+1, pages)
				}
				if n >= rows/2 {
					rescued++
				}
				must(t, db.Close())
			}
			if rescued < pages*9/10 {
				t.Errorf("of %d harmed pages only %d leave half of the rows readable", pages, rescued)
			}
		})
	}
}

// TestEveryHarmToEveryFrameEndsTheLogThere: what SQLite recovers is what was
// committed before the frame.
func TestEveryHarmToEveryFrameEndsTheLogThere(t *testing.T) {
	db, v, path := opened(t, "WAL")
	do(t, db, `PRAGMA wal_autocheckpoint = 0`)
	db.SetMaxOpenConns(1)
	do(t, db, `CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)`)
	frames := func() int {
		info, err := os.Stat(path + "-wal")
		must(t, err)
		return int(info.Size()-32) / 4120
	}
	after := []int{frames()} // so many frames hold so many rows
	for i := range 12 {
		do(t, db, `INSERT INTO visit VALUES (?, ?)`, i, note(i))
		after = append(after, frames())
	}
	raw, err := os.ReadFile(path)
	must(t, err)
	log, err := os.ReadFile(path + "-wal")
	must(t, err)
	place := filepath.Join(t.TempDir(), "bog")
	for frame := after[0]; frame < frames(); frame++ {
		spoilt := bytes.Clone(log)
		spoilt[32+frame*4120+frame*977%4120] ^= 1 << (frame % 8)
		must(t, os.WriteFile(place, raw, 0o600))
		must(t, os.WriteFile(place+"-wal", spoilt, 0o600))
		again := connected(t, v, place, "WAL")
		want := 0
		for want+1 < len(after) && after[want+1] <= frame {
			want++
		}
		if got := answer[int](t, again, `SELECT count(*) FROM visit`); got != want {
			t.Errorf("frame %d: %d rows, want %d", frame, got, want)
		}
		for i := range want {
			if got := answer[string](t, again, fmt.Sprint(`SELECT note FROM visit WHERE id = `, i)); got != note(i) {
				t.Errorf("row %d reads as something else", i)
			}
		}
		must(t, again.Close())
	}
}

func TestAFrameThatIsHarmedUnderAnOpenBookIsNotReadAsSomethingElse(t *testing.T) {
	db, v, path := opened(t, "WAL")
	do(t, db, `CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)`)
	for i := range rows {
		do(t, db, `INSERT INTO visit VALUES (?, ?)`, i, note(i))
	}
	whole, err := os.ReadFile(path + "-wal")
	must(t, err)
	for wiped := range 5 {
		log := bytes.Clone(whole)
		for frame := wiped; frame < (len(log)-32)/4120; frame += 5 {
			clear(log[32+frame*4120:][:4120])
		}
		must(t, os.WriteFile(path+"-wal", log, 0o600))
		again := connected(t, v, path, "WAL")
		if readable(t, again) == rows {
			t.Error("nothing was harmed")
		}
		must(t, again.Close())
	}
	must(t, os.WriteFile(path+"-wal", whole, 0o600))
}
