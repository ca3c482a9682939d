package journal

import (
	"flag"
	"maps"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"feltbog/app/book"
)

// One seed is one replay: go test ./app/journal -run TestAFleet -simulation.seed=N
var (
	simulationSeed = flag.Uint64("simulation.seed", 1, "the first seed")
	simulations    = flag.Int("simulation.runs", 1, "how many seeds, one after the other")
)

// Fifty laptops and two coordinators for three years. Every year a coordinator and a
// laptop are held against the oracle; at the end everybody is given everything, and
// there is one book.
func TestAFleetOfFiftyLaptopsLosesNothingInThreeYears(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for run := range *simulations {
		seed, began := *simulationSeed+uint64(run), time.Now()
		f := newFleet(seed, 50, 156)
		for f.week < f.count.weeks {
			f.live()
			f.honest(t)
			if f.week%52 == 0 {
				f.agrees(t, f.offices[f.IntN(2)].replica)
				f.agrees(t, f.laptops[f.IntN(len(f.laptops))].replica)
			}
		}
		f.gather()
		f.converged(t)
		f.agrees(t, f.offices[0].replica)
		if t.Failed() {
			t.Fatalf("seed %d: replay it with go test ./app/journal -run TestAFleet -simulation.seed=%d", seed, seed)
		}
		c := f.count
		t.Logf("seed %d, %.1f s: %d laptops, %d weeks, %d changes, %d parcels (%d lost, %d late, %d twice); %d stolen, %d restored, %d copied, %d forks refused; "+
			"%d erasures, %d set aside, %d clocks fixed, %d trims; a person met %.1f conflicts a week and settled %d", seed, time.Since(began).Seconds(),
			c.laptops, c.weeks, c.changes, c.parcels, c.lost, c.late, c.twice, c.stolen, c.restored, c.copied, c.forks,
			c.erased, c.asides, c.fixes, c.trims, float64(c.met)/float64(c.weeks), c.settled)
	}
}

// honest holds every acknowledgement to what is really held.
func (f *fleet) honest(t *testing.T) {
	for _, l := range f.laptops {
		if claimed := l.received.Without(f.office(l.team).held); l.alive && len(claimed) > 0 {
			t.Errorf("week %d: %s believes that %v has arrived, and it has not", f.week, l.device, claimed)
		}
	}
}

// agrees asks the oracle about every record by itself: nothing else has a say in it
// but the laws that name its changes.
func (f *fleet) agrees(t *testing.T, r *replica) {
	laws := f.originals(r.laws)
	naming := map[Dot][]book.ID{} // which laws name a change
	for _, law := range laws {
		for _, span := range Spans(law) {
			first := span.Range.First
			if law.Action == Trim {
				first = 1
			}
			for seq := first; seq <= span.Range.Last; seq++ {
				naming[Dot{span.Stream, seq}] = append(naming[Dot{span.Stream, seq}], law.Record)
			}
		}
	}
	for record, about := range r.changes {
		told := f.originals(about)
		for _, c := range about {
			for _, law := range naming[c.Dot] {
				told = append(told, f.originals(r.changes[law])...)
			}
		}
		slices.SortFunc(told, byDot)
		asked := ask(slices.CompactFunc(told, func(a, b Change) bool { return a.Dot == b.Dot }))
		for slot, got := range r.registers[record] {
			if want := asked.heads(where{record, slot}); !slices.Equal(got.Heads, want) {
				t.Errorf("week %d: %s, %s %v: %v, the oracle says %v", f.week, r.device, record, slot, got.Heads, want)
			}
		}
	}
}

func (f *fleet) originals(kept []Change) []Change {
	var made []Change
	for _, c := range kept {
		made = append(made, f.made[named(c)])
	}
	return made
}

// gather gives everybody everything: no stick is lost any more. It takes a second
// round to tell what the first one brought.
func (f *fleet) gather() {
	for range 3 {
		for _, l := range f.laptops {
			if l.alive {
				f.takeIn(delivery{laptop: l, to: f.office(l.team), parcel: f.sealed(l)})
			}
		}
		for i, k := range f.offices {
			news, _ := f.pack(k.replica, k.held).open(f.offices[1-i].replica, nil)
			f.offices[1-i].weigh(news)
		}
		for _, k := range f.offices {
			whole := f.pack(k.replica, k.held)
			for _, l := range f.laptops {
				if l.alive && f.office(l.team) == k {
					f.receive(l, k.returning(whole, l))
				}
			}
		}
	}
}

// converged wants one book at the coordinators, with all that anybody still has, and
// at every laptop the part of it that is the laptop's.
func (f *fleet) converged(t *testing.T) {
	k := f.offices[0]
	if !slices.Equal(bytesOf(k.replica), bytesOf(f.offices[1].replica)) {
		t.Error("two coordinators who hold the same keep it as two")
	}
	for _, l := range f.laptops {
		if !l.alive {
			continue
		}
		if missing := l.held.Without(k.held); len(missing) > 0 {
			t.Errorf("%s has what no coordinator has: %v", l.device, missing)
		}
		if unread := l.held.Without(l.received).Of(l.device); len(unread) > 0 {
			t.Errorf("%s does not know that %v has arrived", l.device, unread)
		}
		for stream := range l.held {
			if !l.may(stream) {
				t.Errorf("%s holds something of %v", l.device, stream)
			}
		}
		f.sees(t, l, k)
	}
}

// sees wants a laptop to show, in every record it may see all of, what the
// coordinator shows.
func (f *fleet) sees(t *testing.T, l *laptop, k *bureau) {
	for record, about := range k.changes {
		if slices.ContainsFunc(about, func(c Change) bool { return !l.may(c.Dot.Stream) }) {
			continue
		}
		for slot, want := range k.registers[record] {
			if got := l.register(where{record, slot}); !slices.Equal(got.Heads, want.Heads) {
				t.Errorf("%s shows %v in %s %v, the coordinator %v", l.device, got.Heads, record, slot, want.Heads)
			}
		}
	}
}

// bytesOf is all a book keeps, as it would travel.
func bytesOf(r *replica) []byte {
	var raw []byte
	table := &Table{}
	for _, c := range r.sorted() {
		raw, _ = Append(raw, c, table)
	}
	for _, stream := range slices.SortedFunc(maps.Keys(r.held), Stream.Compare) {
		raw = append(raw, Span{stream, r.held[stream][0]}.String()...)
	}
	return raw
}
