package journal

import (
	"slices"

	"feltbog/app/book"
)

// where is one register in a book.
type where struct {
	record book.ID
	slot   book.Slot
}

// An oracle says the same as this room the slow way, from the definitions: it
// looks at every change for every question, and knows no order, no dangling
// writes, no runs and no increments. It is all changes of a book as they were
// made, whatever has since been erased or trimmed from them.
type oracle struct {
	changes []Change
	keeps   map[where]bool // answers given before: they are asked for every change
}

func ask(changes []Change) oracle { return oracle{changes, map[where]bool{}} }

// heads are the writes of a register that no other write that counts lists as
// seen, without those made in ignorance of an erasure.
func (o oracle) heads(at where) []Head {
	var heads []Head
	for _, c := range o.changes {
		for _, w := range c.Writes {
			if c.Record == at.record && w.Slot == at.slot && o.counts(c) && !o.overwritten(at, c.Dot) && !o.blank(c, w) {
				heads = append(heads, Head{c.Dot, o.clock(c), w.Value})
			}
		}
	}
	slices.SortFunc(heads, func(a, b Head) int { return a.Dot.Compare(b.Dot) })
	return heads
}

func (o oracle) overwritten(at where, dot Dot) bool {
	return o.any(at, func(c Change, w Write) bool { return o.counts(c) && slices.Contains(w.Seen, dot) })
}

// dangling are the writes listed as seen in a register that have not arrived.
func (o oracle) dangling(at where) []Dot {
	var dots []Dot
	o.any(at, func(c Change, w Write) bool {
		for _, seen := range w.Seen {
			if o.counts(c) && !o.has(seen) && !slices.Contains(dots, seen) {
				dots = append(dots, seen)
			}
		}
		return false
	})
	slices.SortFunc(dots, Dot.Compare)
	return dots
}

func (o oracle) any(at where, holds func(Change, Write) bool) bool {
	for _, c := range o.changes {
		for _, w := range c.Writes {
			if c.Record == at.record && w.Slot == at.slot && holds(c, w) {
				return true
			}
		}
	}
	return false
}

func (o oracle) has(dot Dot) bool {
	return slices.ContainsFunc(o.changes, func(c Change) bool { return c.Dot == dot })
}

// counts tells whether the writes of a change are part of the state at all.
func (o oracle) counts(c Change) bool {
	switch c.Action {
	case Edit:
		return !o.gone(c.Record) && (!o.aside(c.Dot) || o.trimmed(c.Dot))
	case SetAside, ClockFix, Trim:
		return true
	}
	return false
}

func (o oracle) gone(record book.ID) bool {
	return slices.ContainsFunc(o.changes, func(c Change) bool { return c.Action == EraseRecord && c.Record == record })
}

func (o oracle) blank(c Change, w Write) bool {
	return slices.ContainsFunc(o.changes, func(e Change) bool {
		erases := slices.ContainsFunc(e.Writes, func(ew Write) bool { return ew.Slot.Tag == w.Slot.Tag })
		return e.Action == EraseFields && e.Record == c.Record && erases && !slices.Contains(w.Seen, e.Dot)
	})
}

// trimmed tells whether a dot lies at or below a trim of its stream, undone or
// not: what was let go of cannot be had back.
func (o oracle) trimmed(dot Dot) bool {
	return slices.ContainsFunc(o.changes, func(c Change) bool {
		return c.Action == Trim && slices.ContainsFunc(Spans(c), func(s Span) bool {
			return s.Stream == dot.Stream && dot.Seq <= s.Range.Last
		})
	})
}

func (o oracle) aside(dot Dot) bool {
	return slices.ContainsFunc(o.articles(SetAside), func(law book.ID) bool { return o.covers(law, dot) })
}

// clock is the claimed instant with every fix that stands.
func (o oracle) clock(c Change) int64 {
	at := c.Wall
	for _, law := range o.articles(ClockFix) {
		if o.covers(law, c.Dot) {
			at += o.shift(law)
		}
	}
	return at
}

// articles are the records of a kind of law.
func (o oracle) articles(action Action) []book.ID {
	var ids []book.ID
	for _, c := range o.changes {
		if c.Action == action && !slices.Contains(ids, c.Record) {
			ids = append(ids, c.Record)
		}
	}
	return ids
}

// covers tells whether a law that somebody keeps in force names a dot.
func (o oracle) covers(law book.ID, dot Dot) bool {
	if !o.kept(where{law, book.Slot{Tag: LawActive}}) {
		return false
	}
	return slices.ContainsFunc(o.changes, func(c Change) bool {
		return c.Record == law && slices.ContainsFunc(c.Writes, func(w Write) bool {
			span, ok := ParseSpan(w.Slot.Key)
			within := ok && span.Stream == dot.Stream && span.Range.First <= dot.Seq && dot.Seq <= span.Range.Last
			return within && o.kept(where{law, w.Slot})
		})
	})
}

func (o oracle) kept(at where) bool {
	kept, asked := o.keeps[at]
	if !asked {
		kept = slices.ContainsFunc(o.unfixed(at), func(h Head) bool { return h.Value.Bool() })
		o.keeps[at] = kept
	}
	return kept
}

func (o oracle) shift(law book.ID) int64 {
	var latest Head
	for i, h := range o.unfixed(where{law, book.Slot{Tag: LawShift}}) {
		if i == 0 || h.Wall > latest.Wall || h.Wall == latest.Wall && h.Dot.Compare(latest.Dot) > 0 {
			latest = h
		}
	}
	return latest.Value.Number()
}

// unfixed are the heads of a register of a law: no law decides about law, so
// the clocks in it are as they were claimed.
func (o oracle) unfixed(at where) []Head {
	var heads []Head
	for _, c := range o.changes {
		for _, w := range c.Writes {
			seen := o.any(at, func(_ Change, other Write) bool { return slices.Contains(other.Seen, c.Dot) })
			if c.Record == at.record && w.Slot == at.slot && !seen {
				heads = append(heads, Head{c.Dot, c.Wall, w.Value})
			}
		}
	}
	return heads
}

// registers are all that were ever written.
func (o oracle) registers() []where {
	var all []where
	for _, c := range o.changes {
		for _, w := range c.Writes {
			if at := (where{c.Record, w.Slot}); !slices.Contains(all, at) {
				all = append(all, at)
			}
		}
	}
	return all
}
