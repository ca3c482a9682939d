package durable

import (
	"errors"
	"io/fs"

	"feltbog/app/fault"
)

// Fault gives an error of the file system the code a user can act on: disk-full,
// not-writable, in-use, or not-found for a file that should be read and is not there. Anything else comes back as it is.
func Fault(err error) error {
	switch Classify(err) {
	case Full:
		return fault.New(fault.DiskFull).Because(err)
	case ReadOnly, Denied, Gone, Nowhere:
		return fault.New(fault.NotWritable).Because(err)
	case InUse:
		return fault.New(fault.InUse).Because(err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound).Because(err)
	}
	return err
}
