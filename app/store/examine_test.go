package store_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
)

func TestAnExaminationFindsAPageThatWasHarmedUnderAnOpenBook(t *testing.T) {
	path, _, _ := told(t)
	b := opened(t, path, book.Standard())
	must(t, b.Examine(t.Context()))
	found := ok(b.Survey())(t)
	if len(found.Lost) > 0 || found.Pages < 20 {
		t.Fatalf("a whole book: %+v", found)
	}
	file := ok(os.OpenFile(path, os.O_RDWR, 0))(t)
	_, err := file.WriteAt([]byte{0}, (found.Pages-1)*4096+7)
	must(t, err)
	must(t, file.Close())
	if found = ok(b.Survey())(t); !slices.Equal(found.Lost, []int64{found.Pages}) {
		t.Errorf("lost are %v of %d", found.Lost, found.Pages)
	}
	refused(t, b.Examine(t.Context()), fault.Damaged)
}

func TestAnExaminationEndsWhenItIsToldTo(t *testing.T) {
	path, _, _ := told(t)
	b := opened(t, path, book.Standard())
	ctx, stop := context.WithCancel(t.Context())
	stop()
	refused(t, b.Examine(ctx), fault.Stopped)
}

// TestAnExaminationKeepsNobodyFromSaving examines again and again while somebody
// saves.
func TestAnExaminationKeepsNobodyFromSaving(t *testing.T) {
	b := created(t, "A")
	done := make(chan error)
	go func() {
		for range 20 {
			if err := b.Examine(t.Context()); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for range 20 {
		save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	}
	must(t, <-done)
}
