//go:build unix

package vault_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/store/vault/disk"
)

// plan is how a database is kept in a simulation.
type plan struct {
	journal, synchronous string
	sealed               bool
}

func (p plan) String() string {
	kind := "plain"
	if p.sealed {
		kind = "sealed"
	}
	return kind + " " + p.journal + " " + p.synchronous
}

// In a DELETE journal the commit is the deletion, which only EXTRA waits for.
func TestAPowerCutAtAnyMomentLosesNothingThatWasSaved(t *testing.T) {
	for _, p := range []plan{{"WAL", "FULL", true}, {"DELETE", "EXTRA", true}, {"WAL", "FULL", false}, {"DELETE", "EXTRA", false}} {
		t.Run(p.String(), func(t *testing.T) {
			run := recorded(t, p)
			cuts := 0
			run.cut(t, 2, func(c disk.Cut, problem string) bool {
				if cuts++; problem != "" {
					t.Errorf("after %d of %d events, %d commits: %s", c.After, len(run.events), c.Saved, problem)
				}
				return !t.Failed()
			})
			t.Logf("%d events, %d power cuts", len(run.events), cuts)
		})
	}
}

// A simulation that finds nothing where SQLite promises nothing is worth nothing.
func TestTheSimulationFindsWhatASyncThatIsLeftOutLoses(t *testing.T) {
	for _, p := range []plan{{"WAL", "NORMAL", true}, {"WAL", "OFF", false}, {"DELETE", "OFF", true}} {
		t.Run(p.String(), func(t *testing.T) {
			found := ""
			recorded(t, p).cut(t, 1, func(_ disk.Cut, problem string) bool {
				found = problem
				return found == ""
			})
			if found == "" {
				t.Error("nothing was lost")
			}
		})
	}
}

// What a killed process wrote is the system's to keep, synced or not.
func TestAKilledProcessKeepsItsCommitsAlsoWhereNothingIsSynced(t *testing.T) {
	for _, p := range []plan{{"WAL", "NORMAL", true}, {"DELETE", "NORMAL", true}} {
		t.Run(p.String(), func(t *testing.T) {
			run := recorded(t, p)
			disk.Kills(run.events, func(c disk.Cut) {
				if problem := run.problem(c); problem != "" {
					t.Fatalf("after %d of %d events, %d commits: %s", c.After, len(run.events), c.Saved, problem)
				}
			})
		})
	}
}

// run is what happened on the disk while commits were made, and what the
// database held after each.
type run struct {
	events   []disk.Event
	contents []string
	vfs      string
	folder   string
}

func recorded(t *testing.T, p plan) *run {
	d := inserted(t)
	path := filepath.Join(t.TempDir(), "bog")
	r := &run{folder: t.TempDir(), vfs: d.Name()}
	if p.sealed {
		v := made(t, 7)
		r.vfs = v.Name()
		page, err := v.Lay()
		must(t, err)
		must(t, os.WriteFile(path, page, 0o600))
	}
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?vfs=%s&_pragma=journal_mode(%s)&_pragma=synchronous(%s)&_pragma=secure_delete(ON)&_pragma=cache_size(10)&_pragma=wal_autocheckpoint(30)&_pragma=temp_store(MEMORY)",
		path, r.vfs, p.journal, p.synchronous))
	must(t, err)
	db.SetMaxOpenConns(1)
	r.contents = []string{""}
	for n := range 10 {
		work(t, db, n)
		d.Saved()
		r.contents = append(r.contents, content(db))
	}
	must(t, db.Close())
	r.events = d.Recorded()
	return r
}

func inserted(t *testing.T) *disk.Disk {
	t.Helper()
	d, err := disk.Insert()
	must(t, err)
	t.Cleanup(func() { must(t, d.Eject()) })
	return d
}

// work makes commit number n.
func work(t *testing.T, db *sql.DB, n int) {
	if n == 0 {
		do(t, db, `BEGIN; CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT); CREATE INDEX visit_note ON visit (note);
			CREATE TABLE twin (id INTEGER PRIMARY KEY, size INTEGER); COMMIT`)
		return
	}
	if n == 6 {
		do(t, db, `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	if n == 7 {
		do(t, db, `VACUUM`)
	}
	do(t, db, `BEGIN IMMEDIATE`)
	for i := range 4 {
		do(t, db, `INSERT INTO visit VALUES (?, ?)`, n*10+i, strings.Repeat(fmt.Sprint("note ", n, " ", i, " "), 20+n*30*(i%2)))
	}
	do(t, db, `UPDATE visit SET note = 'again ' || note WHERE id % 3 = ?`, n%3)
	if n%4 == 0 {
		do(t, db, `UPDATE visit SET note = note || ?`, n)
		do(t, db, `UPDATE visit SET note = 'x' || note`) // overwrites frames of its own
	}
	do(t, db, `DELETE FROM visit WHERE id < ?`, (n-4)*10)
	do(t, db, `INSERT OR REPLACE INTO twin SELECT id, length(note) FROM visit`)
	do(t, db, `COMMIT`)
}

func content(db *sql.DB) (all string) {
	const query = `SELECT group_concat(id || ':' || note || ':' || (SELECT size FROM twin WHERE twin.id = visit.id)) FROM (SELECT * FROM visit ORDER BY id) visit`
	var text sql.NullString
	if err := db.QueryRow(query).Scan(&text); err != nil {
		return ""
	}
	return text.String
}

// cut looks at the database after power cuts until visit has seen enough.
func (r *run) cut(t *testing.T, times int, visit func(c disk.Cut, problem string) (more bool)) {
	more := true
	disk.Cuts(r.events, rand.New(rand.NewPCG(1, 2)).Float64, times, func(c disk.Cut) {
		if more {
			more = visit(c, r.problem(c))
		}
	})
}

// problem says what is wrong with a database after a power cut, if anything.
func (r *run) problem(c disk.Cut) string {
	path, err := r.lay(c)
	if err != nil {
		return err.Error()
	}
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?vfs=%s", path, r.vfs))
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	var verdict string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		return fmt.Sprint(verdict, err)
	}
	got := content(db)
	switch {
	case got == r.contents[c.Saved], c.Saved+1 < len(r.contents) && got == r.contents[c.Saved+1]:
		return ""
	}
	for n, is := range r.contents {
		if is == got {
			return fmt.Sprintf("only %d commits are there", n)
		}
	}
	return "half a transaction is there"
}

// lay puts the files of a cut in a folder of their own.
func (r *run) lay(c disk.Cut) (path string, err error) {
	path = filepath.Join(r.folder, "bog")
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !os.IsNotExist(err) {
			return "", err
		}
	}
	for name, content := range c.Files {
		if err := os.WriteFile(filepath.Join(r.folder, filepath.Base(name)), content, 0o600); err != nil {
			return "", err
		}
	}
	return path, nil
}
