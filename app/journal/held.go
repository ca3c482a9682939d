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

// Join marks everything that other holds as held.
func (h Held) Join(other Held) {
	for stream, runs := range other {
		for _, run := range runs {
			h[stream] = union(h[stream], run)
		}
	}
}

// Without is what h holds and other does not.
func (h Held) Without(other Held) Held {
	rest := Held{}
	for stream, runs := range h {
		for _, run := range runs {
			if left := outside(run, other[stream]); len(left) > 0 {
				rest[stream] = append(rest[stream], left...)
			}
		}
	}
	return rest
}

// outside are the parts of a run that none of others covers.
func outside(run Range, others []Range) []Range {
	var left []Range
	next := run.First
	for _, other := range others {
		if other.Last < next || other.First > run.Last {
			continue
		}
		if other.First > next {
			left = append(left, Range{next, other.First - 1})
		}
		if other.Last >= run.Last {
			return left
		}
		next = other.Last + 1
	}
	return append(left, Range{next, run.Last})
}

// Within is what both h and other hold.
func (h Held) Within(other Held) Held { return h.Without(h.Without(other)) }

// Of is the part of h that a device has made.
func (h Held) Of(device Device) Held {
	part := Held{}
	for stream, runs := range h {
		if stream.Device == device {
			part[stream] = slices.Clone(runs)
		}
	}
	return part
}

// Count is how many changes are held.
func (h Held) Count() int {
	count := 0
	for _, runs := range h {
		for _, run := range runs {
			count += int(run.Last - run.First + 1)
		}
	}
	return count
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
