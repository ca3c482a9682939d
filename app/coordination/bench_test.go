//go:build unix

package coordination_test

import (
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/coordination"
	"feltbog/app/exchange"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// quick makes every load a tenth: for a look, not for a verdict.
var quick = flag.Bool("quick", false, "a tenth of every load")

func load(fields int) int {
	if *quick {
		return fields / 10
	}
	return fields
}

// A cost is what some work took: by the clock, and of the processors. On a machine
// that others use too only the second can be trusted.
type cost struct{ clock, processor time.Duration }

func timed(work func()) cost {
	clock, before := time.Now(), usage()
	work()
	after := usage()
	return cost{time.Since(clock), after.processor - before.processor}
}

func (c cost) per(other cost) (clock, processor float64) {
	return float64(c.clock) / float64(other.clock), float64(c.processor) / float64(other.processor)
}

type used struct {
	processor time.Duration
	peak      int64 // bytes of memory, at its most
}

func usage() used {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	peak := int64(u.Maxrss)
	if runtime.GOOS != "darwin" {
		peak *= 1024
	}
	return used{time.Duration(u.Utime.Nano() + u.Stime.Nano()), peak}
}

// limit is what nothing can be faster than: as many rows of a field each, attached
// and copied by SQLite to a table without an index.
type limit struct {
	b      *testing.B
	folder string
}

const fieldTable = `CREATE TABLE field (record INTEGER, tag INTEGER, key TEXT, stream INTEGER, seq INTEGER, wall INTEGER, value ANY) STRICT`

func newLimit(b *testing.B, fields int) limit {
	l := limit{b, b.TempDir()}
	l.run(l.open("from"), fieldTable, fmt.Sprintf(`WITH RECURSIVE count (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n < %d)
		INSERT INTO field SELECT n / 20, 10 + n %% 10, '', 1, n / 10, 1200000000000 + n,
		CASE n %% 3 WHEN 0 THEN n WHEN 1 THEN 'project-' || n %% 300 ELSE 'Nummer ' || n || ' i opgangen' END FROM count`, fields-1))
	return l
}

func (l limit) open(name string) *sql.DB {
	db, err := sql.Open("sqlite", filepath.Join(l.folder, name)+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		l.b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	l.b.Cleanup(func() { _ = db.Close() })
	return db
}

func (l limit) run(db *sql.DB, statements ...string) {
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			l.b.Fatal(err)
		}
	}
}

func (l limit) copy() cost {
	db := l.open("to")
	l.run(db, `ATTACH '`+filepath.Join(l.folder, "from")+`' AS source`, fieldTable)
	took := timed(func() { l.run(db, `INSERT INTO field SELECT * FROM source.field`) })
	l.run(db, `DROP TABLE field`)
	if err := db.Close(); err != nil {
		l.b.Fatal(err)
	}
	return took
}

// compared measures work between two measurements of the limit, and reports it as
// so many times the limit.
func (l limit) compared(work func()) cost {
	before := l.copy()
	took := timed(work)
	after := l.copy()
	clock, processor := took.per(cost{(before.clock + after.clock) / 2, (before.processor + after.processor) / 2})
	l.b.ReportMetric(clock, "raw")
	l.b.ReportMetric(processor, "raw-cpu")
	return took
}

// A laptop has recorded changes, and seals them.
type laptop struct {
	letter string
	keys   parcel.Keys
}

func newLaptop(b *testing.B, letter string) laptop {
	keys, err := parcel.NewKeys(1)
	fatal(b, err)
	return laptop{letter, keys}
}

const workspace = "0190b8a0-0000-7000-8000-000000000000"

func (l laptop) device() journal.Device {
	return journal.Device("0190b8a0-1111-7000-8000-00000000000" + l.letter)
}

// wrote are the changes numbered first+1 to last: ten writes in each, two changes
// to a visit, the second naming the first as seen.
func (l laptop) wrote(first, last int) func(func(journal.Change) error) error {
	return func(visit func(journal.Change) error) error {
		for i := first; i < last; i++ {
			if err := visit(l.change(i)); err != nil {
				return err
			}
		}
		return nil
	}
}

