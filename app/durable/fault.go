package durable

import "feltbog/app/fault"

// Fault gives an error of the file system the code a user can act on: disk-full,
// not-writable or in-use. Anything else comes back as it is.
func Fault(err error) error {
	switch Classify(err) {
	case Full:
		return fault.New(fault.DiskFull).Because(err)
	case ReadOnly, Denied, Gone, Nowhere:
		return fault.New(fault.NotWritable).Because(err)
	case InUse:
		return fault.New(fault.InUse).Because(err)
	default:
		return err
	}
}
