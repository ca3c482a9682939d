package durable

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

var (
	kernel    = syscall.NewLazyDLL("kernel32.dll")
	driveType = kernel.NewProc("GetDriveTypeW")
	freeSpace = kernel.NewProc("GetDiskFreeSpaceExW")
)

// What GetDriveType answers.
const (
	driveRemovable = 2
	driveRemote    = 4
)

func diskOf(folder string) Place {
	place := Place{Free: -1}
	if name, err := syscall.UTF16PtrFromString(filepath.VolumeName(folder) + `\`); err == nil {
		kind, _, _ := driveType.Call(uintptr(unsafe.Pointer(name)))
		place.Network, place.Removable = kind == driveRemote, kind == driveRemovable
	}
	if name, err := syscall.UTF16PtrFromString(folder); err == nil {
		var free uint64
		if told, _, _ := freeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0); told != 0 {
			place.Free = int64(free)
		}
	}
	return place
}
