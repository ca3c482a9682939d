package sample

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"feltbog/app/boot"
)

// recorder types the year into its books.
type recorder struct {
	dir     string
	laptops int
	config  boot.Config
	clock   clock
}

// clock shows the hour at which somebody sits down to write, and goes on by a
// second each time it is asked.
type clock struct{ now time.Time }

func (c *clock) set(day string) { c.now = parse(day).Add(15 * time.Hour) }

func (c *clock) read() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

func newRecorder(dir string, o Options) *recorder {
	r := &recorder{dir: dir, laptops: o.Laptops, config: o.Config}
	chance, asked := lot(o.Seed), 0
	next := func() int { asked++; return asked }
	r.config.Now = r.clock.read
	r.config.NewID = func() string { return chance.uuid(r.clock.now.UnixMilli(), "id", next()) }
	r.config.Nonce = func() uint64 { return chance.draw("nonce", next()) }
	r.config.Zone = zone
	return r
}

// record makes every book: the coordinator's first, up to the day the laptops
// are handed out, then the laptops' whole years, then the rest of the
// coordinator's.
func (r *recorder) record(ctx context.Context, y *year) (err error) {
	if err := os.Mkdir(filepath.Join(r.dir, "parcels"), 0o700); err != nil {
		return refused(err)
	}
	r.clock.set(registered)
	office, err := r.config.Init(ctx, filepath.Join(r.dir, "coordinator.feltbog"),
		boot.Beginning{Role: boot.Coordinator, Name: "Koordinator KBE", Practice: true})
	if err != nil {
		return fmt.Errorf("begin coordinator: %w", err)
	}
	defer func() { err = errors.Join(err, office.Close()) }()
	before, after := y.office()
	if err := r.write(ctx, office, before); err != nil {
		return err
	}
	for place := range r.laptops {
		if err := r.laptop(ctx, office, place, y.at(place)); err != nil {
			return fmt.Errorf("laptop %s: %w", letter(place), err)
		}
	}
	return r.write(ctx, office, after)
}

// laptop admits one, records its year, and seals it on the first days of the
// next.
func (r *recorder) laptop(ctx context.Context, office *boot.App, place int, saves []save) (err error) {
	name := "pc-" + letter(place)
	enrolment := filepath.Join(r.dir, name+".felttilmelding")
	r.clock.set(handedOut)
	if _, err := office.Office.Admit(ctx, owner(place), letter(place), enrolment); err != nil {
		return fmt.Errorf("admit: %w", err)
	}
	app, err := r.config.Init(ctx, filepath.Join(r.dir, name+".feltbog"),
		boot.Beginning{Role: boot.Field, Enrolment: enrolment, Practice: true})
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	if err := os.Remove(enrolment); err != nil { // its secret has been used
		return refused(err)
	}
	if err := r.write(ctx, app, saves); err != nil {
		return err
	}
	r.clock.set("2009-01-05")
	_, err = app.Desk.Seal(ctx, filepath.Join(r.dir, "parcels"), false, nil)
	return err
}

// write saves in order, all of a day in one transaction.
func (r *recorder) write(ctx context.Context, app *boot.App, saves []save) error {
	for len(saves) > 0 {
		day, n := saves[0].day, 0
		var entries []boot.Entry
		for n < len(saves) && saves[n].day == day {
			entries = append(entries, saves[n].entry)
			n++
		}
		r.clock.set(day)
		if _, err := app.Desk.SaveAll(ctx, entries); err != nil {
			return fmt.Errorf("save %s of %s: %w", culprit(saves, err), day, err)
		}
		saves = saves[n:]
	}
	return nil
}

// culprit is the save that was refused.
func culprit(saves []save, err error) string {
	if refused, ok := errors.AsType[*boot.Refused](err); ok {
		return saves[refused.Entry].name
	}
	return saves[0].name
}
