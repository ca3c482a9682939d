package boot_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func TestOnAFullDiskADraftIsKeptAllTheSame(t *testing.T) {
	_, laptop := enrolled(t)
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("a disk of its own needs root: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, 0) })
	path := filepath.Join(folder, "pc.feltbog")
	apptest.Copy(t, laptop, path)
	app := opened(t, path)
	if err := app.KeepBallast(); err != nil {
		t.Fatal(err)
	}
	fillDisk(t, filepath.Join(folder, "photographs"))
	draft := func(n int) boot.Draft {
		return boot.Draft{ID: book.ID(fmt.Sprint("d-", n)), Kind: "project", Fields: book.Fields{"purpose": strings.Repeat("Om alt muligt. ", 200)}}
	}
	n := 0
	for err := error(nil); !fault.Is(err, fault.DiskFull); n++ {
		if _, err = app.Desk.Draft(t.Context(), draft(n)); n > 500 {
			t.Fatal("the disk never became full")
		}
	}
	for range 20 {
		if _, err := app.KeepDraft(t.Context(), draft(n)); err != nil {
			t.Fatalf("the draft that was refused is not kept: %v", err)
		}
		n++
	}
	if _, err := os.Stat(path + boot.BallastSuffix); err == nil {
		t.Error("the ballast is still there")
	}
	apptest.Close(t, app)
	again := opened(t, path)
	defer apptest.Close(t, again)
	if _, kept, err := again.Desk.DraftOf(t.Context(), draft(n-1).ID); !kept || err != nil {
		t.Errorf("the last draft is there: %t, %v", kept, err)
	}
}

// fillDisk writes until there is no room.
func fillDisk(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for piece := bytes.Repeat([]byte{1}, 1<<14); ; {
		if _, err := file.Write(piece); err != nil {
			return
		}
	}
}
