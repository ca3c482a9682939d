package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// worked is a book with something in every table.
func worked(t *testing.T) *store.Book {
	b := year(t)
	write(t, b, func(tx *store.Tx) {
		tx.From("parcel-1")
		a, c := from("device-X", 1, 100, "2009-05-28"), from("device-Y", 2, 90, "2009-05-29")
		c.Writes[0].Seen = append(c.Writes[0].Seen, a.Dot, from("device-Y", 1, 0, "").Dot)
		c.Record, a.Record = "v9", "v9"
		ok(tx.Add(a))(t)
		ok(tx.Add(c))(t)
	})
	return b
}

func TestCheckSeesEveryDifferenceAndRebuildMendsIt(t *testing.T) {
	for _, c := range []struct{ spoil, problem string }{
		{`UPDATE held SET last = last + 1`, store.ProblemHeld},
		{`UPDATE visit SET duration = 91 WHERE duration = 90`, store.ProblemProjection},
		{`DELETE FROM visit WHERE duration = 90`, store.ProblemProjection},
		{`UPDATE record SET title = 'x' WHERE id = 'v1'`, store.ProblemProjection},
		{`UPDATE record SET changed = changed + 1`, store.ProblemProjection},
		{`DELETE FROM reference`, store.ProblemProjection},
		{`UPDATE words SET text = text || ' mere'`, store.ProblemSearch},
		{`DELETE FROM words`, store.ProblemSearch},
		{`INSERT INTO search (search) VALUES ('delete-all')`, store.ProblemSearch},
		{`PRAGMA foreign_keys = OFF; UPDATE change SET parcel = 999`, store.ProblemReferences},
		{`UPDATE change SET body = x'00' WHERE seq = 2`, store.ProblemJournal},
	} {
		b := worked(t)
		before := digest(t, b)
		healthy(t, b)
		must(t, b.Close())
		run(t, b.Path(), c.spoil)
		b = opened(t, b.Path(), book.Standard())
		health := ok(b.Check(t.Context()))(t)
		if health.OK || !slices.Contains(health.Problems, c.problem) {
			t.Errorf("after %q: %+v", c.spoil, health)
		}
		if again := ok(b.Check(t.Context()))(t); fmt.Sprint(again) != fmt.Sprint(health) {
			t.Errorf("after %q a second check says %+v: the first changed something", c.spoil, again)
		}
		switch c.problem {
		case store.ProblemJournal:
			refused(t, b.Rebuild(t.Context()), fault.Damaged)
		case store.ProblemReferences:
		default:
			must(t, b.Rebuild(t.Context()))
			healthy(t, b)
			if digest(t, b) != before {
				t.Errorf("after %q the rebuilt book is another", c.spoil)
			}
		}
	}
}

func TestCheckCountsWhatIsInTheBook(t *testing.T) {
	b := worked(t)
	if health := healthy(t, b); health.Records != 9 || health.Changes != 11 {
		t.Errorf("health %+v", health)
	}
}

func TestABackupIsTheBookAndNeverReplacesAFile(t *testing.T) {
	b := worked(t)
	path := filepath.Join(t.TempDir(), "kopi 100% æ.feltbog")
	must(t, b.Backup(t.Context(), path))
	refused(t, b.Backup(t.Context(), path), fault.Exists)
	refused(t, b.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "copy.feltbog")), fault.NotWritable)
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
	if mode := ok(os.Stat(path))(t).Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
		t.Errorf("others may read it: %o", mode)
	}
	copied := opened(t, path, book.Standard())
	if digest(t, copied) != digest(t, b) || copied.Identity() != b.Identity() {
		t.Error("the copy is another book")
	}
	healthy(t, copied)
	save(t, b, "visit", "v1", "", book.Fields{"duration": 7})
	if digest(t, copied) == digest(t, b) {
		t.Error("a later save reached the copy")
	}
}

func TestWorkThatIsStoppedChangesNothing(t *testing.T) {
	b := worked(t)
	before := digest(t, b)
	ctx, cancel := context.WithCancel(t.Context())
	err := b.Write(ctx, func(tx *store.Tx) error {
		enter(t, tx, book.Standard(), "visit", "v1", "", book.Fields{"duration": 7})
		cancel()
		_, err := tx.Add(from("device-X", 9, 1, "2009-05-28"))
		return err
	})
	refused(t, err, fault.Stopped)
	refused(t, b.Read(ctx, func(*store.Tx) error { return nil }), fault.Stopped)
	if digest(t, b) != before {
		t.Error("the book has changed")
	}
}

func TestAWriterWaitsForItsTurnNoLongerThanAsked(t *testing.T) {
	b := created(t, "A")
	write(t, b, func(*store.Tx) {
		ctx, cancel := context.WithCancel(t.Context())
		waiting, done := asked{ctx, make(chan bool, 9)}, make(chan error, 1)
		go func() { done <- b.Write(waiting, func(*store.Tx) error { return nil }) }()
		<-waiting.looked
		cancel()
		select {
		case err := <-done:
			refused(t, err, fault.Stopped)
		case <-time.After(10 * time.Second):
			t.Error("a writer that was called off still waits")
		}
	})
}

// asked is a context that tells when it was looked at.
type asked struct {
	context.Context
	looked chan bool
}

func (a asked) Err() error {
	select {
	case a.looked <- true:
	default:
	}
	return a.Context.Err()
}
