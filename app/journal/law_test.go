package journal

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

// statute is a world in which a coordinator also makes law.
type statute struct {
	*world
	made   uint64
	asides []book.ID
}

var coordinatorStream = Stream{"k", Ref}

func (s *statute) law(action Action, record book.ID, writes ...Write) Change {
	s.made++
	slices.SortFunc(writes, func(a, b Write) int {
		if a.Slot.Tag != b.Slot.Tag {
			return a.Slot.Tag - b.Slot.Tag
		}
		if a.Slot.Key < b.Slot.Key {
			return -1
		}
		return 1
	})
	return Change{Dot: Dot{coordinatorStream, s.made}, Nonce: 1<<40 + s.made, Action: action, Kind: 24, Record: record, Writes: writes}
}

func (s *statute) eraseField(t *rapid.T) {
	record := book.ID(rapid.SampledFrom([]string{"r1", "r2"}).Draw(t, "record"))
	tag := rapid.SampledFrom([]int{10, 13}).Draw(t, "tag")
	s.books[0].add(s.law(EraseFields, record, Write{Slot: book.Slot{Tag: tag}}))
}

func (s *statute) eraseRecord(t *rapid.T) {
	s.books[0].add(s.law(EraseRecord, book.ID(rapid.SampledFrom([]string{"r1", "r2"}).Draw(t, "record"))))
}

