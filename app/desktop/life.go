package desktop

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// How long a closing window waits for the screens to keep what was typed in the
// last second.
const lastWords = time.Second

// start lets calls in, now that there is a window, and opens the book that
// FELTBOG_BOOK names, or else the one that was open last time. Calls wait for
// it: the first thing a screen asks is whether a book is open.
func (d *door) start(w window) {
	d.window = w
	d.lock.Lock()
	defer d.lock.Unlock()
	close(d.started)
	_, d.trouble = call(d, "start", func(ctx context.Context) (struct{}, error) {
		path := os.Getenv("FELTBOG_BOOK")
		if path == "" {
			path = d.settings().Last
		}
		if path == "" {
			return struct{}{}, nil
		}
		err := d.exchange(func() (*boot.App, error) { return d.open(ctx, path, "") })
		if fault.Is(err, fault.Locked) {
			d.locked, err = path, nil
		}
		return struct{}{}, err
	})
}

// replace puts another book, or with a nil open none, in the place of the one
// that is open, and rings.
func (d *door) replace(open func() (*boot.App, error)) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if err := d.exchange(open); err != nil {
		return err
	}
	d.window.ring(bookBell)
	return nil
}

// exchange is replace for a caller who holds the lock. The other book is opened
// first, so that one which cannot be opened costs nobody the one that is.
func (d *door) exchange(open func() (*boot.App, error)) error {
	var fresh *boot.App
	if open != nil {
		var err error
		if fresh, err = open(); err != nil || fresh == d.app {
			return err
		}
	}
	d.jobs.stopAll()
	d.handed.Store(nil)
	old := d.app
	d.app, d.trouble, d.locked = fresh, nil, ""
	if fresh != nil {
		if err := d.remember(func(known *settings) { known.opened(fresh.Path()) }); err != nil {
			d.log.Warn("the book opened is not remembered", "code", fault.Of(err).Code)
		}
		d.examine(fresh)
	}
	if old == nil {
		return nil
	}
	return old.Close()
}

// close locks the book that is open, if one is.
func (d *door) close() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.app == nil {
		return nil
	}
	path := d.app.Path()
	err := d.exchange(nil)
	d.locked = path
	d.window.ring(bookBell)
	return err
}

// open opens the book at path, which may be the one that is open.
func (d *door) open(ctx context.Context, path, passphrase string) (app *boot.App, err error) {
	if d.app != nil {
		asked, err := os.Stat(path)
		open, fail := os.Stat(d.app.Path())
		if err == nil && fail == nil && os.SameFile(asked, open) {
			return d.app, nil
		}
	}
	config, known := d.knowing(passphrase), d.settings()
	if known.Handed {
		config.Keyring = nil // the log-in is its owner's, and the hands are not
	}
	err = d.patiently(func() error {
		app, err = config.Open(ctx, path)
		return err
	})
	if err != nil {
		return nil, err
	}
	if passphrase != "" {
		d.owned(app, passphrase)
	}
	// Where there is no room for a backup the book opens all the same; Warnings tells of it.
	_, _ = app.KeepCopy(ctx)
	_ = app.KeepBallast() // none where there is no room for any
	return app, nil
}

// owned is told that whoever opened a book knows its passphrase: the laptop is in
// its owner's hands, and a key that is to be kept and no longer fitted is kept anew.
func (d *door) owned(app *boot.App, passphrase string) {
	known := d.settings()
	if slices.Contains(known.Trusted, app.Path()) {
		_ = d.knowing(passphrase).Entrust(app.Path()) // without, the passphrase is asked for again
	}
	if !known.Handed {
		return
	}
	if err := d.remember(func(known *settings) { known.Handed = false }); err != nil {
		d.log.Warn("that the laptop is back is not remembered", "code", fault.Of(err).Code)
	}
}

// sleep locks the book before the machine sleeps: the screens keep what is typed and
// lock it, or a moment later this does.
func (d *door) sleep() {
	if status := d.status(); !status.Open || status.Practice {
		return
	}
	d.window.ring(sleepBell)
	for wait := time.Duration(0); wait < lastWords && d.status().Open; wait += lastWords / 20 {
		d.pause(lastWords / 20)
	}
	if err := d.close(); err != nil {
		d.log.Error("the book did not close", "code", fault.Of(err).Code)
	}
}

// knowing is the world with a passphrase in it; "" is none.
func (d *door) knowing(passphrase string) boot.Config {
	config := d.config
	if passphrase != "" {
		config.Passphrase = func() (string, error) { return passphrase, nil }
	}
	return config
}

// The first slips are free. After them each try waits twice as long as the one
// before, up to half a minute: enough that nobody sits down to guess.
const (
	freeTries   = 3
	longestWait = 30 * time.Second
)

// patiently tries what needs a passphrase. Its caller holds the lock.
func (d *door) patiently(try func() error) error {
	if over := d.wrong - freeTries; over >= 0 {
		d.pause(min(time.Second<<min(over, 10), longestWait))
	}
	err := try()
	switch {
	case err == nil:
		d.wrong = 0
	case fault.Is(err, fault.WrongPassphrase):
		d.wrong++
	}
	return err
}

// leave says whether the window must stay a moment yet. The first time it does:
// the screens are told to keep what is typed, and end the program with
// Session.Leave, or time does.
func (d *door) leave() (stay bool) {
	select {
	case <-d.started:
	default:
		return false
	}
	if d.leaving.Swap(true) {
		return false
	}
	d.window.ring(closingBell)
	time.AfterFunc(lastWords, d.window.quit)
	return true
}

// shut closes the book when the window is gone.
func (d *door) shut() {
	d.lock.Lock()
	defer d.lock.Unlock()
	if err := d.exchange(nil); err != nil {
		d.log.Error("the book did not close", "code", fault.Of(err).Code)
	}
}

func (d *door) status() Status {
	d.lock.RLock()
	defer d.lock.RUnlock()
	known := d.settings()
	status := Status{Version: boot.Version, Language: known.Language, Theme: known.Theme, Idle: known.Idle, Toured: known.Toured, Trouble: faultOf(d.trouble)}
	if d.app == nil {
		status.Locked, status.Name, status.Trusted = d.locked, bookName(d.locked), !known.Handed && slices.Contains(known.Trusted, d.locked)
		return status
	}
	id := d.app.Identity()
	status.Open, status.Name, status.Role = true, bookName(d.app.Path()), string(id.Role)
	if survey := d.handed.Load(); survey != nil {
		status.Handed = *survey
	}
	status.Trusted = slices.Contains(known.Trusted, d.app.Path())
	status.Owner, status.Letter, status.Team, status.Practice = id.Name, id.Letter, id.Team, id.Practice
	return status
}

func bookName(path string) string { return strings.TrimSuffix(filepath.Base(path), endings["book"]) }
