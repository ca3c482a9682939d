//go:build unix

package durable

import (
	"errors"
	"os"
	"syscall"
)

var causes = map[syscall.Errno]error{
	syscall.ENOSPC:  Full,
	syscall.EDQUOT:  Full,
	syscall.EFBIG:   Full,
	syscall.EROFS:   ReadOnly,
	syscall.EACCES:  Denied,
	syscall.EPERM:   Denied,
	syscall.EBUSY:   InUse,
	syscall.ETXTBSY: InUse,
	syscall.EIO:     Gone,
	syscall.ENXIO:   Gone,
	syscall.ENODEV:  Gone,
	syscall.ESTALE:  Gone,
}

var nowhere = []syscall.Errno{
	syscall.ENOENT, syscall.ENOTDIR, syscall.EISDIR, syscall.EEXIST, syscall.ENAMETOOLONG, syscall.ELOOP,
}

func rename(from, to string) error { return os.Rename(from, to) }

// flush makes a new name in a folder survive a power cut. Network and FUSE file systems that cannot
// flush a folder say so; asking them again would not help, so that answer is accepted.
func flush(folder string) error {
	handle, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer handle.Close()
	err = handle.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
