package journal

import "slices"

// Range is a run of sequence numbers, both ends included.
type Range struct{ First, Last uint64 }

// Held is which changes a book has: for each stream the runs of sequence
// numbers, sorted and never touching. It answers repetitions, acknowledges and
// names gaps; nothing ever waits for a gap to close.
type Held map[Stream][]Range

// Has tells whether the change of dot is held.
func (h Held) Has(dot Dot) bool {
	_, found := search(h[dot.Stream], dot.Seq)
	return found
}

// Add marks dot as held.
func (h Held) Add(dot Dot) {
	runs := h[dot.Stream]
	i, found := search(runs, dot.Seq)
	if found {
		return
	}
	joinsLeft := i > 0 && runs[i-1].Last+1 == dot.Seq
	joinsRight := i < len(runs) && runs[i].First == dot.Seq+1
	switch {
	case joinsLeft && joinsRight:
		runs[i-1].Last = runs[i].Last
		runs = slices.Delete(runs, i, i+1)
	case joinsLeft:
		runs[i-1].Last = dot.Seq
	case joinsRight:
		runs[i].First = dot.Seq
	default:
		runs = slices.Insert(runs, i, Range{dot.Seq, dot.Seq})
	}
	h[dot.Stream] = runs
}

// Last is the highest sequence number held of a stream, 0 when none.
func (h Held) Last(stream Stream) uint64 {
	runs := h[stream]
	if len(runs) == 0 {
		return 0
	}
	return runs[len(runs)-1].Last
}

// Gaps are the runs missing below the highest held number of a stream.
func (h Held) Gaps(stream Stream) []Range {
	var gaps []Range
	next := uint64(1)
	for _, run := range h[stream] {
		if run.First > next {
			gaps = append(gaps, Range{next, run.First - 1})
		}
		next = run.Last + 1
	}
	return gaps
}

// search finds the run holding seq, or where a run of it alone would stand.
func search(runs []Range, seq uint64) (int, bool) {
	return slices.BinarySearchFunc(runs, seq, func(run Range, seq uint64) int {
		switch {
		case run.Last < seq:
			return -1
		case run.First > seq:
			return 1
		default:
			return 0
		}
	})
}
