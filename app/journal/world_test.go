package journal

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

// A replica is a book reduced to the rule, kept as a store keeps it: changes are
// added one by one in the order they happen to arrive, what is erased or trimmed
// leaves their bodies, and what the law touches is folded anew.
type replica struct {
	device    Device
	held      Held
	changes   map[book.ID][]Change // as kept, by record, sorted by dot
	places    map[Dot]book.ID      // which record a change is about
	registers map[book.ID]map[book.Slot]Register
	laws      []Change
	law       *Law
	agreed    int // how many changes it held when it last agreed with the oracle
}

func newReplica(device Device) *replica {
	return &replica{device: device, held: Held{}, changes: map[book.ID][]Change{}, places: map[Dot]book.ID{}, registers: map[book.ID]map[book.Slot]Register{}}
}

// copied is the same book on another disk, under a new device id.
func (r *replica) copied(device Device) *replica {
	other := newReplica(device)
	for _, c := range r.sorted() {
		other.add(c)
	}
	return other
}

func (r *replica) sorted() []Change {
	var all []Change
	for _, about := range r.changes {
		all = append(all, about...)
	}
	slices.SortFunc(all, byDot)
	return all
}

func byDot(a, b Change) int { return a.Dot.Compare(b.Dot) }

func (r *replica) add(c Change) { r.take([]Change{c}) }

// take adds changes in the order given. What the law has a word on is folded anew,
// once for all of them.
func (r *replica) take(changes []Change) {
	again, read := map[book.ID]bool{}, len(r.laws)
	for _, c := range changes {
		if r.held.Has(c.Dot) {
			continue
		}
		if c.Action == Edit && read < len(r.laws) {
			r.law, read = NewLaw(r.laws), len(r.laws)
		}
		c, _ = r.law.Blank(c)
		r.keep(c)
		switch {
		case c.Action != Edit:
			r.enact(c, again)
		case r.law.Touches(c):
			again[c.Record] = true
		case !again[c.Record]:
			r.merge(c)
		}
		r.held.Add(c.Dot)
	}
	if read < len(r.laws) {
		r.law = NewLaw(r.laws)
	}
	for record := range again {
		r.obey(record)
	}
}

// keep puts a change in its place, or another body in the place of the one kept.
func (r *replica) keep(c Change) {
	about := r.changes[c.Record]
	i, found := slices.BinarySearchFunc(about, c, byDot)
	if found {
		about[i] = c
		return
	}
	r.changes[c.Record], r.places[c.Dot] = slices.Insert(about, i, c), c.Record
}

func (r *replica) merge(c Change) {
	about := r.registers[c.Record]
	if about == nil {
		about = map[book.Slot]Register{}
		r.registers[c.Record] = about
	}
	for _, w := range c.Writes {
		register := about[w.Slot]
		register.Add(c.Dot, c.Wall, w, r.held.Has)
		about[w.Slot] = register
	}
}

// enact enters a law, and names the records it bears on: its own, and those with
// changes in the spans it has ever named.
func (r *replica) enact(c Change, bears map[book.ID]bool) {
	r.laws = append(r.laws, c)
	bears[c.Record] = true
	for _, article := range r.changes[c.Record] {
		for _, span := range Spans(article) {
			if c.Action == Trim {
				span.Range.First = 1
			}
			for seq := span.Range.First; seq <= min(span.Range.Last, r.held.Last(span.Stream)); seq++ {
				if record, held := r.places[Dot{span.Stream, seq}]; held {
					bears[record] = true
				}
			}
		}
	}
}

// obey takes out of a record what the law erases and trims, and folds it anew.
func (r *replica) obey(record book.ID) {
	for _, c := range r.changes[record] {
		kept, _ := r.law.Blank(c)
		r.keep(kept)
	}
	for _, c := range r.law.Trim(r.changes[record]) {
		r.keep(c)
	}
	r.registers[record] = Fold(r.changes[record], r.law, r.held.Has)
}

// register is the state of one slot of one record.
func (r *replica) register(at where) Register { return r.registers[at.record][at.slot] }

