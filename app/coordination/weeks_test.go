package coordination_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// One seed is one replay: go test ./app/coordination -run TestTenWeeks -weeks.seed=N
var weeksSeed = flag.Uint64("weeks.seed", 1, "the seed of the ten weeks")

// An autumn is ten weeks of two coordinators and six laptops with real books, real
// parcels and everything that can happen to them.
type autumn struct {
	*place
	*rand.Rand
	week  int
	other *boot.App
	off   map[string]time.Duration // what a laptop's clock is wrong by
	under []errand
	files []string // return files, old ones too
	made  int
	forks int
}

// An errand is a parcel on its way. One of a laptop whose book is in use twice
// under one name goes to one coordinator: see the limit in 0013.
type errand struct {
	due     int
	path    string
	doubled bool
}

func newAutumn(t *testing.T, seed uint64) *autumn {
	p := newPlace(t, "A", "B", "C", "D", "E", "F")
	return &autumn{
		place: p, Rand: rand.New(rand.NewPCG(seed, 10)), other: p.colleague(),
		off: map[string]time.Duration{"B": 3 * 365 * 24 * time.Hour, "C": -10 * 365 * 24 * time.Hour},
	}
}

func (s *autumn) names() []string { return slices.Sorted(maps.Keys(s.laptops)) }

func (s *autumn) once(in int) bool { return s.IntN(in) == 0 }

// on does something on a laptop by its own clock.
func (s *autumn) on(name string, act func(app *boot.App)) {
	s.clock.Move(s.off[name])
	act(s.laptops[name])
	s.clock.Move(-s.off[name])
}

var phases = []string{"idea", "planned", "under_way"}

func (s *autumn) live() {
	for _, name := range s.names() {
		s.on(name, func(app *boot.App) { s.record(app); s.send(app, doubled[name]) })
	}
	s.deliver()
	for _, office := range []*boot.App{s.office, s.other} {
		s.settle(office)
	}
	if s.week%2 == 1 {
		s.sendOut()
	}
	s.week++
	s.clock.Move(7 * 24 * time.Hour)
}

func (s *autumn) record(app *boot.App) {
	s.made++
	fields := visit()
	fields["summary"] = fmt.Sprintf("Møde nummer %d i beboerhuset.", s.made)
	fields["date"], fields["internal"] = s.clock.Now().AddDate(0, 0, -1).Format(time.DateOnly), s.once(5) // yesterday, by its own clock
	s.save(app, "visit", book.ID(fmt.Sprint("visit-", s.made)), book.Ready, fields)
	if s.once(2) {
		s.save(app, "project", "project", "", book.Fields{"phase": phases[s.IntN(3)], "funding": fmt.Sprint("Pulje ", s.IntN(4))})
	}
}

// The laptop that is copied with all its machine remembers, and the copy.
var doubled = map[string]bool{"D": true, "a copy of D": true}

// send seals a parcel and gives it to the fates.
func (s *autumn) send(app *boot.App, doubled bool) {
	sealed, err := app.Desk.Seal(ctx, s.stick, false, nil)
	if fault.Is(err, fault.NothingToSeal) {
		return
	}
	if err != nil {
		s.t.Fatalf("week %d: %s seals: %v", s.week, app.Identity().Letter, err)
	}
	switch s.IntN(6) {
	case 0: // lost
	case 1:
		s.under = append(s.under, errand{s.week + 1 + s.IntN(3), sealed.Path, doubled})
	case 2:
		s.under = append(s.under, errand{s.week, sealed.Path, doubled}, errand{s.week + s.IntN(4), sealed.Path, doubled})
	default:
		s.under = append(s.under, errand{s.week, sealed.Path, doubled})
	}
}

// deliver brings what is due in any order, now and then to the other coordinator.
func (s *autumn) deliver() {
	s.Shuffle(len(s.under), func(i, j int) { s.under[i], s.under[j] = s.under[j], s.under[i] })
	s.under = slices.DeleteFunc(s.under, func(e errand) bool {
		if e.due <= s.week {
			s.bring(e.path, s.once(4) && !e.doubled)
		}
		return e.due <= s.week
	})
}

func (s *autumn) bring(path string, elsewhere bool) {
	to := s.office
	if elsewhere {
		to = s.other
	}
	_, err := to.Office.TakeIn(ctx, path, false, nil)
	// Sealed before the laptop had heard of the other, or the other of the laptop.
	if elsewhere && (fault.Is(err, fault.NotForYou) || fault.Is(err, fault.UnknownSender)) {
		_, err = s.office.Office.TakeIn(ctx, path, false, nil)
	}
	if fault.Is(err, fault.Forked) {
		s.forks++
	} else if err != nil {
		s.t.Fatalf("week %d: %s: %v", s.week, filepath.Base(path), err)
	}
}

