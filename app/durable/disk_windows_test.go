//go:build windows

package durable_test

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"testing"

	"feltbog/app/durable"
)

func TestEveryErrorNumberOfTheSystemHasItsCause(t *testing.T) {
	for number, want := range map[syscall.Errno]error{
		39:  durable.Full,
		112: durable.Full,
		19:  durable.ReadOnly,
		5:   durable.Denied,
		32:  durable.InUse,
		21:  durable.Gone,
	} {
		err := fmt.Errorf("save: %w", &os.PathError{Op: "write", Path: "p", Err: number})
		if got := durable.Classify(err); got != want {
			t.Errorf("%v is %v, want %v", number, got, want)
		}
	}
}

func TestAFileHeldOpenByAnotherProgramStays(t *testing.T) {
	path := stood(t, "old")
	name, err := syscall.UTF16PtrFromString(path)
	must(t, err)
	held, err := syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, 0, 0)
	must(t, err)
	err = durable.Write(path, 0o600, write([]byte("new")))
	must(t, syscall.CloseHandle(held))
	if !errors.Is(err, durable.InUse) && !errors.Is(err, durable.Denied) {
		t.Fatalf("the error is %v", err)
	}
	unchanged(t, path)
}
