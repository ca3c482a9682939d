package vault

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// head is what stands before the platform's own file in the memory SQLite gives
// for one.
type head struct {
	methods uintptr // as every sqlite3_file begins
	handle  uintptr // of a file
}

const fileHead = int32(unsafe.Sizeof(head{}))

// file is a sealed file that SQLite has open. SQLite uses it from one goroutine
// at a time.
type file struct {
	vault   *Vault
	inner   uintptr // sqlite3_file of the platform
	methods *ioMethods
	scratch uintptr // memory outside Go's for one frame
	sealed  sealing
}

// sealing is how one kind of file is read and written. They answer with SQLite's
// result codes.
type sealing interface {
	read(f *file, t tls, to []byte, offset int64) int32
	write(f *file, t tls, from []byte, offset int64) int32
	// settle puts on the disk what still waits in memory.
	settle(f *file, t tls) int32
}

// openFile opens one file for SQLite at place. What SQLite throws away by itself
// stays in memory; journals over several books, which Feltbog has no use for, are
// refused.
func (v *Vault) openFile(t tls, name, place uintptr, flags int32, out uintptr) int32 {
	own := (*head)(at(place))
	*own = head{}
	var how sealing
	switch {
	case flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0:
		how = pages{}
	case flags&sqlite3.SQLITE_OPEN_WAL != 0:
		how = &frames{}
	case flags&sqlite3.SQLITE_OPEN_MAIN_JOURNAL != 0:
		how = &images{}
	case flags&sqlite3.SQLITE_OPEN_SUPER_JOURNAL != 0:
		return sqlite3.SQLITE_CANTOPEN
	default:
		own.methods, own.handle = methodsInMemory, handle(&passing{})
		return sqlite3.SQLITE_OK
	}
	f := &file{vault: v, inner: place + uintptr(fileHead), sealed: how, scratch: libc.Xmalloc(t, frameSize)}
	if f.scratch == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	base := (*vfs)(at(v.base))
	if rc := function[openFunc](base.FxOpen)(t, v.base, name, f.inner, flags, out); rc != sqlite3.SQLITE_OK {
		libc.Xfree(t, f.scratch)
		return rc
	}
	f.methods = (*ioMethods)(at(*(*uintptr)(at(f.inner))))
	v.open.Add(1)
	own.methods, own.handle = methodsSealed, handle(f)
	return sqlite3.SQLITE_OK
}

// get reads from the disk as it is into the scratch.
func (f *file) get(t tls, size int, offset int64) ([]byte, int32) {
	rc := function[moveFunc](f.methods.FxRead)(t, f.inner, f.scratch, int32(size), offset)
	return memory(f.scratch, size), rc
}

// put writes the beginning of the scratch to the disk as it is.
func (f *file) put(t tls, size int, offset int64) int32 {
	return function[moveFunc](f.methods.FxWrite)(t, f.inner, f.scratch, int32(size), offset)
}

// through writes or reads what is not sealed.
func (f *file) through(t tls, how uintptr, buffer []byte, offset int64) int32 {
	return function[moveFunc](how)(t, f.inner, uintptr(unsafe.Pointer(unsafe.SliceData(buffer))), int32(len(buffer)), offset)
}

func fileOf(place uintptr) *file { return held[*file]((*head)(at(place)).handle) }

func fileClose(t tls, place uintptr) int32 {
	f := fileOf(place)
	settled := f.sealed.settle(f, t)
	rc := function[closeFunc](f.methods.FxClose)(t, f.inner)
	clear(memory(f.scratch, frameSize))
	libc.Xfree(t, f.scratch)
	release((*head)(at(place)).handle)
	f.vault.open.Add(-1)
	if settled != sqlite3.SQLITE_OK {
		return settled
	}
	return rc
}

func fileRead(t tls, place, buffer uintptr, size int32, offset int64) int32 {
	f := fileOf(place)
	return f.sealed.read(f, t, memory(buffer, int(size)), offset)
}

func fileWrite(t tls, place, buffer uintptr, size int32, offset int64) int32 {
	f := fileOf(place)
	return f.sealed.write(f, t, memory(buffer, int(size)), offset)
}

// settled does what must not find anything waiting in memory.
func settled(t tls, place uintptr, do func(*file) int32) int32 {
	f := fileOf(place)
	if rc := f.sealed.settle(f, t); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return do(f)
}

func fileTruncate(t tls, place uintptr, size int64) int32 {
	return settled(t, place, func(f *file) int32 { return function[sizeFunc](f.methods.FxTruncate)(t, f.inner, size) })
}