func (s *autumn) settle(office *boot.App) {
	conflicts, err := office.Office.Conflicts(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, c := range conflicts {
		if s.once(3) {
			continue
		}
		side := c.Sides[s.IntN(len(c.Sides))]
		err := office.Office.Settle(ctx, boot.Decision{Record: c.Record, Field: c.Field, Key: c.Key, Keep: side.Dot, Why: "Ringet"})
		if err != nil && !fault.Is(err, fault.NotFound) { // settled along with another of its group
			s.t.Fatalf("week %d: settle %s: %v", s.week, c.Field, err)
		}
	}
}

// sendOut writes return files. Most laptops get theirs, some an old one again.
func (s *autumn) sendOut() {
	s.exchange(s.office, s.other)
	s.exchange(s.other, s.office)
	back := s.sendBack()
	for _, letter := range slices.Sorted(maps.Keys(back)) {
		s.files = append(s.files, back[letter].Path)
	}
	for _, name := range s.names() {
		if s.once(5) {
			continue
		}
		s.on(name, func(app *boot.App) {
			if s.once(3) {
				s.receives(app, s.files[s.IntN(len(s.files))])
			}
			if file, has := back[app.Identity().Letter]; has {
				s.receives(app, file.Path)
			}
		})
	}
}

// receives takes in a return file, if it is this laptop's.
func (s *autumn) receives(app *boot.App, path string) {
	_, err := app.TakeInAll(ctx, []string{path}, false, nil)
	if err != nil {
		s.t.Fatalf("week %d: %s receives %s: %v", s.week, app.Identity().Letter, filepath.Base(path), err)
	}
}

// stolen takes a laptop away for ever; another stands in for it.
func (s *autumn) stolen(name, heir string) {
	apptest.Close(s.t, s.laptops[name])
	letter := s.laptops[name].Identity().Letter
	delete(s.laptops, name)
	enrolment := filepath.Join(s.t.TempDir(), "heir.felttilmelding")
	if _, err := s.office.Office.Replace(ctx, letter, "Arvtager", heir, enrolment); err != nil {
		s.t.Fatal(err)
	}
	app, err := s.config.Init(ctx, filepath.Join(s.t.TempDir(), "heir.feltbog"), boot.Beginning{Role: boot.Field, Enrolment: enrolment})
	if err != nil {
		s.t.Fatal(err)
	}
	s.laptops[heir] = app
	s.t.Cleanup(func() { apptest.Close(s.t, app) })
}

// remembered opens a laptop's book on a machine that remembers it.
func (s *autumn) remembered(name string) (home, path string) {
	home, path = s.t.TempDir(), closed(s.place, name)
	s.opens(name, path, home)
	return home, path
}

// setBack lays a book as it was over a laptop's book.
func (s *autumn) setBack(name, home, path string, old []byte) {
	closed(s.place, name)
	if err := os.WriteFile(path, old, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.opens(name, path, home)
}

// close brings everybody everything: nothing is lost any more. Everyone records once
// more; the parcel it goes with brings what lost ones held.
func (s *autumn) close() {
	s.under = nil
	for round := range 4 {
		for _, name := range s.names() {
			s.on(name, func(app *boot.App) {
				if round == 0 {
					s.record(app)
				}
				sealed, err := app.Desk.Seal(ctx, s.stick, false, nil)
				if fault.Is(err, fault.NothingToSeal) {
					return
				}
				if err != nil {
					s.t.Fatal(err)
				}
				s.clock.Move(-s.off[name])
				s.bring(sealed.Path, false)
				s.clock.Move(s.off[name])
			})
		}
		s.exchange(s.office, s.other)
		s.exchange(s.other, s.office)
		for letter, file := range s.sendBack() {
			for _, name := range s.names() {
				if s.laptops[name].Identity().Letter == letter {
					s.on(name, func(app *boot.App) { s.receives(app, file.Path) })
				}
			}
		}
	}
}

// everybody holds all books to one state: what a laptop has is at the coordinators',
// what it wrote it knows to be received, and the register is one.
func (s *autumn) everybody() {
	s.converged(s.office, s.other)
	s.healthy(s.office, s.other)
	register, err := s.office.Desk.Show(ctx, "project")
	if err != nil {
		s.t.Fatal(err)
	}
	for _, name := range s.names() {
		app := s.laptops[name]
		s.healthy(app)
		if c, err := app.Desk.Counters(ctx); err != nil || c.Unsealed+c.Sealed != 0 {
			s.t.Errorf("%s still waits: %+v, %v", name, c, err)
		}
		for _, field := range []string{"phase", "funding"} {
			s.shows(app, "project", field, register.Record.Fields.Text(field))
		}
		s.allArrived(app)
	}
}

func (s *autumn) allArrived(app *boot.App) {
	listing, err := app.Desk.List(ctx, boot.Query{Kind: "visit", Limit: 1000})
	if err != nil || listing.Total == 0 {
		s.t.Fatalf("%s lists %d visits, %v", app.Identity().Letter, listing.Total, err)
	}
	for _, row := range listing.Records {
		there, err := s.office.Desk.Show(ctx, string(row.ID))
		if err != nil || there.Record.Fields.Text("summary") != row.Fields.Text("summary") {
			s.t.Errorf("%s has %s and the coordinator has not: %v", app.Identity().Letter, row.ID, errors.Join(err))
		}
	}
}

func TestTenWeeksOfMishapsCostNothingThatIsNotStolen(t *testing.T) {
	t.Logf("seed %d", *weeksSeed)
	s := newAutumn(t, *weeksSeed)
	home, path := s.remembered("E")
	var old []byte
	for s.week < 10 {
		switch s.week {
		case 2:
			closed(s.place, "E")
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			old = raw
			s.opens("E", path, home)
		case 3:
			s.copied("D", "a copy of D", "")
		case 4:
			s.stolen("F", "G")
		case 5:
			s.setBack("E", home, path, old)
		case 6:
			if _, err := s.office.Office.SetAside(ctx, "A-1", false, "Prøve"); err != nil && !fault.Is(err, fault.NotFound) {
				t.Fatal(err)
			}
			if _, err := s.office.Office.Erase(ctx, "visit-1", []string{"summary"}, ""); err != nil && !fault.Is(err, fault.NotFound) {
				t.Fatal(err)
			}
		case 8:
			if _, err := s.office.Office.SetAside(ctx, "A-1", true, ""); err != nil && !fault.Is(err, fault.NotFound) {
				t.Fatal(err)
			}
		}
		s.live()
	}
	s.close()
	s.everybody()
	t.Logf("%d visits, %d parcels refused as forks, books: %v", s.made, s.forks, s.names())
}
