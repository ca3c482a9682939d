//go:build !linux && !windows

package login

// BeforeSleep does nothing here: who wakes is locked by the clock.
func BeforeSleep(func()) (stop func()) { return func() {} }
