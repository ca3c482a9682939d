//go:build unix

package vault

// sync writes what the system still has in its memory to the disk.
func (f *file) sync(t tls, flags int32) int32 {
	return function[numberFunc](f.methods.FxSync)(t, f.inner, flags)
}