func (s *statute) setAside(t *rapid.T) {
	device := rapid.IntRange(1, len(s.books)-1).Draw(t, "laptop")
	first := rapid.Uint64Range(1, 6).Draw(t, "first")
	span := Span{Stream{Device(fmt.Sprint("pc", device)), Ref}, Range{first, first + rapid.Uint64Range(0, 3).Draw(t, "more")}}
	id := book.ID(fmt.Sprint("aside", s.made))
	s.asides = append(s.asides, id)
	s.books[0].add(s.law(SetAside, id,
		Write{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		Write{Slot: book.Slot{Tag: LawRanges, Key: span.String()}, Value: book.Bool(true)}))
}

func (s *statute) undo(t *rapid.T) {
	if len(s.asides) == 0 {
		return
	}
	id := rapid.SampledFrom(s.asides).Draw(t, "aside")
	slot := book.Slot{Tag: LawActive}
	seen := s.books[0].registers[where{id, slot}].Seen()
	s.books[0].add(s.law(SetAside, id, Write{Slot: slot, Value: book.Bool(false), Seen: seen}))
}

// plainLaw is the law from its definition: it looks at every law change for
// every question.
type plainLaw []Change

func (p plainLaw) gone(record book.ID) bool {
	return slices.ContainsFunc(p, func(c Change) bool { return c.Action == EraseRecord && c.Record == record })
}

func (p plainLaw) blank(c Change, w Write) bool {
	return slices.ContainsFunc(p, func(e Change) bool {
		erases := slices.ContainsFunc(e.Writes, func(ew Write) bool { return ew.Slot.Tag == w.Slot.Tag })
		return e.Action == EraseFields && e.Record == c.Record && erases && !slices.Contains(w.Seen, e.Dot)
	})
}

func (p plainLaw) aside(dot Dot) bool {
	heads := oracle(p)
	for at, active := range heads {
		holds := slices.ContainsFunc(active, func(h Head) bool { return h.Value.Bool() })
		if at.slot.Tag != LawActive || !holds {
			continue
		}
		for other := range heads {
			span, ok := ParseSpan(other.slot.Key)
			if ok && other.record == at.record && span.Stream == dot.Stream && span.Range.First <= dot.Seq && dot.Seq <= span.Range.Last {
				return true
			}
		}
	}
	return false
}

// underLaw is the oracle of heads under the law: drop what does not count, then
// ask who was overwritten, then drop what is blank.
func underLaw(all []Change) map[where][]Head {
	var law plainLaw
	for _, c := range all {
		if c.Action != Edit {
			law = append(law, c)
		}
	}
	var counted []Change
	for _, c := range all {
		if c.Action == Edit && !law.aside(c.Dot) && !law.gone(c.Record) {
			counted = append(counted, c)
		}
	}
	blanks := map[where]map[Dot]bool{}
	for _, c := range counted {
		for _, w := range c.Writes {
			if law.blank(c, w) {
				at := where{c.Record, w.Slot}
				if blanks[at] == nil {
					blanks[at] = map[Dot]bool{}
				}
				blanks[at][c.Dot] = true
			}
		}
	}
	heads := oracle(counted)
	for at := range heads {
		heads[at] = slices.DeleteFunc(heads[at], func(h Head) bool { return blanks[at][h.Dot] })
	}
	return heads
}

// folded is every record of a replica folded under the law it holds.
func folded(r *replica) map[where][]Head {
	var lawful []Change
	records := map[book.ID][]Change{}
	for _, c := range r.changes {
		if c.Action != Edit {
			lawful = append(lawful, c)
		}
		records[c.Record] = append(records[c.Record], c)
	}
	law := NewLaw(lawful)
	heads := map[where][]Head{}
	for record, changes := range records {
		for slot, register := range Fold(changes, law, r.held.Has) {
			heads[where{record, slot}] = register.Heads
		}
	}
	for at := range heads {
		if slices.Contains(articles(r), at.record) {
			delete(heads, at)
		}
	}
	return heads
}

func agreeUnderLaw(t *rapid.T, r *replica) {
	want := underLaw(r.changes)
	same(t, "folded", folded(r), want)
	if r.changed {
		return // registers kept one by one are folded anew first
	}
	kept := map[where][]Head{}
	for at, register := range r.registers {
		kept[at] = register.Heads
	}
	for _, id := range articles(r) {
		for at := range kept {
			if at.record == id {
				delete(kept, at)
			}
		}
	}
	same(t, "kept one by one", kept, want)
}

func same(t *rapid.T, what string, got, want map[where][]Head) {
	for _, side := range []map[where][]Head{got, want} {
		for at := range side {
			if len(want[at])+len(got[at]) > 0 && !reflect.DeepEqual(got[at], want[at]) {
				t.Fatalf("%s, %v: heads %v, the oracle says %v", what, at, got[at], want[at])
			}
		}
	}
}

// articles are the law records of a book: their registers are the law's own.
func articles(r *replica) []book.ID {
	var ids []book.ID
	for _, c := range r.changes {
		if c.Action == SetAside {
			ids = append(ids, c.Record)
		}
	}
	return ids
}

// relearn folds a book whose law has changed, as a store does.
func relearn(r *replica) {
	if !r.changed {
		return
	}
	r.changed = false
	var lawful []Change
	records := map[book.ID][]Change{}
	for _, c := range r.changes {
		if c.Action != Edit {
			lawful = append(lawful, c)
		}
		records[c.Record] = append(records[c.Record], c)
	}
	r.law = NewLaw(lawful)
	for at := range r.registers {
		if !slices.Contains(articles(r), at.record) {
			r.registers[at] = Register{Erased: r.law.Erased(at.record, at.slot.Tag)}
		}
	}
	for record, changes := range records {
		for slot, register := range Fold(changes, r.law, r.held.Has) {
			r.registers[where{record, slot}] = register
		}
	}
}

// survives checks what was just typed by someone who saw everything the book
// knows: it stands, unless the record is gone or the laptop set aside.
func survives(t *rapid.T, r *replica) {
	c := r.changes[len(r.changes)-1]
	if c.Action != Edit || r.law.Gone(c.Record) || !r.law.Counts(c.Dot) {
		return
	}
	for _, w := range c.Writes {
		if !slices.Contains(r.registers[where{c.Record, w.Slot}].Seen(), c.Dot) {
			t.Fatalf("%v: typed with everything on the screen, and lost", c.Dot)
		}
	}
}

func TestTheLawAgreesWithTheOracleAfterEveryStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &statute{world: newWorld(3)}
		step := func(act func(*rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) {
				act(t)
				for _, b := range s.books {
					agreeUnderLaw(t, b)
					relearn(b)
					agreeUnderLaw(t, b)
				}
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"edit":         step(func(t *rapid.T) { survives(t, s.edit(t)) }),
			"hand":         step(func(t *rapid.T) { s.hand(t) }),
			"erase field":  step(s.eraseField),
			"erase record": step(s.eraseRecord),
			"set aside":    step(s.setAside),
			"undo":         step(s.undo),
		})
	})
}

