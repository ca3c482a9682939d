package journal

import (
	"cmp"
	"slices"

	"feltbog/app/book"
)

// Head is a write nobody has knowingly overwritten.
type Head struct {
	Dot   Dot
	Wall  int64
	Value book.Value
}

// Register is the state of one slot of one record: its heads, sorted by dot,
// and the dangling dots, sorted: writes that someone has overwritten but that
// have not arrived here yet. When one arrives it is already overwritten. Erased are the known erasures of the field, sorted: a
// write that does not name them all was made by someone who did not know, and
// its value is blank. The zero Register has never been written.
type Register struct {
	Heads    []Head
	Dangling []Dot
	Erased   []Dot
}

// Add merges one write of the change named by dot. held tells whether the
// change of a dot was added before; it must not count dot itself.
// The caller adds each dot once: a repetition is caught by Held before it comes
// here.
func (r *Register) Add(dot Dot, wall int64, w Write, held func(Dot) bool) {
	for _, seen := range w.Seen {
		r.overwrite(seen, held)
	}
	if i, found := slices.BinarySearchFunc(r.Dangling, dot, Dot.Compare); found {
		r.Dangling = slices.Delete(r.Dangling, i, i+1)
		return
	}
	if blank(w, r.Erased) {
		return
	}
	i, _ := r.find(dot)
	r.Heads = slices.Insert(r.Heads, i, Head{Dot: dot, Wall: wall, Value: w.Value})
}

func (r *Register) overwrite(seen Dot, held func(Dot) bool) {
	if i, found := r.find(seen); found {
		r.Heads = slices.Delete(r.Heads, i, i+1)
		return
	}
	if held(seen) {
		return
	}
	if i, found := slices.BinarySearchFunc(r.Dangling, seen, Dot.Compare); !found {
		r.Dangling = slices.Insert(r.Dangling, i, seen)
	}
}

func (r *Register) find(dot Dot) (int, bool) {
	return slices.BinarySearchFunc(r.Heads, dot, func(h Head, d Dot) int { return h.Dot.Compare(d) })
}

// Open tells whether the register is in conflict: two or more heads with
// different values. An empty value against a filled one differs: somebody
// cleared what somebody else wrote.
func (r Register) Open() bool {
	for _, head := range r.Heads {
		if head.Value != r.Heads[0].Value {
			return true
		}
	}
	return false
}

// Shown is the head a screen shows: the latest by claimed time, then stream,
// then sequence. This is all a clock decides. ok is false for a register never
// written.
func (r Register) Shown() (shown Head, ok bool) {
	if len(r.Heads) == 0 {
		return Head{}, false
	}
	return slices.MaxFunc(r.Heads, func(a, b Head) int {
		return cmp.Or(cmp.Compare(a.Wall, b.Wall), a.Dot.Compare(b.Dot))
	}), true
}

// Seen is what a write made now, by someone looking at this register, names as
// its predecessors: the heads, and the erasures it knows of.
func (r Register) Seen() []Dot {
	dots := make([]Dot, 0, len(r.Heads)+len(r.Erased))
	for _, head := range r.Heads {
		dots = append(dots, head.Dot)
	}
	return append(dots, r.Erased...)
}

// blank tells whether a write was made without knowing of every erasure.
func blank(w Write, erased []Dot) bool {
	for _, erasure := range erased {
		if !slices.Contains(w.Seen, erasure) {
			return true
		}
	}
	return false
}
