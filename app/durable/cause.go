package durable

import (
	"errors"
	"fmt"
	"slices"
	"syscall"
)

// What can be wrong with a disk, as far as a user can do something about it.
var (
	Full     = errors.New("disk full")         // no space, or the user's quota is used up
	ReadOnly = errors.New("disk is read-only") // write-protected stick, mounted read-only
	Denied   = errors.New("access denied")     // the user may not write here
	InUse    = errors.New("file in use")       // another program holds the file open
	Gone     = errors.New("disk went away")    // pulled stick, lost network drive, failing hardware
	Nowhere  = errors.New("no such place")     // missing folder, or a name no file can have there
)

// Classify says which of the causes above an error of the file system amounts to,
// or nil if it is none of them. It looks at error numbers, never at texts, which differ by language.
func Classify(err error) error {
	for _, cause := range []error{Full, ReadOnly, Denied, InUse, Gone, Nowhere} {
		if errors.Is(err, cause) {
			return cause
		}
	}
	if number, ok := errors.AsType[syscall.Errno](err); ok {
		return causes[number]
	}
	return nil
}

func failed(step string, err error) error {
	if err == nil {
		return nil
	}
	cause := Classify(err)
	// Only of a file about to be made is a missing folder a fault of the place; of one to be read it is
	// simply not there, so Classify leaves these numbers alone.
	if number, ok := errors.AsType[syscall.Errno](err); cause == nil && ok && slices.Contains(nowhere, number) {
		cause = Nowhere
	}
	if cause == nil {
		return fmt.Errorf("%s: %w", step, err)
	}
	return fmt.Errorf("%s: %w: %w", step, cause, err)
}