// standing are the registers as they are now, whatever is added later.
func (r *replica) standing() map[where]Register {
	now := map[where]Register{}
	for record, about := range r.registers {
		for slot, register := range about {
			now[where{record, slot}] = Register{Heads: slices.Clone(register.Heads), Dangling: slices.Clone(register.Dangling), Erased: register.Erased}
		}
	}
	return now
}

// seen is what somebody typing in a register has on the screen: the heads, and
// the erasures of the field even where nothing was ever written.
func (r *replica) seen(at where) []Dot {
	register := r.register(at)
	register.Erased = r.law.Erased(at.record, at.slot.Tag)
	return register.Seen()
}

// A world is two coordinators and three laptops that edit with clocks that are
// years off, hand each other any part of what they hold, are copied and set
// back; and the coordinators make law. made is every change as it was made.
type world struct {
	books  []*replica // the coordinators first
	made   map[Dot]Change
	next   map[Stream]uint64
	laws   map[Action][]book.ID // articles that can be undone
	copies int
	past   []*replica // books as they once were
}

const coordinators, mostBooks = 2, 8

func newWorld() *world {
	w := &world{made: map[Dot]Change{}, next: map[Stream]uint64{}, laws: map[Action][]book.ID{}}
	for _, device := range []Device{"k1", "k2", "pc1", "pc2", "pc3"} {
		w.books = append(w.books, newReplica(device))
	}
	return w
}

// make gives a change its place and adds it to the book it is made in.
func (w *world) make(t *rapid.T, in *replica, c Change) Change {
	scope := Ref
	if c.Action == Edit {
		scope = rapid.SampledFrom([]Scope{Ref, Ref, TeamScope("t")}).Draw(t, "scope")
	}
	stream := Stream{in.device, scope}
	w.next[stream]++
	c.Dot, c.Nonce, c.Kind = Dot{stream, w.next[stream]}, uint64(len(w.made)+1), 24
	c.Wall = rapid.Int64Range(-10*year, 3*year).Draw(t, "clock")
	slices.SortFunc(c.Writes, func(a, b Write) int {
		return cmp.Or(cmp.Compare(a.Slot.Tag, b.Slot.Tag), cmp.Compare(a.Slot.Key, b.Slot.Key))
	})
	w.made[c.Dot] = c
	in.add(c)
	return c
}

const year = int64(365 * 24 * 3600 * 1000)

var slots = []book.Slot{{Tag: 10}, {Tag: 13, Key: "a"}, {Tag: 13, Key: "b"}}

func record(t *rapid.T) book.ID {
	return book.ID(rapid.SampledFrom([]string{"r1", "r2", "r3"}).Draw(t, "record"))
}

func (w *world) book(t *rapid.T) *replica {
	return w.books[rapid.IntRange(0, len(w.books)-1).Draw(t, "book")]
}

func (w *world) office(t *rapid.T) *replica {
	return w.books[rapid.IntRange(0, coordinators-1).Draw(t, "coordinator")]
}

func (w *world) edit(t *rapid.T) (*replica, Change) {
	mine := w.book(t)
	c := Change{Action: Edit, Record: record(t), Why: rapid.SampledFrom([]string{"", "", "because"}).Draw(t, "why")}
	for _, slot := range slots[:rapid.IntRange(1, len(slots)).Draw(t, "slots")] {
		value := book.Text(rapid.SampledFrom([]string{"", "x", "y", "z"}).Draw(t, "value"))
		c.Writes = append(c.Writes, Write{slot, value, mine.seen(where{c.Record, slot})})
	}
	return mine, w.make(t, mine, c)
}

// parcel is any part of what a book holds, in any order and with repetitions.
// Like a real one it carries every erasure its sender knows, first; and what may
// have been trimmed comes with what it was overwritten by.
func (w *world) parcel(t *rapid.T, from *replica) []Change {
	all := from.sorted()
	if len(all) == 0 {
		return nil
	}
	var always []Change
	for _, c := range all {
		erases := c.Action == EraseFields || c.Action == EraseRecord
		if erases || c.Action == Trim || c.Dot.Seq <= from.law.Trimmed(c.Dot.Stream) {
			always = append(always, c)
		}
	}
	slices.SortStableFunc(always, func(a, b Change) int { return int(b.Action) - int(a.Action) })
	for _, i := range rapid.SliceOf(rapid.IntRange(0, len(all)-1)).Draw(t, "parcel") {
		always = append(always, all[i])
	}
	return always
}

