package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// A scene is a handful of records and fields, small enough for random histories
// to meet: one kind of register record and one of activity, every type of field,
// every policy, a field and a kind nobody knows, a record of which no two agree
// what it is.
var scene = []struct {
	id    book.ID
	kind  string
	slots []book.Slot
}{
	{"area-1", "area", []book.Slot{{Tag: 1}, {Tag: 2}, {Tag: 10}, {Tag: 14}}},
	{"proj-1", "project", []book.Slot{{Tag: 2}, {Tag: 10}, {Tag: 11}, {Tag: 13, Key: "area-1"}, {Tag: 20}}},
	{"proj-2", "project", []book.Slot{{Tag: 2}, {Tag: 10}, {Tag: 13, Key: "area-1"}, {Tag: 13, Key: "area-9"}}},
	{"visit-1", "visit", []book.Slot{{Tag: 2}, {Tag: 10}, {Tag: 11}, {Tag: 12}, {Tag: 15, Key: "parent"}, {Tag: 19, Key: "school"}, {Tag: 21}, {Tag: 9000}}},
	{"plan-1", "plan_line", []book.Slot{{Tag: 10}, {Tag: 12}, {Tag: 13}}},
	{"odd-1", "", []book.Slot{{Tag: 1}, {Tag: 10}}},
}

// histories draws changes of several devices, each naming as seen some of what
// was written before it, and now and then something that never arrives.
func histories(t *rapid.T) []journal.Change {
	var changes []journal.Change
	next := map[journal.Stream]uint64{}
	written := map[string][]journal.Dot{}
	for range rapid.IntRange(1, 25).Draw(t, "changes") {
		stream := journal.Stream{
			Device: rapid.SampledFrom([]journal.Device{"device-A", "device-B", "device-C"}).Draw(t, "device"),
			Scope:  rapid.SampledFrom([]journal.Scope{journal.Ref, "team:tfi", journal.Own}).Draw(t, "scope"),
		}
		next[stream] += rapid.SampledFrom([]uint64{1, 1, 1, 2}).Draw(t, "step")
		c := journal.Change{Dot: journal.Dot{Stream: stream, Seq: next[stream]}, Nonce: rapid.Uint64().Draw(t, "nonce"), Action: journal.Edit}
		c.Wall = 1_200_000_000_000 + rapid.Int64Range(0, 5).Draw(t, "wall")
		one := rapid.SampledFrom(scene).Draw(t, "record")
		c.Record = one.id
		if kind, known := book.Standard().Kind(one.kind); known {
			c.Kind = kind.Tag
		} else {
			c.Kind = rapid.SampledFrom([]int{9_999, 28, 24}).Draw(t, "kind")
		}
		for _, slot := range rapid.SliceOfNDistinct(rapid.SampledFrom(one.slots), 0, 4, func(s book.Slot) book.Slot { return s }).Draw(t, "slots") {
			c.Writes = append(c.Writes, journal.Write{Slot: slot, Value: values(one.kind, slot).Draw(t, "value"), Seen: seen(t, written[register(one.id, slot)])})
			written[register(one.id, slot)] = append(written[register(one.id, slot)], c.Dot)
		}
		sortWrites(c.Writes)
		changes = append(changes, c)
	}
	return changes
}

func sortWrites(writes []journal.Write) {
	slices.SortFunc(writes, func(a, b journal.Write) int {
		return cmp.Or(cmp.Compare(a.Slot.Tag, b.Slot.Tag), cmp.Compare(a.Slot.Key, b.Slot.Key))
	})
}

func register(id book.ID, slot book.Slot) string { return fmt.Sprint(id, slot) }