// apart is how many changes lie between the two of one visit.
const apart = 50

func (l laptop) change(i int) journal.Change {
	stream := journal.Stream{Device: l.device(), Scope: "team:tfi"}
	again, visit := i/apart%2 == 1, i/(2*apart)*apart+i%apart
	c := journal.Change{
		Dot: journal.Dot{Stream: stream, Seq: uint64(i + 1)}, Nonce: uint64(i+1) * 0x9e3779b97f4a7c15, Action: journal.Edit, Kind: 10,
		Record: book.ID(fmt.Sprintf("0190b8a0-%04x-7000-8000-%s%011d", visit%0x10000, l.letter, visit)), Wall: 1_200_000_000_000 + int64(i)*60_000,
	}
	status := book.Draft
	if again {
		status = book.Ready
	}
	for _, w := range []journal.Write{
		{Slot: book.Slot{Tag: book.TagNumber}, Value: book.Text(fmt.Sprintf("%s-2008-%04d", l.letter, visit))},
		{Slot: book.Slot{Tag: book.TagStatus}, Value: book.Text(string(status))},
		{Slot: book.Slot{Tag: 10}, Value: book.Text(fmt.Sprintf("2008-%02d-%02d", visit%12+1, visit%28+1))},
		{Slot: book.Slot{Tag: 11}, Value: book.Count(int64(i % 240))},
		{Slot: book.Slot{Tag: 12}, Value: book.Text(fmt.Sprintf("project-%d", visit%300))},
		{Slot: book.Slot{Tag: 13}, Value: book.Text(fmt.Sprintf("area-%d", visit%20))},
		{Slot: book.Slot{Tag: 14, Key: fmt.Sprintf("staff-%d", visit%9)}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: 15, Key: "parent"}, Value: book.Count(int64(i % 40))},
		{Slot: book.Slot{Tag: 19, Key: "school"}, Value: book.Bool(i%3 == 0)},
		{Slot: book.Slot{Tag: 21}, Value: book.Text(fmt.Sprintf("Besøg nummer %d i opgangen, forældrene lagde vægt på tryghed og fritid for de unge", i))},
	} {
		if again {
			w.Seen = []journal.Dot{{Stream: stream, Seq: uint64(i + 1 - apart)}}
		}
		c.Writes = append(c.Writes, w)
	}
	return c
}

// seal writes the changes as a parcel and gives its path.
func (l laptop) seal(b *testing.B, office *office, first, last int) string {
	path := filepath.Join(b.TempDir(), fmt.Sprintf("%s-%09d.feltpakke", l.letter, first))
	file, err := os.Create(path)
	fatal(b, err)
	_, err = parcel.Seal(file, parcel.Header{
		Workspace: workspace, Parcel: fmt.Sprintf("%s-%d-%d", l.letter, first, last), Number: 1 + first, Sender: l.device(), Letter: l.letter,
		Name: "Laptop " + l.letter, Role: parcel.RoleField, Schema: "x", Now: 1_212_000_000_000,
	}, parcel.Content{Changes: l.wrote(first, last)}, l.keys, []string{office.keys.Public().Recipient})
	fatal(b, err)
	fatal(b, file.Close())
	return path
}

// An office is a coordinator's place with a book that knows the register.
type office struct {
	*coordination.Office
	b    *testing.B
	book *store.Book
	keys parcel.Keys
}

func newOffice(b *testing.B, keys parcel.Keys, laptops ...laptop) *office {
	made, err := store.Create(ctx, filepath.Join(b.TempDir(), "kontor.feltbog"), store.Identity{
		Workspace: workspace, Device: "office", Role: store.Coordinator, Name: "Kontoret", Letter: "K", Team: "tfi", Created: 1,
	}, options())
	fatal(b, err)
	b.Cleanup(func() { _ = made.Close() })
	fatal(b, made.Write(ctx, func(tx *store.Tx) error {
		for _, l := range laptops {
			if err := tx.PutDevice(store.Device{ID: l.device(), Letter: l.letter, Team: "tfi", SignKey: l.keys.Public().SignKey, Admitted: 1}); err != nil {
				return err
			}
		}
		return errors.Join(exchange.KeepKeys(tx, keys), register(tx))
	}))
	return &office{coordination.New(coordination.Config{
		Book: made, Catalogue: book.Standard(), NewID: func() string { return "id" }, Zone: time.UTC,
	}), b, made, keys}
}