func (w *world) hand(t *rapid.T) {
	from, to := w.book(t), w.book(t)
	for _, c := range w.parcel(t, from) {
		to.add(c)
	}
}

// everything brings two books to the same set of changes.
func (w *world) everything(t *rapid.T) {
	from, to := w.book(t), w.book(t)
	for _, c := range from.sorted() {
		to.add(c)
	}
}

// meet brings all books to the same set of changes: a round of parcels and
// return files in which nothing is lost.
func (w *world) meet(*rapid.T) {
	for _, b := range slices.Concat(w.books, w.books) {
		for _, c := range b.sorted() {
			w.books[0].add(c)
		}
		for _, c := range w.books[0].sorted() {
			b.add(c)
		}
	}
	w.past = nil
}

func (w *world) eraseFields(t *rapid.T) {
	c := Change{Action: EraseFields, Record: record(t)}
	for _, tag := range rapid.SampledFrom([][]int{{10}, {13}, {10, 13}}).Draw(t, "tags") {
		c.Writes = append(c.Writes, Write{Slot: book.Slot{Tag: tag}})
	}
	w.make(t, w.office(t), c)
}

func (w *world) eraseRecord(t *rapid.T) {
	w.make(t, w.office(t), Change{Action: EraseRecord, Record: record(t)})
}

// span is a run of a stream that somebody has written.
func (w *world) span(t *rapid.T) Span {
	streams := slices.SortedFunc(maps.Keys(w.next), Stream.Compare)
	if len(streams) == 0 {
		return Span{Stream{"pc1", Ref}, Range{1, 2}}
	}
	stream := rapid.SampledFrom(streams).Draw(t, "stream")
	first := rapid.Uint64Range(1, w.next[stream]).Draw(t, "first")
	return Span{stream, Range{first, first + rapid.Uint64Range(0, 3).Draw(t, "more")}}
}

// decree makes a law about a span, or says of one that was made that it stands
// or does not.
func (w *world) decree(t *rapid.T, action Action) {
	office, id, active := w.office(t), book.ID(fmt.Sprint("law", len(w.made))), true
	if old := w.laws[action]; len(old) > 0 && rapid.Bool().Draw(t, "again") {
		id, active = rapid.SampledFrom(old).Draw(t, "law"), rapid.Bool().Draw(t, "active")
	} else {
		w.laws[action] = append(old, id)
	}
	values := map[book.Slot]book.Value{
		{Tag: LawActive}: book.Bool(active),
		{Tag: LawRanges, Key: w.span(t).String()}: book.Bool(rapid.IntRange(0, 4).Draw(t, "covered") > 0),
	}
	if action == ClockFix {
		values[book.Slot{Tag: LawShift}] = book.Count(rapid.Int64Range(-3*year, 10*year).Draw(t, "shift"))
	}
	c := Change{Action: action, Record: id}
	for slot, value := range values {
		c.Writes = append(c.Writes, Write{slot, value, office.seen(where{id, slot})})
	}
	w.make(t, office, c)
}

func (w *world) setAside(t *rapid.T) { w.decree(t, SetAside) }
func (w *world) fixClock(t *rapid.T) { w.decree(t, ClockFix) }

// trim lets go of what is overwritten below what every book holds of a stream.
func (w *world) trim(t *rapid.T) {
	stream := w.span(t).Stream
	everybody := w.next[stream]
	for _, b := range append(slices.Clone(w.books), w.past...) {
		runs := b.held[stream]
		if len(runs) == 0 || runs[0].First != 1 {
			return
		}
		everybody = min(everybody, runs[0].Last)
	}
	w.make(t, w.office(t), Change{Action: Trim, Record: book.ID(fmt.Sprint("law", len(w.made))), Writes: []Write{
		{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: Span{stream, Range{1, everybody}}.String()}, Value: book.Bool(true)},
	}})
}

