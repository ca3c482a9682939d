package journal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
)

// Law is what the coordinator's changes say about all the others: which do not
// count, which fields and records are erased, how far a clock was off, and what
// may be forgotten. Like everything here it is a function of the set of changes
// it was made from. The zero Law says nothing.
type Law struct {
	aside   map[Stream][]Range
	clocks  map[Stream][]fix
	fields  map[book.ID]map[int][]Dot
	records map[book.ID]Dot
	trimmed map[Stream]uint64
}

type fix struct {
	run   Range
	shift int64 // milliseconds to add to the claimed instant
}

// Tags of the fields of a law record. A set-aside, a clock-fix and a trim are
// records like any other - they merge, replicate and have a history - whose
// fields this room reads.
const (
	LawActive = 10 // truth: whether it holds; setting it to false is the undo
	LawRanges = 11 // truth, per option: a Span it is about
	LawShift  = 12 // number: milliseconds to add to claimed instants (clock-fix)
)

// Span is a run of one stream.
type Span struct {
	Stream Stream
	Range  Range
}

// String is the span as the key of LawRanges: device/scope/first-last.
func (s Span) String() string {
	return fmt.Sprintf("%s/%s/%d-%d", s.Stream.Device, s.Stream.Scope, s.Range.First, s.Range.Last)
}

// ParseSpan reads what String writes.
func ParseSpan(text string) (Span, bool) {
	i := strings.LastIndexByte(text, '-') // a device's id is full of them
	if i < 0 {
		return Span{}, false
	}
	dot, ok := ParseDot(text[:i])
	end, err := strconv.ParseUint(text[i+1:], 10, 64)
	if !ok || err != nil || end < dot.Seq {
		return Span{}, false
	}
	return Span{dot.Stream, Range{dot.Seq, end}}, true
}

// Spans are the runs of streams that a law change names.
func Spans(c Change) []Span {
	var spans []Span
	for _, w := range c.Writes {
		if span, ok := ParseSpan(w.Slot.Key); ok && w.Slot.Tag == LawRanges {
			spans = append(spans, span)
		}
	}
	return spans
}

// NewLaw reads the law from all changes held that are not edits, in any order.
func NewLaw(changes []Change) *Law {
	l := &Law{
		aside: map[Stream][]Range{}, clocks: map[Stream][]fix{}, trimmed: map[Stream]uint64{},
		fields: map[book.ID]map[int][]Dot{}, records: map[book.ID]Dot{},
	}
	articles := map[book.ID][]Change{}
	for _, c := range changes {
		switch c.Action {
		case EraseRecord:
			l.records[c.Record] = c.Dot
		case EraseFields:
			l.erase(c)
		case SetAside, ClockFix:
			articles[c.Record] = append(articles[c.Record], c)
		case Trim:
			l.trim(c)
		}
	}
	for _, article := range articles {
		l.enact(article)
	}
	return l
}

func (l *Law) erase(c Change) {
	tags := l.fields[c.Record]
	if tags == nil {
		tags = map[int][]Dot{}
		l.fields[c.Record] = tags
	}
	for _, w := range c.Writes {
		if i, found := slices.BinarySearchFunc(tags[w.Slot.Tag], c.Dot, Dot.Compare); !found {
			tags[w.Slot.Tag] = slices.Insert(tags[w.Slot.Tag], i, c.Dot)
		}
	}
}

// trim takes a trim at its word for ever: what it let go of cannot be had back,
// so undoing it would make two books that hold the same differ.
func (l *Law) trim(c Change) {
	for _, span := range Spans(c) {
		l.trimmed[span.Stream] = max(l.trimmed[span.Stream], span.Range.Last)
	}
}

// enact reads one law record. Who disagrees about whether it holds is answered
// as options are: it holds while anyone keeps it.
func (l *Law) enact(article []Change) {
	registers := map[book.Slot]*Register{}
	added := Held{}
	for _, c := range article {
		for _, w := range c.Writes {
			if registers[w.Slot] == nil {
				registers[w.Slot] = &Register{}
			}
			registers[w.Slot].Add(c.Dot, c.Wall, w, added.Has)
		}
		added.Add(c.Dot)
	}
	if !kept(registers[book.Slot{Tag: LawActive}]) {
		return
	}
	var shift int64
	if register := registers[book.Slot{Tag: LawShift}]; register != nil {
		shift = register.Value(book.Latest).Number()
	}
	covered := map[Stream][]Range{}
	for slot, register := range registers {
		span, ok := ParseSpan(slot.Key)
		if slot.Tag == LawRanges && ok && kept(register) {
			covered[span.Stream] = union(covered[span.Stream], span.Range)
		}
	}
	l.apply(article[0].Action, covered, shift)
}

func kept(register *Register) bool {
	return register != nil && slices.ContainsFunc(register.Heads, func(h Head) bool { return h.Value.Bool() })
}

// apply puts one law in force over the runs it covers. They never touch: a
// change that two spans of one clock-fix name is moved once.
func (l *Law) apply(action Action, covered map[Stream][]Range, shift int64) {
	for stream, runs := range covered {
		for _, run := range runs {
			switch action {
			case SetAside:
				l.aside[stream] = union(l.aside[stream], run)
			case ClockFix:
				l.clocks[stream] = append(l.clocks[stream], fix{run, shift})
			}
		}
	}
}

// Erased are the known erasures of a field of a record, sorted.
func (l *Law) Erased(record book.ID, tag int) []Dot {
	if l == nil {
		return nil
	}
	return l.fields[record][tag]
}

// Gone tells whether a record is erased whole: its dots are kept and nothing
// else.
func (l *Law) Gone(record book.ID) bool {
	if l == nil {
		return false
	}
	_, gone := l.records[record]
	return gone
}

// Counts tells whether the change of dot counts: whether it is not set aside.
// What is trimmed always counts: the values it overwrote may be gone, and
// setting it aside would leave nothing in their place.
func (l *Law) Counts(dot Dot) bool {
	if l == nil || dot.Seq <= l.trimmed[dot.Stream] {
		return true
	}
	_, aside := search(l.aside[dot.Stream], dot.Seq)
	return !aside
}

// Clock is the instant to go by for a change, with every fix of its clock.
func (l *Law) Clock(dot Dot, wall int64) int64 {
	if l == nil {
		return wall
	}
	for _, f := range l.clocks[dot.Stream] {
		if f.run.First <= dot.Seq && dot.Seq <= f.run.Last {
			wall += f.shift
		}
	}
	return wall
}

// Trimmed is the sequence number of a stream up to which every active device is
// known to hold everything, so that values overwritten below it may go.
func (l *Law) Trimmed(stream Stream) uint64 {
	if l == nil {
		return 0
	}
	return l.trimmed[stream]
}

// union adds a run to sorted runs that never touch.
func union(runs []Range, added Range) []Range {
	runs = append(slices.Clone(runs), added)
	slices.SortFunc(runs, func(a, b Range) int {
		if a.First < b.First {
			return -1
		}
		return 1
	})
	merged := runs[:1]
	for _, run := range runs[1:] {
		last := &merged[len(merged)-1]
		if run.First <= last.Last+1 {
			last.Last = max(last.Last, run.Last)
			continue
		}
		merged = append(merged, run)
	}
	return merged
}
