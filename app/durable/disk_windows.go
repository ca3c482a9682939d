//go:build windows

package durable

import (
	"os"
	"syscall"
	"time"
)

// The numbers are from winerror.h; package syscall names only a few of them.
var causes = map[syscall.Errno]error{
	39:   Full,     // ERROR_HANDLE_DISK_FULL
	112:  Full,     // ERROR_DISK_FULL
	223:  Full,     // ERROR_FILE_TOO_LARGE, 4 GB on a FAT32 stick
	1295: Full,     // ERROR_DISK_QUOTA_EXCEEDED
	19:   ReadOnly, // ERROR_WRITE_PROTECT
	5:    Denied,   // ERROR_ACCESS_DENIED
	1314: Denied,   // ERROR_PRIVILEGE_NOT_HELD
	32:   InUse,    // ERROR_SHARING_VIOLATION
	33:   InUse,    // ERROR_LOCK_VIOLATION
	1224: InUse,    // ERROR_USER_MAPPED_FILE
	21:   Gone,     // ERROR_NOT_READY
	53:   Gone,     // ERROR_BAD_NETPATH
	55:   Gone,     // ERROR_DEV_NOT_EXIST
	59:   Gone,     // ERROR_UNEXP_NET_ERR
	64:   Gone,     // ERROR_NETNAME_DELETED
	433:  Gone,     // ERROR_NO_SUCH_DEVICE
	1117: Gone,     // ERROR_IO_DEVICE
	1167: Gone,     // ERROR_DEVICE_NOT_CONNECTED
}

var nowhere = []syscall.Errno{
	2,   // ERROR_FILE_NOT_FOUND
	3,   // ERROR_PATH_NOT_FOUND
	80,  // ERROR_FILE_EXISTS
	123, // ERROR_INVALID_NAME
	183, // ERROR_ALREADY_EXISTS
	206, // ERROR_FILENAME_EXCED_RANGE
	267, // ERROR_DIRECTORY
}

// rename tries for about a second: virus scanners and OneDrive open a file the moment it is written and
// hold it just long enough to refuse its new name.
func rename(from, to string) error {
	var err error
	for pause := 8 * time.Millisecond; pause < time.Second; pause *= 2 {
		err = os.Rename(from, to)
		if cause := Classify(err); cause != InUse && cause != Denied {
			return err
		}
		time.Sleep(pause)
	}
	return err
}

// flush does nothing: Windows cannot flush a folder, and NTFS journals its names by itself.
func flush(string) error { return nil }
