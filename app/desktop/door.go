package desktop

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// door is what stands behind every bound struct: the open book, the window, and
// what is remembered between two runs.
type door struct {
	config boot.Config
	log    *slog.Logger
	folder string // where settings and practice books lie; "" remembers nothing
	rearm  func() // see call
	window window
	jobs   jobs
	harm   harm

	started chan struct{} // closed once the window is there to ask and to ring

	lock    sync.RWMutex // held for reading by whoever uses app, for writing by whoever swaps it
	app     *boot.App    // nil when no book is open
	trouble error        // why the book of last time is not open
	locked  string       // path of the book that waits for its passphrase
	wrong   int          // passphrases in a row that did not match
	pause   func(time.Duration)

	memory  sync.Mutex             // held by whoever changes the settings
	handed  atomic.Pointer[string] // id of the survey the laptop is handed over for; nil when it is in its owner's hands
	leaving atomic.Bool            // the window has been asked to close
}

func newDoor(config boot.Config, folder string, rearm func()) *door {
	log := config.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	config.Home = folder
	return &door{config: config, log: log, folder: folder, rearm: rearm, pause: time.Sleep, started: make(chan struct{})}
}

// call is the one way through the door. Wails leaves a promise pending for ever
// when a bound method panics, and WebKit takes over the signals by which Go
// turns a nil dereference into a panic, which then kills the process: rearm
// takes them back, in this very call, because WebKit may have come in between.
func call[T any](d *door, method string, work func(context.Context) (T, error)) (answer T, err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			d.log.Error("a call panicked", "method", method, "thrown", fmt.Sprintf("%T", thrown), "at", frames())
			err = fault.New(fault.Internal)
		}
	}()
	<-d.started
	d.rearm()
	if d.guarded(method) {
		return answer, fault.New(fault.HandedOver)
	}
	answer, err = work(context.Background())
	if fault.Is(err, fault.Internal) {
		d.log.Error("a call failed", "method", method, "chain", chain(err))
	}
	return answer, err
}

// read is call with the open book, which stays open until work returns.
func read[T any](d *door, method string, work func(context.Context, *boot.App) (T, error)) (T, error) {
	return call(d, method, func(ctx context.Context) (T, error) {
		d.lock.RLock()
		defer d.lock.RUnlock()
		if d.app == nil {
			var none T
			return none, fault.New(fault.NoBook)
		}
		return work(ctx, d.app)
	})
}

// frames names the functions on the stack, innermost first. Not debug.Stack: it
// prints paths, and arguments as far as they fit in registers.
func frames() string {
	var names []string
	pcs := make([]uintptr, 32)
	walk := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		frame, more := walk.Next()
		names = append(names, frame.Function[strings.LastIndexByte(frame.Function, '/')+1:])
		if !more {
			return strings.Join(names, " < ")
		}
	}
}

// chain names the types an error is wrapped in. Never its text, which may hold
// a path or what a user typed.
func chain(err error) string {
	var types []string
	for ; err != nil; err = errors.Unwrap(err) {
		types = append(types, fmt.Sprintf("%T", err))
	}
	return strings.Join(types, " < ")
}
