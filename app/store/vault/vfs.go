package vault

import (
	"errors"
	"unsafe"

	"modernc.org/libc"

	"feltbog/app/store/vault/abi"
)

// build lays our VFS in memory: the platform's, with openings that lead here. What
// a program loads, and the system calls a test may replace, are left out.
func (v *Vault) build() error {
	base := (*abi.VFS)(abi.At(v.base))
	name, err := libc.CString(v.name)
	if err != nil {
		return err
	}
	v.self = libc.Xmalloc(v.tls, libc.Tsize_t(unsafe.Sizeof(abi.VFS{})))
	if v.self == 0 {
		libc.Xfree(v.tls, name)
		return errors.New("vault: out of memory")
	}
	*(*abi.VFS)(abi.At(v.self)) = abi.VFS{
		FiVersion:          2,
		FszOsFile:          abi.HeadSize + base.FszOsFile,
		FmxPathname:        base.FmxPathname,
		FzName:             name,
		FpAppData:          abi.Hold(v),
		FxOpen:             abi.Pointer[abi.OpenFunc](vfsOpen),
		FxDelete:           abi.Pointer[abi.DeleteFunc](vfsDelete),
		FxAccess:           abi.Pointer[abi.AccessFunc](vfsAccess),
		FxFullPathname:     abi.Pointer[abi.PathFunc](vfsFullPathname),
		FxRandomness:       abi.Pointer[abi.BufferFunc](vfsRandomness),
		FxSleep:            abi.Pointer[abi.SleepFunc](vfsSleep),
		FxCurrentTime:      abi.Pointer[abi.PointFunc](vfsCurrentTime),
		FxGetLastError:     abi.Pointer[abi.BufferFunc](vfsGetLastError),
		FxCurrentTimeInt64: abi.Pointer[abi.PointFunc](vfsCurrentTimeInt64),
	}
	return nil
}

func (v *Vault) raze() {
	self := (*abi.VFS)(abi.At(v.self))
	abi.Release(self.FpAppData)
	libc.Xfree(v.tls, self.FzName)
	libc.Xfree(v.tls, v.self)
}

// below is the platform's VFS of one of ours.
func below(self uintptr) (address uintptr, base *abi.VFS) {
	v := abi.Held[*Vault]((*abi.VFS)(abi.At(self)).FpAppData)
	return v.base, (*abi.VFS)(abi.At(v.base))
}

func vfsOpen(t abi.TLS, self, name, place uintptr, flags int32, out uintptr) int32 {
	return abi.Held[*Vault]((*abi.VFS)(abi.At(self)).FpAppData).openFile(t, name, place, flags, out)
}

func vfsDelete(t abi.TLS, self, name uintptr, sync int32) int32 {
	address, base := below(self)
	return abi.Function[abi.DeleteFunc](base.FxDelete)(t, address, name, sync)
}

func vfsAccess(t abi.TLS, self, name uintptr, flags int32, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.AccessFunc](base.FxAccess)(t, address, name, flags, out)
}

func vfsFullPathname(t abi.TLS, self, name uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.PathFunc](base.FxFullPathname)(t, address, name, size, out)
}

func vfsRandomness(t abi.TLS, self uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.BufferFunc](base.FxRandomness)(t, address, size, out)
}

func vfsSleep(t abi.TLS, self uintptr, microseconds int32) int32 {
	address, base := below(self)
	return abi.Function[abi.SleepFunc](base.FxSleep)(t, address, microseconds)
}

func vfsCurrentTime(t abi.TLS, self, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.PointFunc](base.FxCurrentTime)(t, address, out)
}

func vfsGetLastError(t abi.TLS, self uintptr, size int32, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.BufferFunc](base.FxGetLastError)(t, address, size, out)
}

func vfsCurrentTimeInt64(t abi.TLS, self, out uintptr) int32 {
	address, base := below(self)
	return abi.Function[abi.PointFunc](base.FxCurrentTimeInt64)(t, address, out)
}
