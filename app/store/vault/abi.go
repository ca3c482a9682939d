package vault

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// What this file knows is how transpiled C calls and is called: a pointer is a
// uintptr to memory outside Go's, and a function pointer is the word a Go func
// value is made of.

type (
	tls       = *libc.TLS
	vfs       = sqlite3.Tsqlite3_vfs
	ioMethods = sqlite3.Tsqlite3_io_methods
)

// at gives the memory at an address outside Go's. The detour says to vet what it
// cannot see: that such memory does not move. Inlined, it makes Go 1.26's compiler
// take an address for a pointer and a pointer for an address, and give up.
//
//go:noinline
func at(address uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&address)) }

// memory gives size bytes at an address outside Go's.
func memory(address uintptr, size int) []byte { return unsafe.Slice((*byte)(at(address)), size) }

// pointer gives a function as transpiled C holds one. F must be the type of a
// function declared at package level, which lives as long as the program.
func pointer[F any](function F) uintptr { return *(*uintptr)(unsafe.Pointer(&function)) }

// function gives back what pointer gave, or what transpiled C did.
func function[F any](pointer uintptr) F { return *(*F)(unsafe.Pointer(&pointer)) }

// The functions of a VFS and of a file, as transpiled C has them.
type (
	openFunc    = func(tls, uintptr, uintptr, uintptr, int32, uintptr) int32
	deleteFunc  = func(tls, uintptr, uintptr, int32) int32
	accessFunc  = func(tls, uintptr, uintptr, int32, uintptr) int32
	pathFunc    = func(tls, uintptr, uintptr, int32, uintptr) int32
	bufferFunc  = func(tls, uintptr, int32, uintptr) int32
	sleepFunc   = func(tls, uintptr, int32) int32
	pointFunc   = func(tls, uintptr, uintptr) int32
	closeFunc   = func(tls, uintptr) int32
	moveFunc    = func(tls, uintptr, uintptr, int32, int64) int32
	sizeFunc    = func(tls, uintptr, int64) int32
	numberFunc  = func(tls, uintptr, int32) int32
	controlFunc = func(tls, uintptr, int32, uintptr) int32
	shmMapFunc  = func(tls, uintptr, int32, int32, int32, uintptr) int32
	shmLockFunc = func(tls, uintptr, int32, int32, int32) int32
	barrierFunc = func(tls, uintptr)
)

// handles are what Go keeps for objects that transpiled C holds: C memory may
// not point into Go's.
var handles = struct {
	sync.RWMutex
	of   map[uintptr]any
	last uintptr
}{of: map[uintptr]any{}}

func handle(object any) uintptr {
	handles.Lock()
	defer handles.Unlock()
	handles.last++
	handles.of[handles.last] = object
	return handles.last
}

func held[T any](handle uintptr) T {
	handles.RLock()
	defer handles.RUnlock()
	return handles.of[handle].(T)
}

func release(handle uintptr) {
	handles.Lock()
	defer handles.Unlock()
	delete(handles.of, handle)
}
