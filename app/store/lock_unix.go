//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"feltbog/app/fault"
)

// lock is the right to write to a book: a lock of the operating system on a
// file beside it, which goes when the process goes, however it ends.
type lock struct{ file *os.File }

// acquire takes the lock of the book at path, or fails with InUse at once.
func acquire(path string) (*lock, error) {
	for {
		file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		if err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			return nil, refusal(err, file.Close())
		}
		if stands(file) {
			return &lock{file}, nil
		}
		// Its last holder removed the file between our opening and our locking it.
		if err := file.Close(); err != nil {
			return nil, err
		}
	}
}

func refusal(err, closing error) error {
	if errors.Is(err, unix.EWOULDBLOCK) {
		err = fault.New(fault.InUse).Because(err)
	}
	return errors.Join(err, closing)
}

// stands tells whether the open file is still the one its name leads to.
func stands(file *os.File) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(file.Name())
	return err == nil && os.SameFile(held, named)
}

// release removes the file before it lets go of it, so that the next to open
// the book cannot lose a lock it holds.
func (l *lock) release() error {
	return errors.Join(remove(l.file.Name()), l.file.Close())
}
