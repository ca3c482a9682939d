package durable_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

func TestEveryCauseHasACodeAUserCanActOn(t *testing.T) {
	for cause, want := range map[error]fault.Code{
		durable.Full:     fault.DiskFull,
		durable.ReadOnly: fault.NotWritable,
		durable.Denied:   fault.NotWritable,
		durable.Gone:     fault.NotWritable,
		durable.Nowhere:  fault.NotWritable,
		durable.InUse:    fault.InUse,
	} {
		err := durable.Fault(fmt.Errorf("write: %w", cause))
		if !fault.Is(err, want) || !errors.Is(err, cause) {
			t.Errorf("%v becomes %v, want %s with its cause kept", cause, err, want)
		}
	}
	if err := durable.Fault(&fs.PathError{Op: "open", Path: "p", Err: fs.ErrNotExist}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a file that is not there becomes %v", err)
	}
	if err := durable.Fault(fs.ErrClosed); err != fs.ErrClosed {
		t.Errorf("an error that is not the disk's becomes %v", err)
	}
}
