package vault

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// file is a sealed file that SQLite has open. SQLite uses it from one goroutine
// at a time.
type file struct {
	vault   *Vault
	inner   uintptr // sqlite3_file of the platform
	methods *abi.IOMethods
	scratch uintptr // memory outside Go's for one frame
	sealed  sealing
}

// sealing is how one kind of file is read and written. They answer with SQLite's
// result codes.
type sealing interface {
	read(f *file, t abi.TLS, to []byte, offset int64) int32
	write(f *file, t abi.TLS, from []byte, offset int64) int32
	// settle puts on the disk what still waits in memory.
	settle(f *file, t abi.TLS) int32
}

// openFile opens one file for SQLite at place. What SQLite throws away by itself
// stays in memory; journals over several books, which Feltbog has no use for, are
// refused.
func (v *Vault) openFile(t abi.TLS, name, place uintptr, flags int32, out uintptr) int32 {
	own := abi.HeadOf(place)
	*own = abi.Head{}
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
		own.Methods, own.Handle = methodsInMemory, abi.Hold(&passing{})
		return sqlite3.SQLITE_OK
	}
	f := &file{vault: v, inner: place + uintptr(abi.HeadSize), sealed: how, scratch: libc.Xmalloc(t, frameSize)}
	if f.scratch == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	base := (*abi.VFS)(abi.At(v.base))
	if rc := abi.Function[abi.OpenFunc](base.FxOpen)(t, v.base, name, f.inner, flags, out); rc != sqlite3.SQLITE_OK {
		libc.Xfree(t, f.scratch)
		return rc
	}
	_, f.methods = abi.Below(place)
	v.open.Add(1)
	own.Methods, own.Handle = methodsSealed, abi.Hold(f)
	return sqlite3.SQLITE_OK
}

// get reads from the disk as it is into the scratch.
func (f *file) get(t abi.TLS, size int, offset int64) ([]byte, int32) {
	rc := abi.Function[abi.MoveFunc](f.methods.FxRead)(t, f.inner, f.scratch, int32(size), offset)
	return abi.Memory(f.scratch, size), rc
}

// put writes the beginning of the scratch to the disk as it is.
func (f *file) put(t abi.TLS, size int, offset int64) int32 {
	return abi.Function[abi.MoveFunc](f.methods.FxWrite)(t, f.inner, f.scratch, int32(size), offset)
}

// through writes or reads what is not sealed.
func (f *file) through(t abi.TLS, how uintptr, buffer []byte, offset int64) int32 {
	return abi.Function[abi.MoveFunc](how)(t, f.inner, uintptr(unsafe.Pointer(unsafe.SliceData(buffer))), int32(len(buffer)), offset)
}

func fileOf(place uintptr) *file { return abi.Held[*file](abi.HeadOf(place).Handle) }

func fileClose(t abi.TLS, place uintptr) int32 {
	f := fileOf(place)
	settled := f.sealed.settle(f, t)
	rc := abi.Function[abi.CloseFunc](f.methods.FxClose)(t, f.inner)
	clear(abi.Memory(f.scratch, frameSize))
	libc.Xfree(t, f.scratch)
	abi.Release(abi.HeadOf(place).Handle)
	f.vault.open.Add(-1)
	if settled != sqlite3.SQLITE_OK {
		return settled
	}
	return rc
}

func fileRead(t abi.TLS, place, buffer uintptr, size int32, offset int64) int32 {
	f := fileOf(place)
	return f.sealed.read(f, t, abi.Memory(buffer, int(size)), offset)
}

func fileWrite(t abi.TLS, place, buffer uintptr, size int32, offset int64) int32 {
	f := fileOf(place)
	return f.sealed.write(f, t, abi.Memory(buffer, int(size)), offset)
}

// settled does what must not find anything waiting in memory.
func settled(t abi.TLS, place uintptr, do func(*file) int32) int32 {
	f := fileOf(place)
	if rc := f.sealed.settle(f, t); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return do(f)
}

func fileTruncate(t abi.TLS, place uintptr, size int64) int32 {
	return settled(t, place, func(f *file) int32 { return abi.Function[abi.SizeFunc](f.methods.FxTruncate)(t, f.inner, size) })
}

func fileSync(t abi.TLS, place uintptr, flags int32) int32 {
	return settled(t, place, func(f *file) int32 { return f.sync(t, flags) })
}

func fileFileSize(t abi.TLS, place, out uintptr) int32 {
	return settled(t, place, func(f *file) int32 { return abi.Function[abi.PointFunc](f.methods.FxFileSize)(t, f.inner, out) })
}

func fileFileControl(t abi.TLS, place uintptr, what int32, argument uintptr) int32 {
	if what == sqlite3.SQLITE_FCNTL_MMAP_SIZE {
		return sqlite3.SQLITE_NOTFOUND
	}
	return settled(t, place, func(f *file) int32 {
		return abi.Function[abi.ControlFunc](f.methods.FxFileControl)(t, f.inner, what, argument)
	})
}

// What a sealed file cannot promise, whatever the disk can: to be written or read
// in other pieces than pages.
const unsealable = sqlite3.SQLITE_IOCAP_ATOMIC | sqlite3.SQLITE_IOCAP_ATOMIC512 | sqlite3.SQLITE_IOCAP_ATOMIC1K |
	sqlite3.SQLITE_IOCAP_ATOMIC2K | sqlite3.SQLITE_IOCAP_BATCH_ATOMIC | sqlite3.SQLITE_IOCAP_SUBPAGE_READ

func fileDeviceCharacteristics(t abi.TLS, place uintptr) int32 {
	f := fileOf(place)
	return abi.Function[abi.CloseFunc](f.methods.FxDeviceCharacteristics)(t, f.inner) &^ unsealable
}

// methodsSealed is what SQLite calls of a sealed file. Locks, shared memory and
// the size of a sector are the platform's.
var methodsSealed = func() uintptr {
	own := abi.Through()
	own.FxClose = abi.Pointer[abi.CloseFunc](fileClose)
	own.FxRead = abi.Pointer[abi.MoveFunc](fileRead)
	own.FxWrite = abi.Pointer[abi.MoveFunc](fileWrite)
	own.FxTruncate = abi.Pointer[abi.SizeFunc](fileTruncate)
	own.FxSync = abi.Pointer[abi.NumberFunc](fileSync)
	own.FxFileSize = abi.Pointer[abi.PointFunc](fileFileSize)
	own.FxFileControl = abi.Pointer[abi.ControlFunc](fileFileControl)
	own.FxDeviceCharacteristics = abi.Pointer[abi.CloseFunc](fileDeviceCharacteristics)
	return abi.Table(own)
}()
