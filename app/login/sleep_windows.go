package login

import (
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What powrprof.dll wants to be told (powersetting.h).
type subscription struct{ callback, context uintptr }

const (
	byCallback = 2 // DEVICE_NOTIFY_CALLBACK
	suspends   = 4 // PBT_APMSUSPEND
)

var (
	powrprof   = windows.NewLazySystemDLL("powrprof.dll")
	register   = powrprof.NewProc("PowerRegisterSuspendResumeNotification")
	unregister = powrprof.NewProc("PowerUnregisterSuspendResumeNotification")
)

// before is what is done before sleep; one window asks for it once.
var before atomic.Pointer[func()]

// A callback of Windows is never given back, so there is one.
var told = windows.NewCallback(func(_, kind, _ uintptr) uintptr {
	if act := before.Load(); act != nil && uint32(kind) == suspends {
		(*act)()
	}
	return 0
})

// BeforeSleep does act before the machine sleeps, which waits a moment for it, and
// gives back how to stop. Where Windows is too old for it, it does nothing.
func BeforeSleep(act func()) (stop func()) {
	if register.Find() != nil || unregister.Find() != nil {
		return func() {}
	}
	before.Store(&act)
	asked, handle := &subscription{callback: told}, uintptr(0)
	if failed, _, _ := register.Call(byCallback, uintptr(unsafe.Pointer(asked)), uintptr(unsafe.Pointer(&handle))); failed != 0 {
		return func() {}
	}
	return func() {
		before.Store(nil)
		_, _, _ = unregister.Call(handle)
	}
}
