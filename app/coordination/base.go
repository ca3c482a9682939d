package coordination

import (
	"cmp"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// ancestry is one register of one record as its history tells it: every write,
// and those it had seen.
type ancestry map[journal.Dot]ancestor

type ancestor struct {
	head journal.Head
	seen []journal.Dot
	why  string
}

func newAncestry(changes []journal.Change, slot book.Slot) ancestry {
	writes := ancestry{}
	for _, c := range changes {
		for _, w := range c.Writes {
			if c.Action == journal.Edit && w.Slot == slot {
				writes[c.Dot] = ancestor{journal.Head{Dot: c.Dot, Wall: c.Wall, Value: w.Value}, w.Seen, c.Why}
			}
		}
	}
	return writes
}

// bases are what the sides of conflicts had before them; nil where there is none.
func bases(tx *store.Tx, found []store.Conflict) ([]*journal.Head, error) {
	list := make([]*journal.Head, len(found))
	for i, c := range found {
		changes, err := tx.History(c.Record)
		if err != nil {
			return nil, err
		}
		if base, ok := newAncestry(changes, c.Slot).base(c.Heads); ok {
			list[i] = &base
		}
	}
	return list, nil
}

// base is what everybody had before them when they wrote the heads: the newest
// write that all of them followed from. There is none when somebody began from
// nothing, or what they began from has not arrived.
func (a ancestry) base(heads []journal.Head) (base journal.Head, found bool) {
	common := map[journal.Dot]int{}
	for _, head := range heads {
		for dot := range a.before(head.Dot) {
			common[dot]++
		}
	}
	older := map[journal.Dot]bool{}
	for dot, n := range common {
		if n == len(heads) {
			for before := range a.before(dot) {
				older[before] = true
			}
		}
	}
	for dot, n := range common {
		next := a[dot].head
		// Edits that crossed can leave two newest; one of them is shown, the same in every book.
		if n == len(heads) && !older[dot] && (!found || cmp.Or(cmp.Compare(next.Wall, base.Wall), next.Dot.Compare(base.Dot)) > 0) {
			base, found = next, true
		}
	}
	return base, found
}

// before is everything held that a write followed from, near or far.
func (a ancestry) before(dot journal.Dot) map[journal.Dot]bool {
	all := map[journal.Dot]bool{}
	for rest := a[dot].seen; len(rest) > 0; {
		next := rest[len(rest)-1]
		rest = rest[: len(rest)-1 : len(rest)-1]
		if w, held := a[next]; held && !all[next] {
			all[next] = true
			rest = append(rest, w.seen...)
		}
	}
	return all
}
