package store_test

import (
	"database/sql"
	"flag"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// quick makes every load a tenth: for a look, not for a verdict.
var quick = flag.Bool("quick", false, "a tenth of every load")

// load makes so many changes of visits, ten writes in each, two changes to a
// visit, as a year of parcels would bring them.
func load(changes int) []journal.Change {
	all := make([]journal.Change, 0, changes)
	for i := range changes {
		stream := journal.Stream{Device: journal.Device(fmt.Sprintf("device-%d", i%5)), Scope: "team:tfi"}
		c := journal.Change{Dot: journal.Dot{Stream: stream, Seq: uint64(i/5 + 1)}, Nonce: uint64(i), Action: journal.Edit, Kind: 10,
			Record: book.ID(fmt.Sprintf("0190b8a0-0000-7000-8000-%012d", i/2)), Wall: 1_200_000_000_000 + int64(i)}
		for tag := range 10 {
			value := book.Count(int64(i + tag))
			switch tag {
			case 0:
				value = book.Text(fmt.Sprintf("2008-%02d-%02d", i%12+1, i%28+1))
			case 2:
				value = book.Text(fmt.Sprintf("project-%d", i%100))
			case 9:
				value = book.Text(fmt.Sprintf("Besøg nummer %d i opgangen, forældrene lagde vægt på tryghed og fritid for de unge i kvarteret", i))
			}
			w := journal.Write{Slot: book.Slot{Tag: 10 + tag}, Value: value}
			if tag == 9 {
				w.Slot.Tag = 21
			}
			if tag == 4 || tag == 5 || tag > 6 && tag < 9 {
				w.Slot, w.Value = book.Slot{Tag: 19, Key: fmt.Sprintf("theme%d", tag)}, book.Bool(true)
			}
			if i%2 == 1 {
				w.Seen = []journal.Dot{all[i-1].Dot}
			}
			c.Writes = append(c.Writes, w)
		}
		sortWrites(c.Writes)
		all = append(all, c)
	}
	return all
}

func BenchmarkTakingIn100000Fields(b *testing.B) {
	changes := load(10_000)
	for b.Loop() {
		kept := created(b, "K")
		b.ResetTimer()
		write(b, kept, func(tx *store.Tx) {
			for _, c := range changes {
				ok(tx.Add(c))(b)
			}
		})
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/100_000, "µs/field")
}

func BenchmarkABookOf20000Visits(b *testing.B) {
	kept, visits := created(b, "K"), 20_000
	if *quick {
		visits /= 10
	}
	write(b, kept, func(tx *store.Tx) {
		for _, c := range load(2 * visits) {
			ok(tx.Add(c))(b)
		}
	})
	reads := map[string]func(*store.Tx){}
	for name, words := range map[string]string{"found everywhere": "tryg", "two words": "opgangen tryghed", "inside words": "ryghed", "found once": "nummer 3999"} {
		reads["Search "+name] = func(tx *store.Tx) { ok(tx.Search(words, 20))(b) }
	}
	for name, query := range map[string]store.Query{
		"latest first": {Descending: true}, "by title": {Sort: "title"}, "by a field": {Sort: "duration"}, "with words": {Words: "tryg"}, "of a project": {Where: map[string]string{"project": "project-7"}},
	} {
		query.Kind, query.Limit = "visit", 50
		reads["List "+name] = func(tx *store.Tx) { ok(tx.List(query))(b) }
	}
	reads["All of a year"] = func(tx *store.Tx) { ok(tx.All(nil, 2008))(b) }
	reads["Digest"] = func(tx *store.Tx) { ok(tx.Digest())(b) }
	for _, name := range slices.Sorted(maps.Keys(reads)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				read(b, kept, reads[name])
			}
		})
	}
	b.Run("one save", func(b *testing.B) { benchmarkSaves(b, kept) })
	b.Run("Rebuild", func(b *testing.B) {
		for b.Loop() {
			must(b, kept.Rebuild(b.Context()))
		}
	})
	must(b, kept.Close())
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			must(b, ok(store.Open(b.Context(), kept.Path(), newWorld().options(book.Standard())))(b).Close())
		}
	})
}

// benchmarkSaves tells how long a person waits for one save, and how many times as
// long that is as what nothing can be faster than: one row and its commit.
func benchmarkSaves(b *testing.B, kept *store.Book) {
	raw := ok(sql.Open("sqlite", filepath.Join(b.TempDir(), "raw")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"))(b)
	raw.SetMaxOpenConns(1)
	ok(raw.Exec(`CREATE TABLE change (seq INTEGER PRIMARY KEY, body BLOB)`))(b)
	var saves, commits []time.Duration
	for b.Loop() {
		saves = append(saves, took(func() {
			save(b, kept, "visit", book.ID(fmt.Sprint("v", len(saves)%100)), book.Draft, book.Fields{"date": "2009-05-28", "duration": len(saves) % 1000, "summary": fmt.Sprint("Notat ", len(saves))})
		}))
		commits = append(commits, took(func() { ok(raw.Exec(`INSERT INTO change (body) VALUES (?)`, make([]byte, 300)))(b) }))
	}
	must(b, raw.Close())
	slices.Sort(saves)
	slices.Sort(commits)
	milliseconds := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }
	b.ReportMetric(milliseconds(saves[len(saves)/2]), "ms-p50")
	b.ReportMetric(milliseconds(saves[len(saves)*99/100]), "ms-p99")
	b.ReportMetric(float64(saves[len(saves)/2])/float64(commits[len(commits)/2]), "raw")
}

func took(work func()) time.Duration {
	begun := time.Now()
	work()
	return time.Since(begun)
}
