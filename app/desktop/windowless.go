//go:build !(desktop || dev || bindings)

package desktop

import (
	"io/fs"

	"feltbog/app/fault"
)

// Open says that this build has no window.
func Open(fs.FS, []byte) error { return fault.New(fault.NoWindow) }
