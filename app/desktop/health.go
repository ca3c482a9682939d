package desktop

import (
	"context"
	"sync"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Health is how the open book is.
type Health struct{ door *door }

// Condition is what is known of the open book without looking: when all of its
// pages were last found whole (Unix milliseconds, 0 for never), the damage that was
// met since it was opened, and what is wrong with where it lies.
type Condition struct {
	Examined int64     `json:"examined"`
	Damage   Fault     `json:"damage"`
	Warnings []Warning `json:"warnings"`
	Became   Became    `json:"became"`
}

// Became is what the book turned out to be when it was opened: "copied" or "set-back",
// and so a pc of its own from now on, with another letter; "" for the book it was.
type Became struct {
	Cause  string `json:"cause"`
	From   string `json:"from"`
	Letter string `json:"letter"`
}

// Warning is of one kind: "synced" (name is the service), "network", "removable",
// "low-space" (name is how many MB are left) or "no-backup" (name is a fault's code).
type Warning struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

// Condition tells how the open book is. The bell "health" rings when
// damage is met.
func (h *Health) Condition() (Condition, error) {
	return read(h.door, "Health.Condition", func(ctx context.Context, app *boot.App) (Condition, error) {
		at, err := app.Examined(ctx)
		seen := Condition{Examined: at, Damage: faultOf(h.door.harm.of(app)), Warnings: []Warning{}, Became: becameOf(app.Became())}
		for _, one := range app.Warnings() {
			seen.Warnings = append(seen.Warnings, Warning(one))
		}
		return seen, err
	})
}

// Examine reads the whole book now: a job of kind "examine". Damage is its fault,
// and is remembered.
func (h *Health) Examine() (Job, error) {
	return read(h.door, "Health.Examine", func(_ context.Context, app *boot.App) (Job, error) {
		return h.door.begin("examine", func(ctx context.Context, _ func(done, total int64)) (result, error) {
			_, err := app.ExamineNow(ctx)
			h.door.damaged(app, err)
			return func(*Job) {}, err
		}), nil
	})
}

func becameOf(s boot.Settling) Became {
	switch s.Cause {
	case boot.Copied, boot.SetBack:
		return Became{string(s.Cause), s.From, s.Letter}
	}
	return Became{}
}

// harm is the damage that was met in a book since it was opened.
type harm struct {
	lock sync.Mutex
	app  *boot.App
	err  error
}

func (h *harm) met(app *boot.App, err error) {
	h.lock.Lock()
	defer h.lock.Unlock()
	h.app, h.err = app, err
}

func (h *harm) of(app *boot.App) error {
	h.lock.Lock()
	defer h.lock.Unlock()
	if h.app != app {
		return nil
	}
	return h.err
}

// examine looks all of a book over in the background, if it is time to. Its caller
// holds the door's lock; the work must not want it, for whoever swaps the book
// waits for the work to end.
func (d *door) examine(app *boot.App) {
	d.jobs.aside(func(ctx context.Context) {
		_, err := call(d, "examine", func(context.Context) (int64, error) { return app.Examine(ctx) })
		d.damaged(app, err)
	})
}

// damaged remembers damage that was met, if it was, and rings.
func (d *door) damaged(app *boot.App, err error) {
	if fault.Is(err, fault.BookDamaged) {
		d.harm.met(app, err)
		d.window.ring(healthBell)
	}
}
