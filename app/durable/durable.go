// Package durable creates the files a user keeps: parcels, enrolments, papers, copies of a book. It is
// the only room that does.
//
// It promises that a file appears whole or not at all. The new content is written beside the target,
// flushed to the disk and only then given the target's name, so a full disk, a pulled stick, a crash or
// a power cut leaves whatever stood there before, byte for byte.
//
// It refuses to leave anything half done behind: on every failure the unfinished file is removed. A
// process that is killed cannot do that; what it leaves is a ".feltbog-*.tmp" that nothing ever reads.
// A symbolic link at the target is replaced by the file, not followed.
package durable

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// pattern names unfinished files. It does not contain the target's name: that may already be as long as
// the file system allows, and it may say something about the people in the file.
const pattern = ".feltbog-*.tmp"

// Write makes path a file with exactly the bytes that fill writes, and with permissions perm.
//
// When it returns nil, the file is on the disk. When it returns an error, path is as it was before the
// call, with one exception: if only the last step failed - flushing the directory - the new file is in
// place, whole, but a power cut could still bring the old one back.
//
// An error that came from the disk is (errors.Is) one of Full, ReadOnly, Denied, InUse, Gone and
// Nowhere where the operating system said so, and keeps its own error number. An error of fill's own comes
// back wrapped and unclassified: only fill knows what it means.
func Write(path string, perm fs.FileMode, fill func(io.Writer) error) error {
	folder := filepath.Dir(path)
	temp, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return failed("create", err)
	}
	defer func() {
		if temp != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
	}()

	if err := pour(temp, perm, fill); err != nil {
		return err
	}
	if err := rename(temp.Name(), path); err != nil {
		return failed("rename", err)
	}
	temp = nil
	return failed("flush folder", flush(folder))
}

// pour fills the file and closes it; on return without error its bytes are on the disk.
func pour(file *os.File, perm fs.FileMode, fill func(io.Writer) error) error {
	disk := &witness{to: file}
	buffer := bufio.NewWriterSize(disk, 1<<16)
	err := fill(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	switch {
	case disk.err != nil:
		return failed("write", disk.err)
	case err != nil:
		return fmt.Errorf("fill file: %w", err)
	}
	if err := file.Chmod(perm); err != nil {
		return failed("set permissions", err)
	}
	if err := file.Sync(); err != nil {
		return failed("flush", err)
	}
	return failed("close", file.Close())
}

// witness remembers that the disk refused a byte. A fill that overlooks the refusal must not turn a cut
// file into a finished one, and a fill that wraps it beyond recognition must not hide its cause.
type witness struct {
	to  io.Writer
	err error
}

func (w *witness) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}
