package store

import (
	"errors"
	"fmt"

	"golang.org/x/sys/windows"

	"feltbog/app/fault"
)

// lock is the right to write to a book: a file beside it opened for nobody else
// to open. Windows deletes it when the process goes, however it ends.
type lock struct{ handle windows.Handle }

// acquire takes the lock of the book at path, or fails with InUse at once.
func acquire(path string) (*lock, error) {
	name, err := windows.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return nil, err
	}
	const alone = 0
	handle, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, alone, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, fault.New(fault.InUse).Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("lock book: %w", err)
	}
	return &lock{handle}, nil
}

func (l *lock) release() error { return windows.CloseHandle(l.handle) }
