//go:build unix

package vault

import "feltbog/app/store/vault/abi"

// sync writes what the system still has in its memory to the disk.
func (f *file) sync(t abi.TLS, flags int32) int32 {
	return abi.Function[abi.NumberFunc](f.methods.FxSync)(t, f.inner, flags)
}