func TestAClockFixMovesWhatIsShownAndNothingElse(t *testing.T) {
	wrong, right := dot("a", 1), dot("b", 1)
	slot := book.Slot{Tag: 10}
	changes := []Change{
		{Dot: wrong, Action: Edit, Record: "r", Wall: 3_000, Writes: []Write{{Slot: slot, Value: book.Text("three years ahead")}}},
		{Dot: right, Action: Edit, Record: "r", Wall: 2_000, Writes: []Write{{Slot: slot, Value: book.Text("on time")}}},
	}
	all := func(Dot) bool { return true }
	shown := func(law *Law) book.Value {
		register := Fold(changes, law, all)[slot]
		if len(register.Heads) != 2 || !register.Open() {
			t.Fatalf("a clock decided what is kept: %v", register)
		}
		head, _ := register.Shown()
		return head.Value
	}
	if got := shown(nil); got != book.Text("three years ahead") {
		t.Errorf("without the fix: %v", got)
	}
	span := Span{wrong.Stream, Range{1, 9}}
	law := NewLaw([]Change{{Dot: dot("k", 1), Action: ClockFix, Record: "fix", Writes: []Write{
		{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: span.String()}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawShift}, Value: book.Count(-2_000)},
	}}})
	if got := shown(law); got != book.Text("on time") {
		t.Errorf("with the fix: %v", got)
	}
}

func TestErasedAndTrimmedValuesAreGoneFromTheChangesAndTheRestStays(t *testing.T) {
	first, second := dot("a", 1), dot("a", 2)
	name, note := book.Slot{Tag: 10}, book.Slot{Tag: 21}
	old := Change{Dot: first, Nonce: 7, Action: Edit, Record: "r", Why: "because of her", Writes: []Write{
		{Slot: name, Value: book.Text("old name")}, {Slot: note, Value: book.Text("about her")},
	}}
	edit := Change{Dot: second, Action: Edit, Record: "r", Writes: []Write{{Slot: name, Value: book.Text("new name"), Seen: []Dot{first}}}}
	erasure := Change{Dot: dot("k", 1), Action: EraseFields, Record: "r", Writes: []Write{{Slot: note}}}
	span := Span{first.Stream, Range{1, 2}}
	trim := Change{Dot: dot("k", 2), Action: Trim, Record: "trim", Writes: []Write{
		{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: span.String()}, Value: book.Bool(true)},
	}}
	law := NewLaw([]Change{erasure, trim})
	kept, changed := law.Blank(old)
	if !changed || kept.Writes[1].Value != (book.Value{}) || kept.Why != "" || kept.Writes[0].Value != book.Text("old name") || kept.Nonce != 7 {
		t.Errorf("blank: %+v", kept)
	}
	if old.Writes[1].Value != book.Text("about her") {
		t.Error("the caller's change was altered")
	}
	trimmed := law.Trim([]Change{old, edit})
	if len(trimmed) != 1 || trimmed[0].Dot != first || !trimmed[0].Writes[0].Value.IsEmpty() || trimmed[0].Writes[1].Value.IsEmpty() {
		t.Errorf("trim: %+v", trimmed)
	}
}
