package store_test

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// office is a coordinator's new book.
func office(t *testing.T) *store.Book {
	t.Helper()
	me := identity("K")
	me.Role = store.Coordinator
	b, err := store.Create(t.Context(), place(t), me, newWorld().options(book.Standard()))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

// marks is a change of a laptop that marks a visit as internal, or not.
func marks(device journal.Device, scope journal.Scope, seq uint64, internal bool) journal.Change {
	return journal.Change{
		Dot: journal.Dot{Stream: journal.Stream{Device: device, Scope: scope}, Seq: seq}, Nonce: seq, Action: journal.Edit,
		Kind: kindTag(), Record: "v", Wall: int64(seq),
		Writes: []journal.Write{{Slot: book.Slot{Tag: book.TagInternal}, Value: book.Bool(internal)}},
	}
}

func kindTag() int {
	kind, _ := book.Standard().Kind("visit")
	return kind.Tag
}

func TestWhatTheCoordinatorWritesInALaptopsInternalRecordIsForThatLaptopAlone(t *testing.T) {
	for name, c := range map[string]struct {
		before []journal.Change
		fields book.Fields
		want   journal.Scope
	}{
		"internal from the start":         {[]journal.Change{marks("device-A", journal.Own, 1, true)}, book.Fields{"duration": 1}, "own:device-A"},
		"somebody else's, marked by B":    {[]journal.Change{marks("device-A", "team:tfi", 1, false), marks("device-B", journal.Own, 2, true)}, book.Fields{"duration": 1}, "own:device-B"},
		"marked for A by a coordinator":   {[]journal.Change{marks("device-Q", "own:device-A", 1, true)}, book.Fields{"duration": 1}, "own:device-A"},
		"marked in this very save":        {[]journal.Change{marks("device-A", "team:tfi", 1, false)}, book.Fields{"internal": true}, "own:device-A"},
		"the coordinator's own":           {nil, book.Fields{"internal": true}, journal.Own},
		"disputed, and so still internal": {[]journal.Change{marks("device-A", journal.Own, 1, true), marks("device-B", "team:tfi", 2, false)}, book.Fields{"duration": 1}, "own:device-A"},
		"not internal":                    {[]journal.Change{marks("device-A", "team:tfi", 1, false)}, book.Fields{"duration": 1}, "team:tfi"},
	} {
		write(t, office(t), func(tx *store.Tx) {
			for _, change := range c.before {
				ok(tx.Add(change))(t)
			}
			if got := enter(t, tx, book.Standard(), "visit", "v", "", c.fields).Dot.Stream.Scope; got != c.want {
				t.Errorf("%s: went to %s, want %s", name, got, c.want)
			}
		})
	}
}
