package store

import (
	"errors"

	"golang.org/x/sys/windows"

	"feltbog/app/fault"
)

// disk tells what a refusal of the file system amounts to.
func disk(err error) fault.Code {
	switch {
	case errors.Is(err, windows.ERROR_DISK_FULL), errors.Is(err, windows.ERROR_HANDLE_DISK_FULL):
		return fault.DiskFull
	case errors.Is(err, windows.ERROR_WRITE_PROTECT), errors.Is(err, windows.ERROR_INVALID_NAME), errors.Is(err, windows.ERROR_DIRECTORY):
		return fault.NotWritable
	}
	return ""
}
