package durable

import "sync/atomic"

var refusal atomic.Pointer[func(step string) error]

// Refuse is for tests: from now on refuse is asked before every step of writing a
// file - create, write, set permissions, flush, close, rename, flush folder - and an
// error of it stands for the system's own. Of a refused write half is written. Nil
// ends it. It must be safe for concurrent use.
func Refuse(refuse func(step string) error) {
	if refuse == nil {
		refusal.Store(nil)
		return
	}
	refusal.Store(&refuse)
}

func refused(step string) error {
	if refuse := refusal.Load(); refuse != nil {
		return (*refuse)(step)
	}
	return nil
}

// try takes one step, if nothing refuses it, and names it in what went wrong.
func try(step string, do func() error) error {
	if err := refused(step); err != nil {
		return failed(step, err)
	}
	return failed(step, do())
}
