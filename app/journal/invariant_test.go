package journal

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

func TestEveryBookAgreesWithTheOracleAfterEveryStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(t *rapid.T) {
			for _, b := range w.books {
				if b.agreed != b.held.Count() { // else it is as it was
					w.agrees(t, b)
					b.agreed = b.held.Count()
				}
			}
		})
	})
}

func TestInvariant01TheOrderOfChangesMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(*rapid.T) {})
		straight, shuffled := newReplica("a"), newReplica("b")
		for _, c := range w.all(t, 1) {
			straight.add(c)
		}
		for _, c := range w.all(t, 1) {
			shuffled.add(c)
		}
		w.agrees(t, straight)
		alike(t, straight, shuffled)
	})
}

func TestInvariant02RepeatedChangesMakeNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(*rapid.T) {})
		once, thrice := newReplica("a"), newReplica("b")
		for _, c := range w.all(t, 1) {
			once.add(c)
		}
		for _, c := range w.all(t, 3) {
			thrice.add(c)
		}
		alike(t, once, thrice)
		if once.held.Count() != len(w.made) || thrice.held.Count() != len(w.made) {
			t.Fatalf("%d changes are held as %d and %d", len(w.made), once.held.Count(), thrice.held.Count())
		}
	})
}

// Books that were kept apart, copied and set back become one book as soon as
// each has what the others have, however they came by it.
func TestInvariant03AnySplitAndUnionOfParcelsComesToTheSameBook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(*rapid.T) {})
		for _, from := range w.books {
			for _, c := range from.sorted() {
				w.books[0].add(c)
			}
		}
		for _, to := range w.books[1:] {
			for _, c := range w.parcel(t, w.books[0]) {
				to.add(c)
			}
			for _, c := range w.books[0].sorted() {
				to.add(c)
			}
			w.agrees(t, to)
			alike(t, w.books[0], to)
		}
	})
}

// Every value written is a head, or was overwritten by someone who listed it, or
// was erased by an erasure its author had not seen; or it does not count because
// a coordinator said so of that very change.
func TestInvariant05NoWriteIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(t *rapid.T) {
			for _, b := range w.books {
				told := w.original(b)
				for _, c := range told.changes {
					if told.counts(c) {
						stands(t, told, b, c)
					}
				}
			}
		})
	})
}

func stands(t *rapid.T, told oracle, b *replica, c Change) {
	for _, write := range c.Writes {
		at := where{c.Record, write.Slot}
		isHead := slices.ContainsFunc(b.register(at).Heads, func(h Head) bool { return h.Dot == c.Dot && h.Value == write.Value })
		if !isHead && !told.overwritten(at, c.Dot) && !told.blank(c, write) {
			t.Fatalf("%s: what %v wrote in %v is neither shown nor knowingly overwritten", b.device, c.Dot, at)
		}
	}
}

// What somebody types with everything on the screen stands, unless a coordinator
// has said that this laptop's changes do not count or the record is gone.
func TestInvariant05NoWriteMadeWithEverythingOnTheScreenIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(t *rapid.T) {
			b, c := w.edit(t)
			if b.law.Gone(c.Record) || !b.law.Counts(c.Dot) {
				return
			}
			for _, write := range c.Writes {
				if heads := b.register(where{c.Record, write.Slot}).Heads; len(heads) != 1 || heads[0].Dot != c.Dot || heads[0].Value != write.Value {
					t.Fatalf("%s: typed %v over everything, and %v stands", b.device, write, heads)
				}
			}
		})
	})
}

// A conflict is closed by a change that lists every head it closes, or by a word
// of a coordinator about those changes; never by a clock, an order or a gap.
func TestInvariant06AConflictNeverVanishesByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(t *rapid.T) {
			from, to := w.book(t), w.book(t)
			for _, c := range w.parcel(t, from) {
				before := to.standing()
				to.add(c)
				for at, register := range before {
					if register.Open() && !to.register(at).Open() && !closes(c, at, register) {
						t.Fatalf("%s: %v of %v is closed by %+v", to.device, register.Heads, at, c)
					}
				}
			}
		})
	})
}

// closes tells whether a change is reason enough for a register to be open no
// more: one that saw all but equal heads, or law about what counts.
func closes(c Change, at where, register Register) bool {
	if c.Action != Edit && c.Action != ClockFix {
		return true
	}
	left := slices.Clone(register.Heads)
	for _, w := range c.Writes {
		if c.Record == at.record && w.Slot == at.slot {
			left = slices.DeleteFunc(left, func(h Head) bool { return slices.Contains(w.Seen, h.Dot) })
			return len(left) < len(register.Heads) && !Register{Heads: left}.Open()
		}
	}
	return false
}

func TestInvariant07WrongClocksChangeOnlyWhichHeadIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(*rapid.T) {})
		right, wrong := newReplica("a"), newReplica("b")
		for _, c := range w.all(t, 1) {
			right.add(c)
			c.Wall = rapid.Int64().Draw(t, "clock")
			wrong.add(c)
		}
		for at, register := range right.standing() {
			other := wrong.register(at)
			if !slices.Equal(register.Seen(), other.Seen()) || register.Open() != other.Open() || !slices.Equal(register.Dangling, other.Dangling) {
				t.Fatalf("%v: a clock decided what is kept", at)
			}
		}
	})
}

// Setting a run of changes aside is as if they had never been made; undoing it
// is as if nothing had been set aside.
func TestInvariant20SetAsideIsAsIfNeverMadeAndUndoneAsIfAlwaysThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.live(t, func(*rapid.T) {})
		b, span := w.books[0], w.span(t)
		before := b.standing()
		id, active, covered := book.ID("the law"), book.Slot{Tag: LawActive}, book.Slot{Tag: LawRanges, Key: span.String()}
		made := w.make(t, b, Change{Action: SetAside, Record: id, Writes: []Write{
			{Slot: active, Value: book.Bool(true)}, {Slot: covered, Value: book.Bool(true)},
		}})
		without := ask(slices.DeleteFunc(w.original(b).changes, func(c Change) bool {
			within := c.Dot.Stream == span.Stream && span.Range.First <= c.Dot.Seq && c.Dot.Seq <= span.Range.Last
			return c.Action == Edit && within && c.Dot.Seq > b.law.Trimmed(c.Dot.Stream)
		}))
		for at := range before {
			if got, want := b.register(at).Heads, without.heads(at); !slices.Equal(got, want) {
				t.Fatalf("%v set aside, %v still has %v, want %v", span, at, got, want)
			}
		}
		w.make(t, b, Change{Action: SetAside, Record: id, Writes: []Write{{Slot: active, Value: book.Bool(false), Seen: []Dot{made.Dot}}}})
		for at, register := range before {
			if got := b.register(at); !slices.Equal(got.Heads, register.Heads) || !slices.Equal(got.Dangling, register.Dangling) {
				t.Fatalf("%v set aside and back, %v is %+v and was %+v", span, at, got, register)
			}
		}
	})
}
