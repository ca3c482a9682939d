package disk

import (
	"os"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// file is a file that SQLite has open on a disk.
type file struct {
	disk  *Disk
	path  string
	inner uintptr // sqlite3_file of the platform
	below *abi.IOMethods
}

func fileOf(place uintptr) *file { return abi.Held[*file](abi.HeadOf(place).Handle) }

func diskOpen(t abi.TLS, self, name, place uintptr, flags int32, out uintptr) int32 {
	d := abi.Held[*Disk]((*abi.VFS)(abi.At(self)).FpAppData)
	own := abi.HeadOf(place)
	*own = abi.Head{}
	f := &file{disk: d, inner: place + uintptr(abi.HeadSize), path: libc.GoString(name)}
	d.meet(f.path, func() []byte { raw, _ := os.ReadFile(f.path); return raw })
	base := (*abi.VFS)(abi.At(d.base))
	if rc := abi.Function[abi.OpenFunc](base.FxOpen)(t, d.base, name, f.inner, flags, out); rc != sqlite3.SQLITE_OK {
		return rc
	}
	_, f.below = abi.Below(place)
	own.Methods, own.Handle = methods, abi.Hold(f)
	return sqlite3.SQLITE_OK
}

func diskDelete(t abi.TLS, self, name uintptr, sync int32) int32 {
	d := abi.Held[*Disk]((*abi.VFS)(abi.At(self)).FpAppData)
	if rc := d.happen(Event{What: Delete, Path: libc.GoString(name), Durable: sync != 0}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	base := (*abi.VFS)(abi.At(d.base))
	return abi.Function[abi.DeleteFunc](base.FxDelete)(t, d.base, name, 0)
}

func fileClose(t abi.TLS, place uintptr) int32 {
	f := fileOf(place)
	abi.Release(abi.HeadOf(place).Handle)
	return abi.Function[abi.CloseFunc](f.below.FxClose)(t, f.inner)
}

func fileWrite(t abi.TLS, place, buffer uintptr, size int32, offset int64) int32 {
	f := fileOf(place)
	write := abi.Function[abi.MoveFunc](f.below.FxWrite)
	rc := f.disk.happen(Event{What: Write, Path: f.path, Offset: offset, Bytes: abi.Memory(buffer, int(size))})
	if rc == sqlite3.SQLITE_FULL {
		write(t, f.inner, buffer, size/2, offset)
	}
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	return write(t, f.inner, buffer, size, offset)
}

func fileTruncate(t abi.TLS, place uintptr, size int64) int32 {
	f := fileOf(place)
	if rc := f.disk.happen(Event{What: Truncate, Path: f.path, Offset: size}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return abi.Function[abi.SizeFunc](f.below.FxTruncate)(t, f.inner, size)
}

// fileSync remembers a sync and makes none: the tests would wait for it.
func fileSync(_ abi.TLS, place uintptr, _ int32) int32 {
	f := fileOf(place)
	return f.disk.happen(Event{What: Sync, Path: f.path})
}

var methods = func() uintptr {
	own := abi.Through()
	own.FxClose = abi.Pointer[abi.CloseFunc](fileClose)
	own.FxWrite = abi.Pointer[abi.MoveFunc](fileWrite)
	own.FxTruncate = abi.Pointer[abi.SizeFunc](fileTruncate)
	own.FxSync = abi.Pointer[abi.NumberFunc](fileSync)
	return abi.Table(own)
}()
