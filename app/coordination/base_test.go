package coordination

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
)

func dot(device journal.Device, seq uint64) journal.Dot {
	return journal.Dot{Stream: journal.Stream{Device: device, Scope: journal.Ref}, Seq: seq}
}

func wrote(d journal.Dot, wall int64, seen ...journal.Dot) journal.Change {
	return journal.Change{Dot: d, Action: journal.Edit, Wall: wall, Writes: []journal.Write{
		{Slot: book.Slot{Tag: 10}, Value: book.Text(d.String()), Seen: seen},
	}}
}

func TestTheBaseIsTheNewestThatAllSidesFollowFrom(t *testing.T) {
	k1, k2, a1, a2, b1, c1 := dot("K", 1), dot("K", 2), dot("A", 1), dot("A", 2), dot("B", 1), dot("C", 1)
	history := []journal.Change{
		wrote(a2, 90, a1), wrote(k1, 60), wrote(k2, 20, k1), wrote(a1, 5, k2), wrote(b1, 40, k2), wrote(c1, 50),
	}
	for name, c := range map[string]struct {
		heads []journal.Dot
		want  journal.Dot
		found bool
	}{
		"two that saw the same":            {[]journal.Dot{a2, b1}, k2, true},
		"one that began from nothing":      {[]journal.Dot{a2, b1, c1}, journal.Dot{}, false},
		"one whose beginning has not come": {[]journal.Dot{dot("D", 1), b1}, journal.Dot{}, false},
		"one by way of another":            {[]journal.Dot{a2, k2}, k1, true},
	} {
		var heads []journal.Head
		for _, d := range c.heads {
			heads = append(heads, journal.Head{Dot: d})
		}
		base, found := newAncestry(history, book.Slot{Tag: 10}).base(heads)
		if base.Dot != c.want || found != c.found || found && base.Value.Words() != c.want.String() {
			t.Errorf("%s: %v, %t", name, base, found)
		}
	}
}

func TestOfTwoNewestTheSameOneIsShownEverywhere(t *testing.T) {
	x, y, a, b := dot("X", 1), dot("Y", 1), dot("A", 1), dot("B", 1)
	history := []journal.Change{wrote(x, 10), wrote(y, 20), wrote(a, 30, x, y), wrote(b, 40, y, x)}
	heads := []journal.Head{{Dot: a}, {Dot: b}}
	for range 20 {
		if base, found := newAncestry(history, book.Slot{Tag: 10}).base(heads); !found || base.Dot != y {
			t.Fatalf("%v, %t", base, found)
		}
	}
}
