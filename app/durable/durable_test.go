package durable_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"feltbog/app/durable"
)

func TestAFileHasTheBytesAndPermissionsItWasGiven(t *testing.T) {
	path := filepath.Join(t.TempDir(), "week 24.feltpakke")
	content := bytes.Repeat([]byte("0123456789"), 20_000)

	must(t, durable.Write(path, 0o600, write(content)))

	if !bytes.Equal(read(t, path), content) {
		t.Fatal("the file does not hold what was written")
	}
	info, err := os.Stat(path)
	must(t, err)
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Fatalf("permissions are %v, want 0600", info.Mode().Perm())
	}
	alone(t, path)
}

func TestAFileIsReplacedWhole(t *testing.T) {
	path := stood(t, "a much longer file that stood here before")
	must(t, durable.Write(path, 0o600, write([]byte("new"))))
	if got := string(read(t, path)); got != "new" {
		t.Fatalf("the file holds %q", got)
	}
	alone(t, path)
}

func TestANameAsLongAsTheFileSystemAllowsCanBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 255))
	must(t, durable.Write(path, 0o600, write([]byte("x"))))
}

func TestAFillThatFailsLeavesTheOldFileAndNothingElse(t *testing.T) {
	path := stood(t, "old")
	broken := errors.New("no more records")
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, _ = w.Write(make([]byte, 1<<20))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatalf("the error is %v, want fill's own", err)
	}
	unchanged(t, path)
}

func TestAFillThatPanicsLeavesTheOldFileAndNothingElse(t *testing.T) {
	path := stood(t, "old")
	func() {
		defer func() { _ = recover() }()
		_ = durable.Write(path, 0o600, func(w io.Writer) error {
			_, _ = w.Write(make([]byte, 1<<20))
			panic("fill broke")
		})
	}()
	unchanged(t, path)
}

func TestAnErrorOfFillIsNotTakenForAnErrorOfTheDisk(t *testing.T) {
	path := stood(t, "old")
	source := &fs.PathError{Op: "read", Path: "elsewhere", Err: fs.ErrPermission}
	err := durable.Write(path, 0o600, func(io.Writer) error { return source })
	if !errors.Is(err, fs.ErrPermission) || errors.Is(err, durable.Denied) {
		t.Fatalf("the error is %v; a source fill may not read is not a target we may not write", err)
	}
	unchanged(t, path)
}

func TestAFolderInTheWayIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder")
	must(t, os.Mkdir(path, 0o700))
	must(t, os.WriteFile(filepath.Join(path, "kept"), []byte("old"), 0o600))
	err := durable.Write(path, 0o600, write([]byte("x")))
	if !errors.Is(err, durable.Nowhere) && !errors.Is(err, durable.Denied) {
		t.Fatalf("a file in place of a folder gives %v", err)
	}
	if got := string(read(t, filepath.Join(path, "kept"))); got != "old" {
		t.Fatalf("the folder's file holds %q", got)
	}
	alone(t, path)
}

func TestAMissingFolderIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nowhere", "file")
	err := durable.Write(path, 0o600, write([]byte("x")))
	if !errors.Is(err, fs.ErrNotExist) || !errors.Is(err, durable.Nowhere) {
		t.Fatalf("the error is %v, want fs.ErrNotExist and Nowhere", err)
	}
}

func TestAnUnknownErrorHasNoCause(t *testing.T) {
	for _, err := range []error{nil, errors.New("disk full"), fs.ErrClosed, syscall.EAGAIN} {
		if cause := durable.Classify(err); cause != nil {
			t.Errorf("%v is taken for %v", err, cause)
		}
	}
}

func write(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}

func stood(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func unchanged(t *testing.T, path string) {
	t.Helper()
	if got := string(read(t, path)); got != "old" {
		t.Fatalf("the file that stood there now holds %q", got)
	}
	alone(t, path)
}

func alone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	for _, entry := range entries {
		if entry.Name() != filepath.Base(path) {
			t.Errorf("%s was left behind", entry.Name())
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	return content
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
