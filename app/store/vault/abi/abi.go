// Package abi knows how transpiled C calls and is called: a pointer is a uintptr
// to memory outside Go's, and a function pointer is the word a Go func value is
// made of. It is the one room that takes addresses for pointers.
package abi

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// What SQLite hands over: the state of a thread, a VFS, and the functions of a file.
type (
	TLS       = *libc.TLS
	VFS       = sqlite3.Tsqlite3_vfs
	IOMethods = sqlite3.Tsqlite3_io_methods
)

// At gives the memory at an address outside Go's. The detour says to vet what it
// cannot see: that such memory does not move. Inlined, it makes Go 1.26's compiler
// take an address for a pointer and a pointer for an address, and give up.
//
//go:noinline
func At(address uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&address)) }

// Memory gives size bytes at an address outside Go's.
func Memory(address uintptr, size int) []byte { return unsafe.Slice((*byte)(At(address)), size) }

// Pointer gives a function as transpiled C holds one. F must be the type of a
// function declared at package level, which lives as long as the program.
func Pointer[F any](function F) uintptr { return *(*uintptr)(unsafe.Pointer(&function)) }

// Function gives back what Pointer gave, or what transpiled C did.
func Function[F any](pointer uintptr) F { return *(*F)(unsafe.Pointer(&pointer)) }

// The functions of a VFS and of a file, as transpiled C has them.
type (
	OpenFunc    = func(TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	DeleteFunc  = func(TLS, uintptr, uintptr, int32) int32
	AccessFunc  = func(TLS, uintptr, uintptr, int32, uintptr) int32
	PathFunc    = func(TLS, uintptr, uintptr, int32, uintptr) int32
	BufferFunc  = func(TLS, uintptr, int32, uintptr) int32
	SleepFunc   = func(TLS, uintptr, int32) int32
	PointFunc   = func(TLS, uintptr, uintptr) int32
	CloseFunc   = func(TLS, uintptr) int32
	MoveFunc    = func(TLS, uintptr, uintptr, int32, int64) int32
	SizeFunc    = func(TLS, uintptr, int64) int32
	NumberFunc  = func(TLS, uintptr, int32) int32
	ControlFunc = func(TLS, uintptr, int32, uintptr) int32
	ShmMapFunc  = func(TLS, uintptr, int32, int32, int32, uintptr) int32
	ShmLockFunc = func(TLS, uintptr, int32, int32, int32) int32
	BarrierFunc = func(TLS, uintptr)
)

// handles are what Go keeps for objects that transpiled C holds: C memory may
// not point into Go's.
var handles = struct {
	sync.RWMutex
	of   map[uintptr]any
	last uintptr
}{of: map[uintptr]any{}}

// Hold keeps an object and gives the handle it goes by in C's memory.
func Hold(object any) uintptr {
	handles.Lock()
	defer handles.Unlock()
	handles.last++
	handles.of[handles.last] = object
	return handles.last
}

// Held gives the object a handle stands for.
func Held[T any](handle uintptr) T {
	handles.RLock()
	defer handles.RUnlock()
	return handles.of[handle].(T)
}

// Release lets go of an object.
func Release(handle uintptr) {
	handles.Lock()
	defer handles.Unlock()
	delete(handles.of, handle)
}

// Table lays the functions of a file in memory outside Go's, for as long as the
// program runs.
func Table(methods IOMethods) uintptr {
	t := libc.NewTLS()
	defer t.Close()
	place := libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(methods)))
	*(*IOMethods)(At(place)) = methods
	return place
}
