package journal

import (
	"maps"
	"slices"
	"strings"

	"feltbog/app/book"
)

// basis is the slot in which the one who withdraws a record says what had been
// seen by then: the writes of the status name only what the status was. It is
// no field of any kind, so nothing shows, searches or asks about it.
var basis = book.Slot{Tag: book.TagBasis}

// Basis is the write by which a withdrawal says that seen is what its author
// held of the streams that have a say in the record.
func Basis(seen Held) (book.Slot, book.Value) {
	var spans []string
	for _, stream := range slices.SortedFunc(maps.Keys(seen), Stream.Compare) {
		for _, run := range seen[stream] {
			spans = append(spans, Span{stream, run}.String())
		}
	}
	return basis, book.Text(strings.Join(spans, " "))
}

// SeenBy is what any of those who withdrew a record held then. said is false
// where nobody has said, as in a record that was never withdrawn.
func SeenBy(registers map[book.Slot]Register) (seen Held, said bool) {
	seen = Held{}
	for _, head := range registers[basis].Heads {
		said = true
		for text := range strings.FieldsSeq(head.Value.Words()) {
			if span, ok := ParseSpan(text); ok {
				seen[span.Stream] = union(seen[span.Stream], span.Range)
			}
		}
	}
	return seen, said
}

// Renamed is the write with what its author had seen called by new names: those it
// overwrites, and what a withdrawal says. It shares nothing with w.
func (w Write) Renamed(names map[Dot]Dot) Write {
	w.Seen = slices.Clone(w.Seen)
	for i, seen := range w.Seen {
		if name, renamed := names[seen]; renamed {
			w.Seen[i] = name
		}
	}
	if w.Slot != basis {
		return w
	}
	seen, _ := SeenBy(map[book.Slot]Register{basis: {Heads: []Head{{Value: w.Value}}}})
	told, old := Held{}, Held{}
	for dot, name := range names {
		if seen.Has(dot) {
			old.Add(dot)
			told.Add(name)
		}
	}
	seen = seen.Without(old)
	seen.Join(told)
	_, w.Value = Basis(seen)
	return w
}

// Sees tells whether the author of a change had seen one of those that got new
// names: whether Renamed would say something else.
func (c Change) Sees(names map[Dot]Dot) bool {
	return slices.ContainsFunc(c.Writes, func(w Write) bool {
		renamed := w.Renamed(names)
		return renamed.Value != w.Value || !slices.Equal(renamed.Seen, w.Seen)
	})
}

// Unseen are the edits of a withdrawn record that count under the law and were
// not seen by those who withdrew it, by dot. Who knew that it was withdrawn and
// wrote in it all the same has said so by a write of the basis, and is not asked
// about.
func Unseen(changes []Change, law *Law, seen Held) []Change {
	var unseen []Change
	for _, c := range changes {
		knew := slices.ContainsFunc(c.Writes, func(w Write) bool { return w.Slot == basis })
		if c.Action == Edit && law.Merges(c) && !knew && !seen.Has(c.Dot) {
			unseen = append(unseen, c)
		}
	}
	slices.SortFunc(unseen, func(a, b Change) int { return a.Dot.Compare(b.Dot) })
	return unseen
}
