package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// fill saves ever more until the disk says no.
func fill(t *testing.T, b *store.Book) error {
	t.Helper()
	text := strings.Repeat("Lang tekst om alt muligt. ", 300)
	for i := range 2000 {
		err := b.Write(t.Context(), func(tx *store.Tx) error {
			kind, _ := book.Standard().Kind("visit")
			for j := range 5 {
				values := map[book.Slot]book.Value{{Tag: 21}: book.Text(fmt.Sprint(text, i, j)), {Tag: 11}: book.Count(int64(i))}
				if _, err := tx.Record(kind, book.ID(fmt.Sprintf("v-%d-%d", i, j)), values, ""); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	t.Fatal("the disk never became full")
	return nil
}

func TestAFullDiskLeavesTheBookAsItWas(t *testing.T) {
	folder := mounted(t, "size=2m")
	path := filepath.Join(folder, "pc.feltbog")
	b := createdAt(t, path, "A", book.Standard())
	refused(t, fill(t, b), fault.DiskFull)
	before := digest(t, b)
	for range 3 {
		refused(t, fill(t, b), fault.DiskFull)
		if digest(t, b) != before {
			t.Fatal("a refused save changed the book")
		}
	}
	copied := filepath.Join(folder, "copy.feltbog")
	refused(t, b.Backup(t.Context(), copied), fault.DiskFull)
	if left := names(t, folder); strings.Contains(fmt.Sprint(left), "copy") {
		t.Errorf("half a copy is left: %q", left)
	}
	must(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=64m"))
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	healthy(t, b)
	must(t, b.Close())
	healthy(t, opened(t, path, book.Standard()))
}

func TestABookThatMayNotGrowIsLeftAsItWas(t *testing.T) {
	b := created(t, "A")
	must(t, store.LimitPages(b, 300))
	refused(t, fill(t, b), fault.DiskFull)
	before := digest(t, b)
	refused(t, fill(t, b), fault.DiskFull)
	if digest(t, b) != before {
		t.Error("a refused save changed the book")
	}
	must(t, store.LimitPages(b, 1_000_000))
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	healthy(t, b)
}

func TestThereIsNoRoomForABookOnAFullDisk(t *testing.T) {
	folder := mounted(t, "size=64k")
	_, err := store.Create(t.Context(), filepath.Join(folder, "pc.feltbog"), identity("A"), newWorld().options(book.Standard()))
	refused(t, err, fault.DiskFull)
	if left := names(t, folder); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestAReadOnlyFileIsSaidToBeOne(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	readOnly(t, path)
	_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
	refused(t, err, fault.NotWritable)
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestAReadOnlyFolderIsSaidToBeOne(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	readOnly(t, filepath.Dir(path))
	_, err := store.Open(t.Context(), path, newWorld().options(book.Standard()))
	refused(t, err, fault.NotWritable)
	_, err = store.Create(t.Context(), filepath.Join(filepath.Dir(path), "new.feltbog"), identity("A"), newWorld().options(book.Standard()))
	refused(t, err, fault.NotWritable)
}

func TestADiskThatTurnsReadOnlyRefusesTheSave(t *testing.T) {
	folder := mounted(t, "size=8m")
	b := createdAt(t, filepath.Join(folder, "pc.feltbog"), "A", book.Standard())
	before := digest(t, b)
	must(t, b.Close())
	must(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	_, err := store.Open(t.Context(), b.Path(), newWorld().options(book.Standard()))
	refused(t, err, fault.NotWritable)
	must(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, ""))
	if digest(t, opened(t, b.Path(), book.Standard())) != before {
		t.Error("the book has changed")
	}
}

// The test binary plays the process that is killed: see saveForever.
func TestInvariant10AKilledProcessLosesNothingItWasToldIsSaved(t *testing.T) {
	path := place(t)
	must(t, createdAt(t, path, "A", book.Standard()).Close())
	said := 0
	for range 12 {
		child := exec.Command(os.Args[0], "-test.run=^TestMain$")
		child.Env = append(os.Environ(), "STORE_SAVE_FOREVER="+path, "STORE_FROM="+strconv.Itoa(said))
		output := ok(child.StdoutPipe())(t)
		must(t, child.Start())
		lines := bufio.NewScanner(output)
		if !lines.Scan() {
			t.Fatal("the child never saved")
		}
		said = ok(strconv.Atoi(lines.Text()))(t)
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
		must(t, child.Process.Kill())
		for lines.Scan() {
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				said = n
			}
		}
		_ = child.Wait()
		b := opened(t, path, book.Standard())
		health := healthy(t, b)
		if health.Changes != said && health.Changes != said+1 {
			t.Fatalf("%d saves were acknowledged, %d are there", said, health.Changes)
		}
		said = health.Changes
		must(t, b.Close())
	}
}

func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_SAVE_FOREVER"); path != "" {
		saveForever(path)
	}
	os.Exit(m.Run())
}

func saveForever(path string) {
	ctx := context.Background()
	b, err := store.Open(ctx, path, newWorld().options(book.Standard()))
	if err != nil {
		os.Exit(1)
	}
	saved, _ := strconv.Atoi(os.Getenv("STORE_FROM"))
	for ; ; saved++ {
		err := b.Write(ctx, func(tx *store.Tx) error {
			kind, _ := book.Standard().Kind("visit")
			values := map[book.Slot]book.Value{{Tag: 21}: book.Text(fmt.Sprintf("Resumé %d", saved)), {Tag: 11}: book.Count(int64(saved))}
			_, err := tx.Record(kind, book.ID(fmt.Sprintf("v%d", saved%7)), values, "")
			return err
		})
		if err != nil {
			os.Exit(1)
		}
		fmt.Println(saved + 1)
	}
}

// mounted is a folder on a disk of its own.
func mounted(t *testing.T, options string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		t.Skipf("a disk of its own needs root: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	return folder
}

// readOnly takes the right to write to path away until the test ends. Root is
// stopped by no permission, so for root it is mounted read-only.
func readOnly(t *testing.T, path string) {
	t.Helper()
	if os.Geteuid() != 0 {
		mode := ok(os.Stat(path))(t).Mode()
		must(t, os.Chmod(path, mode&^0o222))
		t.Cleanup(func() { must(t, os.Chmod(path, mode)) })
		return
	}
	if err := syscall.Mount(path, path, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("may not mount: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(path, 0)) })
	must(t, syscall.Mount("", path, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
}
