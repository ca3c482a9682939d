//go:build linux

package durable_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"feltbog/app/durable"
)

func TestEveryErrorNumberOfTheSystemHasItsCause(t *testing.T) {
	for number, want := range map[syscall.Errno]error{
		syscall.ENOSPC: durable.Full,
		syscall.EDQUOT: durable.Full,
		syscall.EROFS:  durable.ReadOnly,
		syscall.EACCES: durable.Denied,
		syscall.EPERM:  durable.Denied,
		syscall.EBUSY:  durable.InUse,
		syscall.EIO:    durable.Gone,
	} {
		err := fmt.Errorf("save: %w", &os.PathError{Op: "write", Path: "p", Err: number})
		if got := durable.Classify(err); got != want {
			t.Errorf("%v is %v, want %v", number, got, want)
		}
	}
}

func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	path := mounted(t, "size=64k")
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	})
	refused(t, path, err, durable.Full, syscall.ENOSPC)
}

func TestAFullDiskIsNoticedEvenWhenFillDoesNot(t *testing.T) {
	path := mounted(t, "size=64k")
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, _ = w.Write(make([]byte, 1<<20))
		return nil
	})
	refused(t, path, err, durable.Full, syscall.ENOSPC)
}

func TestAFullDiskIsNoticedInTheLastBytes(t *testing.T) {
	path := mounted(t, "size=64k")
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 61<<10))
		return err
	})
	refused(t, path, err, durable.Full, syscall.ENOSPC)
}

func TestAReadOnlyDiskIsSaidToBeReadOnly(t *testing.T) {
	path := mounted(t, "size=64k")
	folder := filepath.Dir(path)
	must(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	err := durable.Write(path, 0o600, write([]byte("new")))
	refused(t, path, err, durable.ReadOnly, syscall.EROFS)
}

func TestAFolderOfSomebodyElseIsDenied(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	path := stood(t, "old")
	must(t, os.Chmod(filepath.Dir(path), 0o500))
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	err := durable.Write(path, 0o600, write([]byte("new")))
	refused(t, path, err, durable.Denied, syscall.EACCES)
}

// The test binary plays the process that is killed: see writeForever.
func TestAProcessKilledWhileWritingLeavesTheOldFile(t *testing.T) {
	path := stood(t, "old")
	child := exec.Command(os.Args[0], "-test.run=^TestMain$")
	child.Env = append(os.Environ(), "DURABLE_WRITE_FOREVER="+path)
	output, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	if _, err := bufio.NewReader(output).ReadString('\n'); err != nil {
		t.Fatalf("the child never wrote: %v", err)
	}
	must(t, child.Process.Kill())
	_ = child.Wait()
	if got := string(read(t, path)); got != "old" {
		t.Fatalf("the file that stood there now holds %d bytes", len(got))
	}
}

func TestMain(m *testing.M) {
	if path := os.Getenv("DURABLE_WRITE_FOREVER"); path != "" {
		writeForever(path)
	}
	os.Exit(m.Run())
}

func writeForever(path string) {
	_ = durable.Write(path, 0o600, func(w io.Writer) error {
		for range 8 {
			_, _ = w.Write(make([]byte, 1<<20))
		}
		fmt.Println("writing")
		time.Sleep(time.Hour)
		return nil
	})
}

// mounted gives a file called "old" on a tiny disk of its own.
func mounted(t *testing.T, options string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		t.Skipf("a disk of its own needs root: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	path := filepath.Join(folder, "file")
	must(t, os.WriteFile(path, []byte("old"), 0o600))
	return path
}

func refused(t *testing.T, path string, err, cause error, number syscall.Errno) {
	t.Helper()
	if !errors.Is(err, cause) || !errors.Is(err, number) {
		t.Fatalf("the error is %v, want %v and %v", err, cause, number)
	}
	unchanged(t, path)
}
