//go:build unix

package store

import (
	"errors"

	"golang.org/x/sys/unix"

	"feltbog/app/fault"
)

// disk tells what a refusal of the file system amounts to.
func disk(err error) fault.Code {
	switch {
	case errors.Is(err, unix.ENOSPC), errors.Is(err, unix.EDQUOT):
		return fault.DiskFull
	case errors.Is(err, unix.EROFS), errors.Is(err, unix.ENOTDIR), errors.Is(err, unix.ENAMETOOLONG):
		return fault.NotWritable
	}
	return ""
}
