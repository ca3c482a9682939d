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
	"cmp"
	"errors"
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
// call, with one exception: if only the last step failed - flushing the directory - and a file stood there,
// the new file is in place, whole, but a power cut could still bring the old one back.
//
// An error that came from the disk is (errors.Is) one of Full, ReadOnly, Denied, InUse, Gone and
// Nowhere where the operating system said so, and keeps its own error number. An error of fill's own comes
// back wrapped and unclassified: only fill knows what it means.
func Write(path string, perm fs.FileMode, fill func(io.Writer) error) error {
	folder := filepath.Dir(path)
	_, stood := os.Lstat(path)
	var temp *os.File
	err := try("create", func() (err error) {
		temp, err = os.CreateTemp(folder, pattern)
		return err
	})
	if err != nil {
		return err
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
	if err := try("rename", func() error { return rename(temp.Name(), path) }); err != nil {
		return err
	}
	temp = nil
	err = try("flush folder", func() error { return flush(folder) })
	if err != nil && errors.Is(stood, fs.ErrNotExist) {
		os.Remove(path)
	}
	return err
}

// Rename gives a file that is whole and on the disk another name in its folder,
// where nothing of value stands. When it returns nil, the name is on the disk too;
// when it returns an error, the file has one of the two names.
func Rename(from, to string) error {
	if err := try("rename", func() error { return rename(from, to) }); err != nil {
		return err
	}
	return try("flush folder", func() error { return flush(filepath.Dir(to)) })
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
	if err := try("set permissions", func() error { return file.Chmod(perm) }); err != nil {
		return err
	}
	if err := try("flush", file.Sync); err != nil {
		return err
	}
	return try("close", file.Close)
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
	refusal := refused("write")
	if refusal != nil {
		p = p[:len(p)/2] // what a full disk takes of a write
	}
	n, err := w.to.Write(p)
	w.err = cmp.Or(refusal, err)
	return n, w.err
}