// copy makes another book of one, as when a laptop's disk is imaged. It notices,
// and goes by a new device id.
func (w *world) copy(t *rapid.T) {
	if len(w.books) < mostBooks {
		w.copies++
		w.books = append(w.books, w.book(t).copied(Device(fmt.Sprint("copy", w.copies))))
	}
}

// remember keeps a laptop as it is now, for a day when it is set back to it.
func (w *world) remember(t *rapid.T) {
	if len(w.past) < 2 {
		w.past = append(w.past, w.book(t).copied(""))
	}
}

func (w *world) restore(t *rapid.T) {
	if len(w.past) == 0 {
		return
	}
	w.copies++
	lost := rapid.IntRange(coordinators, len(w.books)-1).Draw(t, "laptop")
	w.books[lost] = w.past[0].copied(Device(fmt.Sprint("restored", w.copies)))
	w.past = w.past[1:]
}

// live lets the world go on for a while, calling after every step.
func (w *world) live(t *rapid.T, after func(*rapid.T)) {
	step := func(act func(*rapid.T)) func(*rapid.T) {
		return func(t *rapid.T) { act(t); after(t) }
	}
	edit := step(func(t *rapid.T) { w.edit(t) })
	t.Repeat(map[string]func(*rapid.T){
		"edit": edit, "edit too": edit, "edit as well": edit,
		"hand": step(w.hand), "hand all": step(w.everything), "meet": step(w.meet), "erase fields": step(w.eraseFields),
		"erase record": step(w.eraseRecord), "set aside": step(w.setAside), "fix clock": step(w.fixClock),
		"trim": step(w.trim), "copy": step(w.copy), "remember": step(w.remember), "restore": step(w.restore),
	})
}

// original is all a book holds as it was made.
func (w *world) original(r *replica) oracle {
	var all []Change
	for _, c := range r.sorted() {
		all = append(all, w.made[c.Dot])
	}
	return ask(all)
}

// agrees holds a book against the oracle, kept one by one and folded at once.
func (w *world) agrees(t *rapid.T, r *replica) {
	told := w.original(r)
	written := told.registers()
	folded := r.foldedBackwards()
	for _, at := range written {
		heads, dangling := told.heads(at), told.dangling(at)
		for how, got := range map[string]Register{"kept one by one": r.register(at), "folded at once": folded[at]} {
			if !slices.Equal(got.Heads, heads) || !slices.Equal(got.Dangling, dangling) {
				t.Fatalf("%s, %v, %s: %v and %v, the oracle says %v and %v", r.device, at, how, got.Heads, got.Dangling, heads, dangling)
			}
		}
	}
	for at, register := range r.standing() {
		if len(register.Heads) > 0 && !slices.Contains(written, at) {
			t.Fatalf("%s, %v: nobody wrote it, and it holds %v", r.device, at, register.Heads)
		}
	}
}

func (r *replica) foldedBackwards() map[where]Register {
	registers := map[where]Register{}
	for record, about := range r.changes {
		about = slices.Clone(about)
		slices.Reverse(about)
		for slot, register := range Fold(about, r.law, r.held.Has) {
			registers[where{record, slot}] = register
		}
	}
	return registers
}

// all are the changes as they were made, in an order drawn.
func (w *world) all(t *rapid.T, times int) []Change {
	sorted := slices.Repeat(slices.SortedFunc(maps.Values(w.made), byDot), times)
	places := make([]int, len(sorted))
	for i := range places {
		places[i] = i
	}
	order := make([]Change, len(sorted))
	for i, place := range rapid.Permutation(places).Draw(t, "order") {
		order[i] = sorted[place]
	}
	return order
}

// alike holds two books that hold the same to being the same, to the last value
// kept in a change.
func alike(t *rapid.T, a, b *replica) {
	if !reflect.DeepEqual(a.sorted(), b.sorted()) {
		t.Fatalf("one set of changes, kept as two:\n%+v\n%+v", a.sorted(), b.sorted())
	}
	for at, one := range a.standing() {
		other := b.register(at)
		if !slices.Equal(one.Heads, other.Heads) || !slices.Equal(one.Dangling, other.Dangling) {
			t.Fatalf("one set of changes, two states of %v:\n%+v\n%+v", at, one, other)
		}
	}
}
