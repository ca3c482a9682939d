package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

func TestASecondOpenOfABookIsRefusedAtOnce(t *testing.T) {
	b := created(t, "A")
	_, err := store.Open(t.Context(), b.Path(), newWorld().options(book.Standard()))
	refused(t, err, fault.InUse)

	link := filepath.Join(t.TempDir(), "short cut")
	if runtime.GOOS != "windows" && os.Symlink(b.Path(), link) == nil {
		_, err = store.Open(t.Context(), link, newWorld().options(book.Standard()))
		refused(t, err, fault.InUse)
	}
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Fædregruppen"})
	must(t, b.Close())
	must(t, opened(t, b.Path(), book.Standard()).Close())
}

func TestALockLeftByAKilledProcessIsNoLock(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	must(t, os.WriteFile(path+".lock", nil, 0o600))
	opened(t, path, book.Standard())
}

// Taking and letting go as fast as possible, the lock file comes and goes; at no
// moment may two have it.
func TestOfManyWhoTakeALockAtOnceOneHasIt(t *testing.T) {
	path := place(t)
	var inside, had atomic.Int32
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 500 {
				release, err := store.Lock(path)
				if err != nil {
					if !fault.Is(err, fault.InUse) {
						t.Errorf("lock: %v", err)
					}
					continue
				}
				if inside.Add(1) != 1 {
					t.Error("two have the lock")
				}
				had.Add(1)
				time.Sleep(20 * time.Microsecond)
				inside.Add(-1)
				if err := release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if had.Load() == 0 {
		t.Error("nobody ever had the lock")
	}
}
