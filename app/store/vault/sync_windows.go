package vault

import (
	"unsafe"

	"golang.org/x/sys/windows"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// sync writes what the system still has in its memory to the disk. It asks
// Windows itself: libc 1.79.0 answers -1 for a flush that failed, which SQLite's
// winSync takes for one that succeeded.
func (f *file) sync(t abi.TLS, flags int32) int32 {
	place := libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(uintptr(0))))
	if place == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	defer libc.Xfree(t, place)
	control := abi.Function[abi.ControlFunc](f.methods.FxFileControl)
	if rc := control(t, f.inner, sqlite3.SQLITE_FCNTL_WIN32_GET_HANDLE, place); rc != sqlite3.SQLITE_OK {
		return rc
	}
	if windows.FlushFileBuffers(windows.Handle(*(*uintptr)(abi.At(place)))) != nil {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	return sqlite3.SQLITE_OK
}
