package disk

import (
	"maps"
	"slices"
)

// sector is what a disk writes whole or not at all, in bytes.
const sector = 512

// Cut is how the files lie after a power cut.
type Cut struct {
	After int               // so many events
	Saved int               // so many commits were acknowledged
	Files map[string][]byte // by path
}

// Cuts calls visit with ways in which the files may lie after a power cut at every
// moment of a recording: with nothing that was not synced, with all of it, and
// with chance's choice of it, so many times. The end is a moment too.
func Cuts(events []Event, chance func() float64, times int, visit func(Cut)) {
	moments(events, func(e Event, cut func(luck)) {
		if e.What == Write || e.What == Truncate {
			cut(luck{kept: 1})
		} else {
			cut(luck{kept: 0}) // as it was since the last such event
		}
		for range times {
			cut(luck{chance, chance(), chance() / 2})
		}
	}, visit)
}

// Kills calls visit with how the files lie when the process is killed at every
// moment of a recording: the system keeps all that was written.
func Kills(events []Event, visit func(Cut)) {
	moments(events, func(_ Event, cut func(luck)) { cut(luck{kept: 1}) }, visit)
}

func moments(events []Event, at func(e Event, cut func(luck)), visit func(Cut)) {
	world, saved := world{}, 0
	for i, e := range events {
		world.apply(e)
		if e.What == Saved {
			saved++
		}
		at(e, func(l luck) { visit(Cut{i + 1, saved, world.cut(l)}) })
	}
}

// luck decides of what was not synced.
type luck struct {
	chance     func() float64 // from 0 to 1; unasked where all or nothing is kept
	kept, torn float64        // how often a change is kept, and how often a kept write is torn
}

func (l luck) keeps() bool { return l.kept == 1 || l.kept > 0 && l.chance() < l.kept }
func (l luck) tears() bool { return l.torn > 0 && l.chance() < l.torn }

// world is what a system holds of a disk, by path.
type world map[string]*node

// node is one file: what is on the disk, and what the system has still to write.
type node struct {
	synced  []byte
	pending []Event
	named   bool  // its name is on the disk
	gone    bool  // deleted, which may not be on the disk
	before  *node // what had the name before, as far as the disk may know
}

func (w world) apply(e Event) {
	switch e.What {
	case Appeared:
		if len(e.Bytes) > 0 {
			w[e.Path] = &node{synced: e.Bytes, named: true}
		}
	case Write, Truncate:
		n := w.living(e.Path)
		n.pending = append(n.pending, e)
	case Sync:
		w.sync(w.living(e.Path))
	case Delete:
		w[e.Path] = &node{gone: true, before: w[e.Path]}
		if e.Durable {
			w.syncNames()
		}
	}
}

// living is the file of a name, made now if there is none.
func (w world) living(path string) *node {
	if n := w[path]; n == nil || n.gone {
		fresh := &node{}
		if n != nil {
			fresh.before = n.before
		}
		w[path] = fresh
	}
	return w[path]
}

// sync puts a file on the disk. SQLite syncs the folder with a file that is new.
func (w world) sync(n *node) {
	for _, e := range n.pending {
		n.synced = changed(n.synced, e)
	}
	n.pending = nil
	if !n.named {
		n.named = true
		w.syncNames()
	}
}

func (w world) syncNames() {
	for path, n := range w {
		n.before = nil
		if n.gone {
			delete(w, path)
		}
	}
}

func (w world) cut(l luck) map[string][]byte {
	files := map[string][]byte{}
	for _, path := range slices.Sorted(maps.Keys(w)) {
		if content, there := w[path].cut(l); there {
			files[path] = content
		}
	}
	return files
}

func (n *node) cut(l luck) (content []byte, there bool) {
	switch {
	case n == nil, n.gone && l.keeps():
		return nil, false
	case n.gone, !n.named && !l.keeps():
		return n.before.cut(l)
	}
	content = slices.Clone(n.synced)
	for _, e := range n.pending {
		switch {
		case !l.keeps():
		case e.What == Write && l.tears():
			content = torn(content, e, l)
		default:
			content = changed(content, e)
		}
	}
	return content, true
}

// changed is content after a write or a truncation.
func changed(content []byte, e Event) []byte {
	if e.What == Truncate {
		return content[:min(int(e.Offset), len(content))]
	}
	content = reaching(content, int(e.Offset)+len(e.Bytes))
	copy(content[e.Offset:], e.Bytes)
	return content
}

// torn is content after a write of which some sectors never came: what was there
// stays, and where the file grew there is anything.
func torn(content []byte, e Event, l luck) []byte {
	old := len(content)
	end := int(e.Offset) + len(e.Bytes)
	content = reaching(content, end)
	for at := int(e.Offset); at < end; {
		next := min((at/sector+1)*sector, end)
		switch {
		case l.keeps():
			copy(content[at:next], e.Bytes[at-int(e.Offset):])
		case at >= old && l.tears():
			for i := at; i < next; i++ {
				content[i] = byte(256 * l.chance())
			}
		}
		at = next
	}
	return content
}

func reaching(content []byte, size int) []byte {
	if missing := size - len(content); missing > 0 {
		return append(content, make([]byte, missing)...)
	}
	return content
}