func options() store.Options {
	return store.Options{Key: make([]byte, 32), Catalogue: book.Standard(), Now: func() int64 { return 1_213_000_000_000 }, Nonce: func() uint64 { return 1 }}
}

// register is what visits point to.
func register(tx *store.Tx) error {
	for _, r := range []struct {
		kind, name string
		count      int
	}{{"area", "Område", 20}, {"project", "Projekt", 300}} {
		kind, _ := book.Standard().Kind(r.kind)
		for i := range r.count {
			id, name := book.ID(fmt.Sprintf("%s-%d", r.kind, i)), book.Text(fmt.Sprintf("%s %d", r.name, i))
			if _, err := tx.Record(kind, id, map[book.Slot]book.Value{{Tag: 10}: name}, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *office) take(path string) coordination.Account {
	account, err := o.TakeIn(ctx, path, false, nil)
	fatal(o.b, err)
	return account
}

func (o *office) size() int64 {
	fatal(o.b, o.book.Purge(ctx))
	info, err := os.Stat(o.book.Path())
	fatal(o.b, err)
	return info.Size()
}

func fatal(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func keysOf(b *testing.B) parcel.Keys {
	keys, err := parcel.NewKeys(1)
	fatal(b, err)
	return keys
}

func BenchmarkTakeIn(b *testing.B) {
	for _, fields := range []int{250_000, 500_000, 1_000_000} {
		b.Run(fmt.Sprintf("of %dk fields", fields/1000), func(b *testing.B) {
			fields := load(fields)
			a, raw := newLaptop(b, "a"), newLimit(b, fields)
			o := newOffice(b, keysOf(b), a)
			path := a.seal(b, o, 0, fields/10)
			for b.Loop() {
				took := raw.compared(func() {
					if account := o.take(path); account.Changes != fields/10 || account.New != fields/20 {
						b.Fatalf("taken in: %d changes, %d new", account.Changes, account.New)
					}
				})
				b.ReportMetric(float64(took.clock.Nanoseconds())/1000/float64(fields), "µs/field")
				b.ReportMetric(float64(took.processor.Nanoseconds())/1000/float64(fields), "µs-cpu/field")
				b.ReportMetric(float64(usage().peak)/1e6, "MB-peak")
			}
			info, err := os.Stat(path)
			fatal(b, err)
			b.ReportMetric(float64(info.Size())/float64(fields), "B/field-parcel")
			b.ReportMetric(float64(o.size())/float64(fields), "B/field-book")
		})
	}
}

func BenchmarkTakeInAgain(b *testing.B) {
	fields := load(1_000_000)
	a, raw := newLaptop(b, "a"), newLimit(b, fields)
	o := newOffice(b, keysOf(b), a)
	path := a.seal(b, o, 0, fields/10)
	o.take(path)
	for b.Loop() {
		raw.compared(func() {
			if account := o.take(path); account.Already != fields/10 {
				b.Fatalf("%d already had", account.Already)
			}
		})
	}
}

// BenchmarkTakeInWhileReading takes a year in while somebody reads a page of a list
// over and over, as a person who goes on working does, and now and then saves. A save
// waits for its turn: there is one writer.
func BenchmarkTakeInWhileReading(b *testing.B) {
	fields := load(1_000_000)
	a, other := newLaptop(b, "a"), newLaptop(b, "c")
	o := newOffice(b, keysOf(b), a, other)
	o.take(a.seal(b, o, 0, fields/50))
	path := other.seal(b, o, 0, fields/10)
	for b.Loop() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			o.take(path)
		}()
		var reads, saves []time.Duration
		for i := 0; !over(done); i++ {
			reads = append(reads, timed(o.page).clock)
			if i%50 == 25 {
				saves = append(saves, timed(func() { fatal(b, o.book.Write(ctx, note)) }).clock)
			}
			time.Sleep(2 * time.Millisecond)
		}
		slices.Sort(reads)
		b.ReportMetric(float64(reads[len(reads)/2].Microseconds())/1000, "ms-p50")
		b.ReportMetric(float64(reads[len(reads)*99/100].Microseconds())/1000, "ms-p99")
		if len(saves) > 0 {
			b.ReportMetric(slices.Max(saves).Seconds(), "s-save")
		}
	}
}

func over(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

// page reads the first page of a list.
func (o *office) page() {
	fatal(o.b, o.book.Read(ctx, func(tx *store.Tx) error {
		_, err := tx.List(store.Query{Kind: "visit", Descending: true, Limit: 50})
		return err
	}))
}

// note saves a small record.
func note(tx *store.Tx) error {
	kind, _ := book.Standard().Kind("area")
	_, err := tx.Record(kind, "area-0", map[book.Slot]book.Value{{Tag: 10}: book.Text("Område")}, "")
	return err
}

// BenchmarkTakeInAWeek takes weekly parcels of 10 000 fields into an empty book
// and into a big one, in turn.
func BenchmarkTakeInAWeek(b *testing.B) {
	const weeks, week = 9, 1_000
	big, year := load(5_000_000), load(1_000_000)
	keys, weekly := keysOf(b), newLaptop(b, "w")
	laptops := []laptop{weekly}
	for i := range big / year {
		laptops = append(laptops, newLaptop(b, string(rune('a'+i))))
	}
	full := newOffice(b, keys, laptops...)
	for _, l := range laptops[1:] {
		full.take(l.seal(b, full, 0, year/10))
	}
	var inBig, inEmpty cost
	for b.Loop() {
		for i := range weeks {
			path := weekly.seal(b, full, i*week, (i+1)*week)
			empty := newOffice(b, keys, laptops...)
			one, other := timed(func() { empty.take(path) }), timed(func() { full.take(path) })
			inEmpty = cost{inEmpty.clock + one.clock, inEmpty.processor + one.processor}
			inBig = cost{inBig.clock + other.clock, inBig.processor + other.processor}
			fatal(b, empty.book.Close())
		}
	}
	clock, processor := inBig.per(inEmpty)
	b.ReportMetric(clock, "empty")
	b.ReportMetric(processor, "empty-cpu")
	b.ReportMetric(inEmpty.clock.Seconds()*1000/weeks, "ms-empty")
	b.ReportMetric(inBig.clock.Seconds()*1000/weeks, "ms-big")
}

// BenchmarkTakeInShuffled takes the same parcels in in order and out of it.
func BenchmarkTakeInShuffled(b *testing.B) {
	const parcels = 40
	fields := load(1_000_000)
	keys, a := keysOf(b), newLaptop(b, "a")
	ordered, shuffled := newOffice(b, keys, a), newOffice(b, keys, a)
	var paths []string
	// Cut so that most visits have their two changes in two parcels.
	step := fields / 10 / parcels
	for i := range parcels {
		paths = append(paths, a.seal(b, ordered, i*step, (i+1)*step))
	}
	all := func(o *office) cost {
		return timed(func() {
			for _, path := range paths {
				o.take(path)
			}
		})
	}
	for b.Loop() {
		one := all(ordered)
		b.ReportMetric(float64(one.clock.Nanoseconds())/1000/float64(fields), "µs/field")
		rand.New(rand.NewPCG(3, 7)).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		clock, processor := all(shuffled).per(one)
		b.ReportMetric(clock, "in-order")
		b.ReportMetric(processor, "in-order-cpu")
	}
	if sum(ordered) != sum(shuffled) {
		b.Fatal("the two books differ")
	}
}

func sum(o *office) (sum string) {
	fatal(o.b, o.book.Read(ctx, func(tx *store.Tx) (err error) { sum, err = tx.Digest(); return err }))
	return sum
}