func seen(t *rapid.T, before []journal.Dot) []journal.Dot {
	var dots []journal.Dot
	for _, dot := range before {
		if rapid.Bool().Draw(t, "seen") {
			dots = append(dots, dot)
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "unheard of") == 0 {
		dots = append(dots, journal.Dot{Stream: journal.Stream{Device: "device-Z", Scope: journal.Ref}, Seq: 7})
	}
	slices.SortFunc(dots, journal.Dot.Compare)
	return dots
}

func values(kind string, slot book.Slot) *rapid.Generator[book.Value] {
	words := func(list ...string) *rapid.Generator[book.Value] {
		return rapid.Map(rapid.SampledFrom(list), book.Text)
	}
	raw := book.Unknown([]byte{0xc1, 0x1a, 0x51, 0x4b, 0x67, 0xb0})
	switch {
	case slot.Tag == book.TagNumber:
		return words("A-2009-0001", "B-2009-0007", "")
	case slot.Tag == book.TagStatus:
		return words("draft", "ready", "withdrawn", "from-tomorrow")
	case kind == "visit" && slot.Tag == 10:
		return words("2008-05-28", "2009-01-02", "", "not a day")
	case kind == "visit" && slot.Tag == 12, kind == "project" && slot.Tag == 11:
		return words("proj-1", "proj-2", "area-1", "nowhere", "")
	case slot.Key != "":
		return rapid.SampledFrom([]book.Value{book.Bool(true), book.Bool(false), {}, book.Count(4), book.Text("high"), raw})
	default:
		return rapid.SampledFrom([]book.Value{{}, book.Text("Fædregruppe på Nørrebro"), book.Text("Aabenraa\nog Åbenrå"),
			book.Text("café 🙂 \"OR\""), book.Count(2009), book.Count(-3), book.Bool(true), book.Bool(false), raw})
	}
}

// model is what the changes add up to by the rule of the journal alone, without
// any book.
type model map[book.ID]*modelRecord

type modelRecord struct {
	kind             int
	registers        map[book.Slot]*journal.Register
	created, changed int64
	creator          journal.Stream
}

func modelled(changes []journal.Change) model {
	held, m := journal.Held{}, model{}
	for _, c := range changes {
		if held.Has(c.Dot) {
			continue
		}
		r := m[c.Record]
		if r == nil {
			r = &modelRecord{c.Kind, map[book.Slot]*journal.Register{}, c.Wall, c.Wall, c.Dot.Stream}
			m[c.Record] = r
		}
		if c.Wall < r.created || c.Wall == r.created && c.Dot.Stream.Compare(r.creator) < 0 {
			r.created, r.creator = c.Wall, c.Dot.Stream
		}
		r.changed, r.kind = max(r.changed, c.Wall), min(r.kind, c.Kind)
		for _, w := range c.Writes {
			if r.registers[w.Slot] == nil {
				r.registers[w.Slot] = &journal.Register{}
			}
			r.registers[w.Slot].Add(c.Dot, c.Wall, w, held.Has)
		}
		held.Add(c.Dot)
	}
	return m
}

// shows holds the book against the model.
func (m model) shows(t testing.TB, tx *store.Tx) {
	for id, want := range m {
		registers := ok(tx.Registers(id))(t)
		written := 0
		for slot, register := range want.registers {
			got := registers[slot]
			if !slices.Equal(got.Heads, register.Heads) || !slices.Equal(got.Dangling, register.Dangling) {
				t.Fatalf("register %s %v is %+v, want %+v", id, slot, got, *register)
			}
			if len(register.Heads)+len(register.Dangling) > 0 {
				written++
			}
		}
		if len(registers) != written {
			t.Fatalf("%s has %d registers, want %d", id, len(registers), written)
		}
		if want.bare() {
			_, err := tx.Find(id)
			refused(t, err, fault.NotFound)
			continue
		}
		want.shown(t, ok(tx.Find(id))(t))
	}
}

// bare tells whether nothing is left to show of the record.
func (r *modelRecord) bare() bool {
	for _, register := range r.registers {
		if len(register.Heads) > 0 {
			return false
		}
	}
	return true
}

func (r *modelRecord) shown(t testing.TB, got book.Record) {
	if got.Created != r.created || got.Changed != r.changed {
		t.Fatalf("%s: created %d changed %d, want %d %d", got.ID, got.Created, got.Changed, r.created, r.changed)
	}
	kind, known := book.Standard().Tagged(r.kind)
	if !known {
		if got.Kind != "" || len(got.Fields) != 0 {
			t.Fatalf("%s of an unknown kind shows %+v", got.ID, got)
		}
		return
	}
	values, open := map[book.Slot]book.Value{}, false
	for slot, register := range r.registers {
		policy := book.Latest
		if field, ok := kind.Tagged(slot.Tag); ok {
			policy, open = field.Policy, open || register.Asks(field.Policy)
		}
		values[slot] = register.Value(policy)
	}
	fields := kind.Decode(values)
	if fmt.Sprint(got.Fields) != fmt.Sprint(fields) || got.Kind != kind.Name || got.Open != open {
		t.Fatalf("%s shows %+v, want %v, open %t", got.ID, got, fields, open)
	}
	if number, status := values[book.Slot{Tag: 1}].Words(), values[book.Slot{Tag: 2}].Words(); got.Number != number || string(got.Status) != status {
		t.Fatalf("%s shows number %q and status %q, want %q and %q", got.ID, got.Number, got.Status, number, status)
	}
}

func TestTheBookShowsWhatTheRuleOfTheJournalGives(t *testing.T) {
	b := created(t, "K")
	rapid.Check(t, func(rt *rapid.T) {
		changes := histories(rt)
		must(t, b.Write(t.Context(), func(tx *store.Tx) error {
			for i, c := range changes {
				if added, err := tx.Add(c); err != nil || added.Outcome != store.New {
					rt.Fatalf("add: %+v %v", added, err)
				}
				if rapid.Bool().Draw(rt, "look") {
					modelled(changes[:i+1]).shows(under(t, rt), tx)
				}
			}
			modelled(changes).shows(under(t, rt), tx)
			return store.RollBack
		}))
	})
}

func TestInvariant19TheProjectionKeptStepByStepIsTheOneRebuilt(t *testing.T) {
	b := created(t, "K")
	rapid.Check(t, func(rt *rapid.T) {
		changes := histories(rt)
		must(t, b.Write(t.Context(), func(tx *store.Tx) error {
			for _, c := range changes {
				ok(tx.Add(c))(under(t, rt))
				if rapid.Bool().Draw(rt, "project now") {
					ok(tx.Conflicts())(under(t, rt))
				}
			}
			if health := ok(store.CheckWithin(tx))(under(t, rt)); !health.OK {
				rt.Fatalf("problems: %v", health.Problems)
			}
			return store.RollBack
		}))
	})
}

func TestInvariant04TheSameChangesGiveTheSameDigestWhateverTheOrder(t *testing.T) {
	one, other := created(t, "K"), created(t, "L")
	sum := func(rt *rapid.T, b *store.Book, changes []journal.Change) (sum string) {
		must(t, b.Write(t.Context(), func(tx *store.Tx) error {
			for _, c := range changes {
				ok(tx.Add(c))(under(t, rt))
			}
			sum = ok(tx.Digest())(under(t, rt))
			return store.RollBack
		}))
		return sum
	}
	rapid.Check(t, func(rt *rapid.T) {
		changes := histories(rt)
		again := rapid.Permutation(append(slices.Clone(changes), changes...)).Draw(rt, "order")
		whole := sum(rt, one, changes)
		if got := sum(rt, other, again); got != whole {
			rt.Fatalf("in another order the digest is %s, not %s", got, whole)
		}
		if sum(rt, one, changes[1:]) == whole {
			rt.Fatal("a change is missing and the digest is the same")
		}
		altered := slices.Clone(changes)
		altered[0].Nonce++
		if sum(rt, one, altered) == whole {
			rt.Fatal("a change is another and the digest is the same")
		}
	})
}

func TestInvariant03TheChangesOfABookMakeTheSameBookAgain(t *testing.T) {
	one, other := created(t, "K"), created(t, "L")
	rapid.Check(t, func(rt *rapid.T) {
		changes := histories(rt)
		var carried []journal.Change
		var sum string
		must(t, one.Write(t.Context(), func(tx *store.Tx) error {
			for _, c := range changes {
				ok(tx.Add(c))(under(t, rt))
			}
			sum = ok(tx.Digest())(under(t, rt))
			for stream, runs := range ok(tx.Held())(under(t, rt)) {
				for _, run := range runs {
					must(under(t, rt), tx.Changes(stream, run, func(c journal.Change) error { carried = append(carried, c); return nil }))
				}
			}
			return store.RollBack
		}))
		if len(carried) != len(changes) {
			rt.Fatalf("%d changes carried, want %d", len(carried), len(changes))
		}
		must(t, other.Write(t.Context(), func(tx *store.Tx) error {
			for _, c := range carried {
				ok(tx.Add(c))(under(t, rt))
			}
			if got := ok(tx.Digest())(under(t, rt)); got != sum {
				rt.Fatalf("the digest is %s, want %s", got, sum)
			}
			for id := range maps.Keys(modelled(changes)) {
				if len(ok(tx.History(id))(under(t, rt))) == 0 {
					rt.Fatalf("%s has no history", id)
				}
			}
			return store.RollBack
		}))
	})
}

// under lets the helpers of this package stop a rapid check, so that it is
// shrunk and its seed is told.
func under(t testing.TB, rt *rapid.T) testing.TB { return drawn{t, rt} }

type drawn struct {
	testing.TB
	rt *rapid.T
}

func (d drawn) Fatal(args ...any)                 { d.rt.Fatal(args...) }
func (d drawn) Fatalf(format string, args ...any) { d.rt.Fatalf(format, args...) }
func (d drawn) Errorf(format string, args ...any) { d.rt.Errorf(format, args...) }
