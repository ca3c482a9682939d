package journal

import (
	"slices"

	"feltbog/app/book"
)

// Fold is what the changes of one record add up to under a law: the whole of
// the merge rule, for a record read from the journal. Adding edits one by one to
// registers (Register.Add) comes to the same while the law stands still; when it
// changes, the records it touches are folded anew.
//
// changes are all changes held of that record, in any order. held tells which
// changes the book has at all.
func Fold(changes []Change, law *Law, held func(Dot) bool) map[book.Slot]Register {
	registers := map[book.Slot]Register{}
	added := Held{}
	for _, c := range changes {
		if !law.Merges(c) {
			continue
		}
		for _, w := range c.Writes {
			register := registers[w.Slot]
			register.Erased = law.Erased(c.Record, w.Slot.Tag)
			register.Add(c.Dot, law.Clock(c.Dot, c.Wall), w, added.Has)
			registers[w.Slot] = register
		}
		added.Add(c.Dot)
	}
	for slot, register := range registers {
		register.Dangling = slices.DeleteFunc(register.Dangling, func(d Dot) bool { return held(d) })
		registers[slot] = register
	}
	return registers
}

// Merges tells whether the writes of c go into registers: those of an erasure
// do not, nor those of a change that is set aside, or of a record that is gone.
func (l *Law) Merges(c Change) bool {
	switch c.Action {
	case Edit:
		return l.Counts(c.Dot) && !l.Gone(c.Record)
	case SetAside, ClockFix, Trim:
		return true
	default:
		return false
	}
}

// Touches tells whether the law has anything to say about c, or c is law: then
// its record must be folded, and not only added to.
func (l *Law) Touches(c Change) bool {
	if c.Action != Edit {
		return true
	}
	if l == nil {
		return false
	}
	return l.Gone(c.Record) || len(l.fields[c.Record]) > 0 || !l.Counts(c.Dot) ||
		len(l.clocks[c.Dot.Stream]) > 0 || c.Dot.Seq <= l.Trimmed(c.Dot.Stream)
}

// Blank is c as a book that knows the law keeps it: without what was erased.
// The dot, the nonce and the predecessors stay, so that nothing old can come
// back and no predecessor is forgotten. changed tells whether anything went.
func (l *Law) Blank(c Change) (kept Change, changed bool) {
	if c.Action != Edit {
		return c, false
	}
	if l.Gone(c.Record) {
		changed = len(c.Writes) > 0 || c.Why != "" || c.Rest != nil
		c.Writes, c.Why, c.Rest = nil, "", nil
		return c, changed
	}
	erased := map[book.Slot]bool{}
	for _, w := range c.Writes {
		if blank(w, l.Erased(c.Record, w.Slot.Tag)) {
			erased[w.Slot] = true
		}
	}
	if len(erased) == 0 {
		return c, false
	}
	kept, changed = without(c, erased)
	// A reason given for a text may quote it, even one that has been trimmed.
	changed = changed || c.Why != "" || c.Rest != nil
	kept.Why, kept.Rest = "", nil
	return kept, changed
}

// Trim gives those of a record's changes that lose values under the law: values
// overwritten by a write that, like them, every active device is known to hold.
// A value that somebody still shows is never trimmed, nor is a predecessor, nor
// anything of a link: whether two things are one is asked for ever.
func (l *Law) Trim(changes []Change) []Change {
	past := map[Dot]map[book.Slot]bool{}
	for _, c := range changes {
		if c.Dot.Seq > l.Trimmed(c.Dot.Stream) || !l.Counts(c.Dot) {
			continue
		}
		for _, w := range c.Writes {
			for _, seen := range w.Seen {
				if past[seen] == nil {
					past[seen] = map[book.Slot]bool{}
				}
				past[seen][w.Slot] = true
			}
		}
	}
	var trimmed []Change
	for _, c := range changes {
		if c.Action != Edit || c.Kind == book.TagLink || c.Dot.Seq > l.Trimmed(c.Dot.Stream) {
			continue
		}
		if kept, changed := without(c, past[c.Dot]); changed {
			trimmed = append(trimmed, kept)
		}
	}
	return trimmed
}

// without is a change that has lost its values in some slots.
func without(c Change, lost map[book.Slot]bool) (kept Change, changed bool) {
	for i, w := range c.Writes {
		if !lost[w.Slot] || w.Value.IsEmpty() {
			continue
		}
		if !changed {
			c.Writes, changed = slices.Clone(c.Writes), true
		}
		c.Writes[i].Value = book.Value{}
	}
	return c, changed
}
