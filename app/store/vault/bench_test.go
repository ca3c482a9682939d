package vault_test

import (
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"feltbog/app/store/vault"
)

var quick = flag.Bool("quick", false, "a tenth of the rows: for a look, not for a verdict")

// A bench is one database on the bench: sealed, or plain and otherwise the same.
type bench struct {
	db   *sql.DB
	path string
	name string // of the VFS; "" is the platform's
	n    int    // rows added since it was filled
}

// benchRows is as many rows as a large team's years have.
const benchRows = 40_000

func benched(b *testing.B, name string, first func() []byte) *bench {
	b.Helper()
	one := &bench{path: filepath.Join(b.TempDir(), "bog"), name: name}
	must(b, os.WriteFile(one.path, first(), 0o600))
	one.db = one.open(b)
	do(b, one.db, `CREATE TABLE visit (id INTEGER PRIMARY KEY, day TEXT NOT NULL, note TEXT NOT NULL) STRICT`)
	do(b, one.db, `CREATE INDEX visit_day ON visit (day)`)
	do(b, one.db, `CREATE VIRTUAL TABLE search USING fts5 (note, content = 'visit', content_rowid = 'id')`)
	if one.bulk(b, benchRows/10); !*quick {
		one.bulk(b, benchRows*9/10)
	}
	do(b, one.db, `INSERT INTO search (search) VALUES ('rebuild')`)
	do(b, one.db, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return one
}

// open connects as the store does.
func (one *bench) open(b *testing.B) *sql.DB {
	b.Helper()
	settings := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)", "temp_store(MEMORY)", "cache_size(-16384)", "mmap_size(0)"}}
	if one.name != "" {
		settings.Set("vfs", one.name)
	}
	db, err := sql.Open("sqlite", "file:"+one.path+"?"+settings.Encode())
	must(b, err)
	db.SetMaxOpenConns(1)
	return db
}

func (one *bench) count(b *testing.B, query string, args ...any) {
	b.Helper()
	rows, err := one.db.Query(query, args...)
	must(b, err)
	defer rows.Close()
	for rows.Next() {
	}
	must(b, rows.Err())
}

// bulk adds rows in one transaction.
func (one *bench) bulk(b *testing.B, rows int) {
	b.Helper()
	do(b, one.db, `BEGIN IMMEDIATE`)
	for range rows {
		one.add(b)
	}
	do(b, one.db, `COMMIT`)
}

func (one *bench) add(b *testing.B) {
	b.Helper()
	one.n++
	do(b, one.db, `INSERT INTO visit (day, note) VALUES (?, ?)`, fmt.Sprintf("2009-%02d-%02d", one.n%12+1, one.n%28+1),
		fmt.Sprintf("Besøg nummer %d i opgangen, forældrene lagde vægt på tryghed og fritid for de unge i kvarteret", one.n))
}

// deeds are what is measured. What begins anew has nothing in memory.
var deeds = []struct {
	name string
	anew bool
	do   func(b *testing.B, one *bench)
}{
	{"commit", false, func(b *testing.B, one *bench) { one.add(b) }},
	{"bulk", false, func(b *testing.B, one *bench) { one.bulk(b, 2000) }},
	{"point read", false, func(b *testing.B, one *bench) {
		for i := range 100 {
			one.count(b, `SELECT note FROM visit WHERE id = ?`, i*397%benchRows+1)
		}
	}},
	{"list page", false, func(b *testing.B, one *bench) {
		one.count(b, `SELECT day, note FROM visit WHERE day <= '2009-09-09' ORDER BY day DESC LIMIT 50`)
	}},
	{"list page at first", true, func(b *testing.B, one *bench) {
		one.count(b, `SELECT day, note FROM visit WHERE day <= '2009-09-09' ORDER BY day DESC LIMIT 50`)
	}},
	{"scan at first", true, func(b *testing.B, one *bench) {
		one.count(b, `SELECT count(*) FROM visit WHERE note LIKE '%nummer 777 %'`)
	}},
	{"search", false, func(b *testing.B, one *bench) {
		one.count(b, `SELECT rowid FROM search WHERE search MATCH 'opgangen tryghed' LIMIT 20`)
	}},
	{"start", true, func(b *testing.B, one *bench) {
		must(b, one.db.Close())
		one.db = one.open(b)
		one.count(b, `SELECT name FROM sqlite_schema`)
		one.count(b, `SELECT day, note FROM visit ORDER BY day DESC LIMIT 50`)
	}},
}

// BenchmarkSealed tells how many times as long as plain SQLite a sealed book takes,
// turn by turn in one run, by the median of each.
func BenchmarkSealed(b *testing.B) {
	v := made(b, 7)
	pair := [2]*bench{
		benched(b, "", func() []byte { return vault.Empty() }),
		benched(b, v.Name(), func() []byte {
			page, err := v.Lay()
			must(b, err)
			return page
		}),
	}
	for _, deed := range deeds {
		b.Run(deed.name, func(b *testing.B) {
			var times [2][]time.Duration
			for b.Loop() {
				for i, one := range pair {
					if deed.anew {
						do(b, one.db, `PRAGMA shrink_memory`)
					}
					begun := time.Now()
					deed.do(b, one)
					times[i] = append(times[i], time.Since(begun))
				}
			}
			slices.Sort(times[0])
			slices.Sort(times[1])
			plain, sealed := times[0][len(times[0])/2], times[1][len(times[1])/2]
			b.ReportMetric(float64(sealed)/float64(plain), "plain")
			b.ReportMetric(float64(sealed.Nanoseconds())/1e6, "ms-sealed")
		})
	}
	for _, one := range pair {
		must(b, one.db.Close())
	}
}
