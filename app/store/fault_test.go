//go:build unix

package store_test

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/vault/disk"
)

// A failing is how a disk refuses: every write, truncation, sync and deletion from
// the nth on, or that one alone.
type failing struct {
	name  string
	codes map[disk.What]int32
	once  bool
	want  fault.Code
}

// An error of input and output is what SQLite makes of EIO, EROFS and EACCES.
var (
	full   = map[disk.What]int32{disk.Write: sqlite3.SQLITE_FULL, disk.Truncate: sqlite3.SQLITE_FULL, disk.Sync: sqlite3.SQLITE_FULL, disk.Delete: sqlite3.SQLITE_FULL}
	broken = map[disk.What]int32{disk.Write: sqlite3.SQLITE_IOERR_WRITE, disk.Truncate: sqlite3.SQLITE_IOERR_TRUNCATE, disk.Sync: sqlite3.SQLITE_IOERR_FSYNC, disk.Delete: sqlite3.SQLITE_IOERR_DELETE}
)

var failings = []failing{
	{"full from then on", full, false, fault.DiskFull},
	{"full once", full, true, fault.DiskFull},
	{"broken from then on", broken, false, fault.NotWritable},
	{"broken once", broken, true, fault.NotWritable},
}

// from makes the disk refuse its nth event, counted from now, and tells whether it
// has come to that.
func (f failing) from(d *disk.Disk, n int64) (refused func() bool) {
	var count atomic.Int64
	d.Refuse(func(e disk.Event) int32 {
		if at := count.Add(1); at == n || at > n && !f.once {
			return f.codes[e.What]
		}
		return sqlite3.SQLITE_OK
	})
	return func() bool { return count.Load() >= n }
}

// A deed is something a book does that writes.
type deed struct {
	name string
	do   func(t *testing.T, b *store.Book, n int64) error
}

var deeds = []deed{
	{"save", func(t *testing.T, b *store.Book, n int64) error {
		return b.Write(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Record(visitKind, book.ID(fmt.Sprint("v-", n)), map[book.Slot]book.Value{{Tag: 21}: book.Text("Resumé"), {Tag: 11}: book.Count(n)}, "")
			return err
		})
	}},
	{"take in", func(t *testing.T, b *store.Book, n int64) error {
		return b.Write(t.Context(), func(tx *store.Tx) error {
			for i := range uint64(40) {
				change := from("device-B", uint64(n)*40+i, int64(i), "2009-05-28")
				change.Record = book.ID(fmt.Sprint("w-", n, "-", i))
				if _, err := tx.Add(change); err != nil {
					return err
				}
			}
			return nil
		})
	}},
	{"back up", func(t *testing.T, b *store.Book, n int64) error {
		return b.Backup(t.Context(), filepath.Join(filepath.Dir(b.Path()), fmt.Sprint("backup-", n)))
	}},
}

func TestADiskThatFailsAtAnyWriteLeavesTheBookAsItWasAndTheNextTryWorks(t *testing.T) {
	d := failable(t)
	for _, a := range deeds {
		for _, f := range failings {
			t.Run(a.name+", "+f.name, func(t *testing.T) {
				d.Refuse(nil)
				b := created(t, "A")
				n := int64(1)
				for ; failed(t, d, f, a, b, n); n++ {
				}
				if n < 5 {
					t.Errorf("%d writes are too few to have been all", n-1)
				}
				healthy(t, b)
				before := digest(t, b)
				must(t, b.Close())
				if again := opened(t, b.Path(), book.Standard()); digest(t, again) != before {
					t.Error("the book has changed")
				}
			})
		}
	}
}

// failed does an act on a disk that refuses its nth write. It is false when there
// were fewer, and the act was done.
func failed(t *testing.T, d *disk.Disk, f failing, a deed, b *store.Book, n int64) bool {
	t.Helper()
	before, files := digest(t, b), names(t, filepath.Dir(b.Path()))
	refusal := f.from(d, n)
	err := a.do(t, b, n)
	came := refusal()
	d.Refuse(nil)
	if err == nil {
		return came
	}
	refused(t, err, f.want)
	if digest(t, b) != before {
		t.Errorf("write %d: a refused %s changed the book", n, a.name)
	}
	if left := names(t, filepath.Dir(b.Path())); fmt.Sprint(left) != fmt.Sprint(files) {
		t.Errorf("write %d: left behind %q", n, left)
	}
	return true
}

func TestADiskThatFailsWhileABookIsMadeLeavesNothingBehind(t *testing.T) {
	d := failable(t)
	for _, f := range failings {
		t.Run(f.name, func(t *testing.T) {
			d.Refuse(nil)
			path := place(t)
			for n, came := int64(1), true; came; n += 3 {
				refusal := f.from(d, n)
				b, err := store.Create(t.Context(), path, identity("A"), newWorld().options(book.Standard()))
				came = refusal()
				d.Refuse(nil)
				if err == nil {
					must(t, b.Discard())
					continue
				}
				refused(t, err, f.want)
				if left := names(t, filepath.Dir(path)); len(left) != 0 {
					t.Fatalf("write %d: left behind %q", n, left)
				}
			}
		})
	}
}

// failable is the disk that books of a test lie on from now on.
func failable(t *testing.T) *disk.Disk {
	t.Helper()
	d := ok(disk.Insert())(t)
	d.Refuse(nil)
	t.Cleanup(func() { must(t, d.Eject()) })
	return d
}
