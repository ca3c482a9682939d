// Package apptest is what tests of several rooms share: a clock that moves only
// when told, ids and nonces that count, and opened books.
//
// It promises that a test built on it gives the same bytes every time. It
// refuses to be imported outside tests.
package apptest

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"feltbog/app/boot"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// Clock stands still until it is moved.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock stands at noon on a day ("2008-05-28").
func NewClock(t testing.TB, day string) *Clock {
	t.Helper()
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return &Clock{now: at.Add(12 * time.Hour)}
}

// Now reads the clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Move turns the clock on, or back.
func (c *Clock) Move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

// Counter gives ids in the form of UUIDv7 and nonces, one after the other. Two
// counters with different series never give the same id.
type Counter struct {
	mu     sync.Mutex
	series int
	n      uint64
}

// NewCounter starts a series.
func NewCounter(series int) *Counter { return &Counter{series: series} }

// ID is the next id.
func (c *Counter) ID() string {
	n := c.Nonce()
	return fmt.Sprintf("%08x-0000-7000-8000-%012x", c.series, n)
}

// Nonce is the next number.
func (c *Counter) Nonce() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return c.n
}

// Passphrase opens every book of a test.
const Passphrase = "test test test"

// Config assembles Feltbog on a clock and a counter.
func Config(clock *Clock, counter *Counter) boot.Config {
	config := boot.Default()
	config.Now, config.NewID, config.Nonce, config.Zone, config.Home = clock.Now, counter.ID, counter.Nonce, time.UTC, ""
	config.Cost = keyfile.Cost{Time: 1, Memory: 64, Threads: 1}
	config.Passphrase = func() (string, error) { return Passphrase, nil }
	return config
}

// Office is a coordinator's new book in a folder of the test's own.
func Office(t testing.TB, config boot.Config) *boot.App {
	t.Helper()
	app, err := config.Init(context.Background(), filepath.Join(t.TempDir(), "coordinator.feltbog"),
		boot.Beginning{Role: store.Coordinator, Name: "Koordinator"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { Close(t, app) })
	return app
}

// Laptop admits a laptop at an office and opens its new book.
func Laptop(t testing.TB, config boot.Config, office *boot.App, letter string) *boot.App {
	t.Helper()
	ctx, folder := context.Background(), t.TempDir()
	enrolment := filepath.Join(folder, letter+".felttilmelding")
	if _, err := office.Office.Admit(ctx, "Rådgiver "+letter, letter, enrolment); err != nil {
		t.Fatal(err)
	}
	app, err := config.Init(ctx, filepath.Join(folder, "pc-"+letter+".feltbog"),
		boot.Beginning{Role: store.Field, Enrolment: enrolment})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { Close(t, app) })
	return app
}

// Close closes a book and fails the test if it will not.
func Close(t testing.TB, app *boot.App) {
	t.Helper()
	if err := app.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}
