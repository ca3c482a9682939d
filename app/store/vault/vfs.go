package vault

import (
	"errors"
	"unsafe"

	"modernc.org/libc"
)

// build lays our VFS in memory: the platform's, with openings that lead here. What
// a program loads, and the system calls a test may replace, are left out.
func (v *Vault) build() error {
	base := (*vfs)(at(v.base))
	name, err := libc.CString(v.name)
	if err != nil {
		return err
	}
	v.self = libc.Xmalloc(v.tls, libc.Tsize_t(unsafe.Sizeof(vfs{})))
	if v.self == 0 {
		libc.Xfree(v.tls, name)
		return errors.New("vault: out of memory")
	}
	*(*vfs)(at(v.self)) = vfs{
		FiVersion:          2,
		FszOsFile:          fileHead + base.FszOsFile,
		FmxPathname:        base.FmxPathname,
		FzName:             name,
		FpAppData:          handle(v),
		FxOpen:             pointer[openFunc](vfsOpen),
		FxDelete:           pointer[deleteFunc](vfsDelete),
		FxAccess:           pointer[accessFunc](vfsAccess),
		FxFullPathname:     pointer[pathFunc](vfsFullPathname),
		FxRandomness:       pointer[bufferFunc](vfsRandomness),
		FxSleep:            pointer[sleepFunc](vfsSleep),
		FxCurrentTime:      pointer[pointFunc](vfsCurrentTime),
		FxGetLastError:     pointer[bufferFunc](vfsGetLastError),
		FxCurrentTimeInt64: pointer[pointFunc](vfsCurrentTimeInt64),
	}
	return nil
}

func (v *Vault) raze() {
	self := (*vfs)(at(v.self))
	release(self.FpAppData)
	libc.Xfree(v.tls, self.FzName)
	libc.Xfree(v.tls, v.self)
}

// below is the platform's VFS of one of ours.
func below(self uintptr) (address uintptr, base *vfs) {
	v := held[*Vault]((*vfs)(at(self)).FpAppData)
	return v.base, (*vfs)(at(v.base))
}

func vfsOpen(t tls, self, name, place uintptr, flags int32, out uintptr) int32 {
	return held[*Vault]((*vfs)(at(self)).FpAppData).openFile(t, name, place, flags, out)
}

func vfsDelete(t tls, self, name uintptr, sync int32) int32 {
	address, base := below(self)
	return function[deleteFunc](base.FxDelete)(t, address, name, sync)
}

func vfsAccess(t tls, self, name uintptr, flags int32, out uintptr) int32 {
	address, base := below(self)
	return function[accessFunc](base.FxAccess)(t, address, name, flags, out)
}

func vfsFullPathname(t tls, self, name uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return function[pathFunc](base.FxFullPathname)(t, address, name, size, out)
}

func vfsRandomness(t tls, self uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return function[bufferFunc](base.FxRandomness)(t, address, size, out)
}

func vfsSleep(t tls, self uintptr, microseconds int32) int32 {
	address, base := below(self)
	return function[sleepFunc](base.FxSleep)(t, address, microseconds)
}

func vfsCurrentTime(t tls, self, out uintptr) int32 {
	address, base := below(self)
	return function[pointFunc](base.FxCurrentTime)(t, address, out)
}

func vfsGetLastError(t tls, self uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return function[bufferFunc](base.FxGetLastError)(t, address, size, out)
}

func vfsCurrentTimeInt64(t tls, self, out uintptr) int32 {
	address, base := below(self)
	return function[pointFunc](base.FxCurrentTimeInt64)(t, address, out)
}
