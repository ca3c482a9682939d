package journal

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

// where is one register in a book.
type where struct {
	record book.ID
	slot   book.Slot
}

// replica is a book reduced to the rule: what it holds, and what that adds up
// to when changes are added one by one, in the order they happened to arrive.
type replica struct {
	held      Held
	changes   []Change
	registers map[where]Register
	law       *Law
	changed   bool // the law, since it was last read
}

func newReplica() *replica {
	return &replica{held: Held{}, registers: map[where]Register{}}
}

func (r *replica) add(c Change) {
	if r.held.Has(c.Dot) {
		return
	}
	r.merge(c)
	r.held.Add(c.Dot)
	r.changes = append(r.changes, c)
	r.changed = r.changed || c.Action != Edit
}

func (r *replica) merge(c Change) {
	if !r.law.Merges(c) {
		return
	}
	for _, w := range c.Writes {
		at := where{c.Record, w.Slot}
		register := r.registers[at]
		register.Erased = r.law.Erased(c.Record, w.Slot.Tag)
		register.Add(c.Dot, c.Wall, w, r.held.Has)
		r.registers[at] = register
	}
}

// oracle says the same thing the slow way, from the definition: a head is a
// write that no other write held lists as seen. It knows no order, no dangling
// and no increments.
func oracle(changes []Change) map[where][]Head {
	heads := map[where][]Head{}
	for _, c := range changes {
		for _, w := range c.Writes {
			at := where{c.Record, w.Slot}
			if _, ok := heads[at]; !ok {
				heads[at] = nil
			}
			if !overwritten(at, c.Dot, changes) {
				heads[at] = append(heads[at], Head{c.Dot, c.Wall, w.Value})
			}
		}
	}
	for at := range heads {
		slices.SortFunc(heads[at], func(a, b Head) int { return a.Dot.Compare(b.Dot) })
	}
	return heads
}

func overwritten(at where, dot Dot, changes []Change) bool {
	for _, c := range changes {
		for _, w := range c.Writes {
			if c.Record == at.record && w.Slot == at.slot && slices.Contains(w.Seen, dot) {
				return true
			}
		}
	}
	return false
}

func agree(t *rapid.T, r *replica) {
	want := oracle(r.changes)
	for at, register := range r.registers {
		if len(register.Heads) == 0 && len(want[at]) == 0 {
			continue
		}
		if !reflect.DeepEqual(register.Heads, want[at]) {
			t.Fatalf("%v: heads %v, the oracle says %v", at, register.Heads, want[at])
		}
	}
}

// world is some laptops that edit, and hand each other any part of what they
// hold, in any order, with clocks that are years off.
type world struct {
	books []*replica
	next  map[Stream]uint64
	nonce uint64
}

func newWorld(laptops int) *world {
	w := &world{next: map[Stream]uint64{}}
	for range laptops {
		w.books = append(w.books, newReplica())
	}
	return w
}

func (w *world) edit(t *rapid.T) *replica {
	i := rapid.IntRange(0, len(w.books)-1).Draw(t, "laptop")
	mine := w.books[i]
	stream := Stream{Device(fmt.Sprint("pc", i)), Ref}
	w.next[stream]++
	w.nonce++
	c := Change{
		Dot: Dot{stream, w.next[stream]}, Nonce: w.nonce, Action: Edit, Kind: 24,
		Record: book.ID(rapid.SampledFrom([]string{"r1", "r2"}).Draw(t, "record")),
		Wall:   rapid.Int64Range(-10, 3).Draw(t, "clock"),
	}
	slots := []book.Slot{{Tag: 10}, {Tag: 13, Key: "a"}, {Tag: 13, Key: "b"}}
	for _, slot := range slots[:rapid.IntRange(1, len(slots)).Draw(t, "slots")] {
		value := book.Text(rapid.SampledFrom([]string{"", "x", "y", "z"}).Draw(t, "value"))
		c.Writes = append(c.Writes, Write{slot, value, mine.seen(where{c.Record, slot})})
	}
	mine.add(c)
	return mine
}

// seen is what somebody typing in a slot has on the screen: the heads, and the
// erasures of the field even where nothing was ever written.
func (r *replica) seen(at where) []Dot {
	register := r.registers[at]
	register.Erased = r.law.Erased(at.record, at.slot.Tag)
	return register.Seen()
}

func (w *world) hand(t *rapid.T) *replica {
	from := rapid.SampledFrom(w.books).Draw(t, "from")
	to := rapid.SampledFrom(w.books).Draw(t, "to")
	if len(from.changes) == 0 {
		return to
	}
	parcel := rapid.SliceOf(rapid.SampledFrom(from.changes)).Draw(t, "parcel")
	for _, c := range parcel {
		to.add(c)
	}
	return to
}

func TestEveryBookAgreesWithTheOracleAfterEveryStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(3)
		t.Repeat(map[string]func(*rapid.T){
			"edit": func(t *rapid.T) { agree(t, w.edit(t)) },
			"hand": func(t *rapid.T) { agree(t, w.hand(t)) },
		})
	})
}

func TestTheOrderAndRepetitionOfChangesMakeNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(3)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			w.edit(t)
			w.hand(t)
		}
		all := map[Dot]Change{}
		for _, b := range w.books {
			for _, c := range b.changes {
				all[c.Dot] = c
			}
		}
		sorted := slices.SortedFunc(maps.Keys(all), Dot.Compare)
		straight, shuffled := newReplica(), newReplica()
		for _, dot := range sorted {
			straight.add(all[dot])
		}
		for _, dot := range rapid.Permutation(append(sorted, sorted...)).Draw(t, "order") {
			shuffled.add(all[dot])
		}
		if !reflect.DeepEqual(tidy(straight), tidy(shuffled)) {
			t.Fatalf("two orders, two states:\n%v\n%v", straight.registers, shuffled.registers)
		}
	})
}

// tidy takes away the difference between no dangling dots and an empty list of
// them, which nobody can see.
func tidy(r *replica) map[where]Register {
	clean := map[where]Register{}
	for at, register := range r.registers {
		clean[at] = Register{Heads: append([]Head{}, register.Heads...), Dangling: append([]Dot{}, register.Dangling...)}
	}
	return clean
}

func TestNoWriteIsLostAndNoConflictVanishesByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(3)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			w.edit(t)
			to := w.hand(t)
			for _, c := range to.changes {
				for _, write := range c.Writes {
					at := where{c.Record, write.Slot}
					isHead := slices.Contains(to.registers[at].Seen(), c.Dot)
					if !isHead && !overwritten(at, c.Dot, to.changes) {
						t.Fatalf("the write of %v is neither a head nor knowingly overwritten", c.Dot)
					}
				}
			}
		}
	})
}

func TestWrongClocksChangeOnlyWhichHeadIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(2)
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			w.edit(t)
			w.hand(t)
		}
		original := w.books[0]
		other := newReplica()
		for _, c := range original.changes {
			c.Wall = rapid.Int64().Draw(t, "clock")
			other.add(c)
		}
		for at, register := range original.registers {
			if !slices.Equal(register.Seen(), other.registers[at].Seen()) || register.Open() != other.registers[at].Open() {
				t.Fatalf("%v: a clock decided what is kept", at)
			}
		}
	})
}
