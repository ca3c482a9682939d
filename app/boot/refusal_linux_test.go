package boot_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/store/vault/disk"
)

// A refusal is how the disk says no at one write point, of SQLite's files and of
// those written whole alike, and what the user is to be told.
type refusal struct {
	number syscall.Errno
	codes  map[disk.What]int32
	want   fault.Code
}

var (
	noRoom  = map[disk.What]int32{disk.Write: sqlite3.SQLITE_FULL, disk.Truncate: sqlite3.SQLITE_FULL, disk.Sync: sqlite3.SQLITE_FULL, disk.Delete: sqlite3.SQLITE_FULL}
	trouble = map[disk.What]int32{disk.Write: sqlite3.SQLITE_IOERR_WRITE, disk.Truncate: sqlite3.SQLITE_IOERR_TRUNCATE, disk.Sync: sqlite3.SQLITE_IOERR_FSYNC, disk.Delete: sqlite3.SQLITE_IOERR_DELETE}
)

// Half of a write that is refused for want of room is written.
var refusals = []refusal{
	{syscall.ENOSPC, noRoom, fault.DiskFull},
	{syscall.EIO, trouble, fault.NotWritable},
	{syscall.EROFS, trouble, fault.NotWritable},
	{syscall.EACCES, trouble, fault.NotWritable},
}

// at refuses the nth write point from now, and tells whether it has come to it. The
// deletions of what a failed try left are let through: a disk that takes no writes
// takes those.
func (r refusal) at(d *disk.Disk, n int64) (came func() bool) {
	var count atomic.Int64
	d.Refuse(func(e disk.Event) int32 {
		if count.Add(1) == n {
			return r.codes[e.What]
		}
		return sqlite3.SQLITE_OK
	})
	durable.Refuse(func(string) error {
		if count.Add(1) == n {
			return r.number
		}
		return nil
	})
	return func() bool { return count.Load() >= n }
}

func yield(d *disk.Disk) {
	d.Refuse(nil)
	durable.Refuse(nil)
}

// A chore is something a person does with a book that writes files of its own. It is
// given a folder with the book and nothing it makes.
type chore struct {
	name string
	do   func(ctx context.Context, folder string) error
}

var chores = []chore{
	{"make a book", func(ctx context.Context, folder string) error {
		app, err := usual().Init(ctx, filepath.Join(folder, "ny.feltbog"), boot.Beginning{Role: boot.Coordinator, Name: "Kirsten"})
		if err != nil {
			return err
		}
		return app.Close()
	}},
	{"back up", within(func(ctx context.Context, app *boot.App, folder string) error {
		return app.Backup(ctx, filepath.Join(folder, "kopi.feltbog"))
	})},
	{"keep a copy", within(func(ctx context.Context, app *boot.App, _ string) error {
		_, err := app.KeepCopy(ctx)
		return err
	})},
	{"seal", within(func(ctx context.Context, app *boot.App, folder string) error {
		_, err := app.Desk.Seal(ctx, folder, true, nil)
		return err
	})},
	{"restore", func(ctx context.Context, folder string) error {
		_, err := usual().Restore(ctx, filepath.Join(folder, "pc.feltbog"), filepath.Join(folder, "gendannet.feltbog"), "")
		return err
	}},
	{"change the passphrase", func(_ context.Context, folder string) error {
		return usual().ChangePassphrase(filepath.Join(folder, "pc.feltbog"), apptest.Passphrase+" igen")
	}},
}

// within does a chore in the open book of a folder.
func within(do func(context.Context, *boot.App, string) error) func(context.Context, string) error {
	return func(ctx context.Context, folder string) error {
		app, err := usual().Open(ctx, filepath.Join(folder, "pc.feltbog"))
		if err != nil {
			return err
		}
		return errors.Join(do(ctx, app, folder), app.Close())
	}
}

func TestADiskThatRefusesAtAnyPointLeavesEverythingAsItWasAndTheNextTryWorks(t *testing.T) {
	_, laptop := enrolled(t)
	app := opened(t, laptop)
	for i := range 8 {
		if _, err := app.Desk.Save(t.Context(), boot.Entry{Kind: "project", Fields: book.Fields{"name": fmt.Sprint("Projekt ", i)}}); err != nil {
			t.Fatal(err)
		}
	}
	before := digest(t, app)
	apptest.Close(t, app)
	d, err := disk.Insert()
	if err != nil {
		t.Fatal(err)
	}
	yield(d)
	defer func() {
		yield(d)
		if err := d.Eject(); err != nil {
			t.Error(err)
		}
	}()
	for _, c := range chores {
		for _, r := range refusals {
			t.Run(c.name+", "+r.number.Error(), func(t *testing.T) {
				points := int64(1)
				for ; stopped(t, d, c, r, laptop, before, points); points += 1 + points/5 {
				}
				if points < 5 {
					t.Errorf("%d write points are too few to have been all", points-1)
				}
			})
		}
	}
}

// stopped does a chore in a copy of the book, on a disk that refuses its nth write
// point. It is false when there were fewer.
func stopped(t *testing.T, d *disk.Disk, c chore, r refusal, laptop, digest string, n int64) bool {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "pc.feltbog")
	apptest.Copy(t, laptop, path)
	came := r.at(d, n)
	err := c.do(t.Context(), folder)
	reached := came()
	yield(d)
	if err == nil {
		return reached
	}
	if !fault.Is(err, r.want) {
		t.Fatalf("point %d: the error is %v, want the fault %s", n, err, r.want)
	}
	same(t, path, digest)
	if left := extra(t, folder); len(left) > 0 {
		t.Errorf("point %d: left behind %q", n, left)
	}
	if err := c.do(t.Context(), folder); err != nil {
		t.Errorf("point %d: the next try fails: %v", n, err)
	}
	return true
}

// same wants the book at path to open as it did, and to hold what it held.
func same(t *testing.T, path, was string) {
	t.Helper()
	app := opened(t, path)
	defer apptest.Close(t, app)
	if healthy(t, app); digest(t, app) != was {
		t.Error("the book has changed")
	}
}

// extra are the files in a folder that do not belong to the book.
func extra(t *testing.T, folder string) (left []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Base(path) != "pc.feltbog" && filepath.Base(path) != "pc.feltbog-key" {
			left = append(left, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return left
}