func fileSync(t tls, place uintptr, flags int32) int32 {
	return settled(t, place, func(f *file) int32 { return f.sync(t, flags) })
}

func fileFileSize(t tls, place, out uintptr) int32 {
	return settled(t, place, func(f *file) int32 { return function[pointFunc](f.methods.FxFileSize)(t, f.inner, out) })
}

func fileLock(t tls, place uintptr, level int32) int32 {
	f := fileOf(place)
	return function[numberFunc](f.methods.FxLock)(t, f.inner, level)
}

func fileUnlock(t tls, place uintptr, level int32) int32 {
	f := fileOf(place)
	return function[numberFunc](f.methods.FxUnlock)(t, f.inner, level)
}

func fileCheckReservedLock(t tls, place, out uintptr) int32 {
	f := fileOf(place)
	return function[pointFunc](f.methods.FxCheckReservedLock)(t, f.inner, out)
}

func fileFileControl(t tls, place uintptr, what int32, argument uintptr) int32 {
	if what == sqlite3.SQLITE_FCNTL_MMAP_SIZE {
		return sqlite3.SQLITE_NOTFOUND
	}
	return settled(t, place, func(f *file) int32 {
		return function[controlFunc](f.methods.FxFileControl)(t, f.inner, what, argument)
	})
}

func fileSectorSize(t tls, place uintptr) int32 {
	f := fileOf(place)
	return function[closeFunc](f.methods.FxSectorSize)(t, f.inner)
}

// What a sealed file cannot promise, whatever the disk can: to be written or read
// in other pieces than pages.
const unsealable = sqlite3.SQLITE_IOCAP_ATOMIC | sqlite3.SQLITE_IOCAP_ATOMIC512 | sqlite3.SQLITE_IOCAP_ATOMIC1K |
	sqlite3.SQLITE_IOCAP_ATOMIC2K | sqlite3.SQLITE_IOCAP_BATCH_ATOMIC | sqlite3.SQLITE_IOCAP_SUBPAGE_READ

func fileDeviceCharacteristics(t tls, place uintptr) int32 {
	f := fileOf(place)
	return function[closeFunc](f.methods.FxDeviceCharacteristics)(t, f.inner) &^ unsealable
}

func fileShmMap(t tls, place uintptr, region, size, extend int32, out uintptr) int32 {
	f := fileOf(place)
	return function[shmMapFunc](f.methods.FxShmMap)(t, f.inner, region, size, extend, out)
}

func fileShmLock(t tls, place uintptr, offset, count, flags int32) int32 {
	f := fileOf(place)
	return function[shmLockFunc](f.methods.FxShmLock)(t, f.inner, offset, count, flags)
}

func fileShmBarrier(t tls, place uintptr) {
	f := fileOf(place)
	function[barrierFunc](f.methods.FxShmBarrier)(t, f.inner)
}

func fileShmUnmap(t tls, place uintptr, erase int32) int32 {
	f := fileOf(place)
	return function[numberFunc](f.methods.FxShmUnmap)(t, f.inner, erase)
}

// methodsSealed is the table of the functions above, in memory outside Go's for
// as long as the program runs.
var methodsSealed = table(ioMethods{
	FiVersion:               2,
	FxClose:                 pointer[closeFunc](fileClose),
	FxRead:                  pointer[moveFunc](fileRead),
	FxWrite:                 pointer[moveFunc](fileWrite),
	FxTruncate:              pointer[sizeFunc](fileTruncate),
	FxSync:                  pointer[numberFunc](fileSync),
	FxFileSize:              pointer[pointFunc](fileFileSize),
	FxLock:                  pointer[numberFunc](fileLock),
	FxUnlock:                pointer[numberFunc](fileUnlock),
	FxCheckReservedLock:     pointer[pointFunc](fileCheckReservedLock),
	FxFileControl:           pointer[controlFunc](fileFileControl),
	FxSectorSize:            pointer[closeFunc](fileSectorSize),
	FxDeviceCharacteristics: pointer[closeFunc](fileDeviceCharacteristics),
	FxShmMap:                pointer[shmMapFunc](fileShmMap),
	FxShmLock:               pointer[shmLockFunc](fileShmLock),
	FxShmBarrier:            pointer[barrierFunc](fileShmBarrier),
	FxShmUnmap:              pointer[numberFunc](fileShmUnmap),
})

func table(methods ioMethods) uintptr {
	t := libc.NewTLS()
	defer t.Close()
	place := libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(methods)))
	*(*ioMethods)(at(place)) = methods
	return place
}
