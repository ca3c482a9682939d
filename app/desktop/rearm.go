//go:build desktop || dev

package desktop

import "github.com/wailsapp/wails/v2/pkg/runtime"

// rearm takes back the signals WebKit took. See call.
var rearm = runtime.ResetSignalHandlers
