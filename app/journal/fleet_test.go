package journal

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"feltbog/app/book"
)

// A fleet is what Feltbog is for, at the size it is for, reduced to the rule: laptops
// that record for years and two coordinators who take in, settle and send back, with
// everything that befalls laptops and sticks. Parcels are real bytes of this room.
// One seed is one fleet, to the last change.
type fleet struct {
	*rand.Rand
	week    int
	offices []*bureau
	laptops []*laptop
	under   []delivery      // way
	made    map[name]Change // as they were made
	devices int
	count   tally
}

// A name tells a change from another under the same dot, made by a copied book.
type name struct {
	dot   Dot
	nonce uint64
}

func named(c Change) name { return name{c.Dot, c.Nonce} }

// tally is what befell a fleet.
type tally struct {
	laptops, weeks, changes, parcels, lost, late, twice, stolen, restored, copied, forks, erased, asides, fixes, trims, met, settled int
}

const (
	teams   = 5
	week    = int64(7 * 24 * 3600 * 1000)
	dawn    = int64(1_199_145_600_000) // 2008
	upgrade = 60                       // the week in which the first laptops get a newer version
)

// A laptop is a book that records. off is what its clock is wrong by. been are the
// devices whose changes are its own: itself, and what it was before it was copied,
// set back or replaced.
type laptop struct {
	*replica
	team     int
	off      int64
	newer    bool
	been     []Device
	received Held
	backup   []Change
	visits   []book.ID
	alive    bool
}

// A bureau is a coordinator's book: what laptops have said they hold, what waits
// for a decision, what was set aside, what of each clock has been put right.
type bureau struct {
	*replica
	peers  map[Device]Held
	inbox  map[where]bool
	asides []book.ID
	fixed  Held
}

// A delivery is a parcel on a stick, due in some week at one book.
type delivery struct {
	due    int
	laptop *laptop // from, or to
	to     *bureau // nil: a return file, to the laptop
	parcel parcel
}

// A parcel is what a stick holds.
type parcel struct {
	sender       Device
	been         []Device // what the sender has been, itself among them; a coordinator's tells nothing
	table        []Stream
	changes      []packed
	acknowledged Held
	now          int64
}

// packed is one change in bytes, with what tells whether it is held.
type packed struct {
	name
	raw []byte
}

func newFleet(seed uint64, laptops, weeks int) *fleet {
	f := &fleet{Rand: rand.New(rand.NewPCG(seed, 2008)), made: map[name]Change{}}
	f.count.laptops, f.count.weeks = laptops, weeks
	for i := range 2 {
		f.offices = append(f.offices, &bureau{
			replica: newReplica(Device(fmt.Sprint("k", i))), peers: map[Device]Held{}, inbox: map[where]bool{}, fixed: Held{},
		})
	}
	for i := range laptops {
		l := &laptop{replica: newReplica(f.device()), team: i % teams, received: Held{}, alive: true, off: f.wrong()}
		l.been = []Device{l.device}
		f.laptops = append(f.laptops, l)
	}
	return f
}

func (f *fleet) device() Device {
	f.devices++
	return Device(fmt.Sprintf("pc%03d", f.devices))
}

func (f *fleet) once(in int) bool { return f.IntN(in) == 0 }

// wrong is what a clock is wrong by: nothing, mostly; else anything from ten years
// behind to three ahead.
func (f *fleet) wrong() int64 {
	if !f.once(8) {
		return 0
	}
	return f.Int64N(13*year) - 10*year
}

func (f *fleet) now() int64 { return dawn + int64(f.week)*week + f.Int64N(week) }

// office is the coordinator a team delivers to.
func (f *fleet) office(team int) *bureau { return f.offices[team%len(f.offices)] }

// make gives a change its place and adds it to the book it is made in.
func (f *fleet) make(in *replica, scope Scope, off int64, c Change) Change {
	stream := Stream{in.device, scope}
	c.Dot, c.Nonce, c.Kind, c.Wall = Dot{stream, in.held.Last(stream) + 1}, f.Uint64(), 24, f.now()+off
	slices.SortFunc(c.Writes, func(a, b Write) int {
		return cmp.Or(cmp.Compare(a.Slot.Tag, b.Slot.Tag), cmp.Compare(a.Slot.Key, b.Slot.Key))
	})
	f.made[named(c)] = c
	f.count.changes++
	in.add(c)
	return c
}

// live is one week of everybody.
func (f *fleet) live() {
	for _, l := range f.laptops {
		if l.alive {
			f.work(l)
		}
	}
	f.deliver()
	for _, k := range f.offices {
		f.settle(k)
		f.govern(k)
	}
	if f.week%4 == 3 {
		f.sendBack()
	}
	f.mishaps()
	f.week++
}

// work is a laptop's week: a visit, now and then a correction and something in the
// shared register, and every few weeks a parcel.
func (f *fleet) work(l *laptop) {
	team := TeamScope(fmt.Sprint(l.team))
	if !f.once(4) {
		id := book.ID(fmt.Sprintf("visit-%s-%d", l.device, f.week))
		l.visits = append(l.visits, id)
		f.write(l, team, id, 3)
	}
	if len(l.visits) > 0 && f.once(4) {
		f.write(l, team, l.visits[f.IntN(len(l.visits))], 1)
	}
	if f.once(3) {
		f.write(l, Ref, book.ID(fmt.Sprint("project-", f.IntN(100))), 1+f.IntN(2))
	}
	if f.once(40) {
		f.write(l, Own, book.ID(fmt.Sprintf("note-%s-%d", l.device, f.week)), 1)
	}
	if l.newer = l.newer || f.week > upgrade && f.once(30); f.once(3) {
		f.send(delivery{laptop: l, to: f.office(l.team), parcel: f.sealed(l)})
	}
	if f.once(12) {
		l.backup = l.sorted()
	}
}

// write is one save: of some fields, each naming what was on the screen. A newer
// version also fills in what an older one does not know.
func (f *fleet) write(l *laptop, scope Scope, id book.ID, fields int) {
	c := Change{Action: Edit, Record: id}
	for _, tag := range f.Perm(5)[:fields] {
		slot := book.Slot{Tag: 10 + tag}
		c.Writes = append(c.Writes, Write{slot, book.Text(fmt.Sprint("answer ", f.IntN(50))), l.seen(where{id, slot})})
	}
	if l.newer {
		slot := book.Slot{Tag: 900}
		c.Writes = append(c.Writes, Write{slot, book.Unknown([]byte{0x82, 0x18, 0x5a, byte(f.IntN(24))}), l.seen(where{id, slot})})
		c.Rest = []byte{0x81, byte(f.IntN(24))}
	}
	f.make(l.replica, scope, l.off, c)
}

// sealed is a parcel with what the coordinator has not received.
func (f *fleet) sealed(l *laptop) parcel {
	mine := Held{}
	for _, device := range l.been {
		mine.Join(l.held.Of(device))
	}
	p := f.pack(l.replica, mine.Without(l.received))
	p.been, p.acknowledged, p.now = l.been, l.held.Without(l.held.Of(l.device)), f.now()+l.off
	return p
}

func (f *fleet) pack(from *replica, held Held) parcel {
	p, table := parcel{sender: from.device}, &Table{}
	for _, c := range from.part(held) {
		raw, err := Append(nil, c, table)
		if err != nil {
			panic(err)
		}
		p.changes = append(p.changes, packed{named(c), raw})
	}
	p.table = table.List
	return p
}

// part is the kept changes of a book that are held.
func (r *replica) part(held Held) []Change {
	var part []Change
	for stream, runs := range held {
		for _, run := range runs {
			for seq := run.First; seq <= run.Last; seq++ {
				part = append(part, r.kept(Dot{stream, seq}))
			}
		}
	}
	slices.SortFunc(part, byDot)
	return part
}

func (r *replica) kept(dot Dot) Change {
	about := r.changes[r.places[dot]]
	i, _ := slices.BinarySearchFunc(about, Change{Dot: dot}, byDot)
	return about[i]
}

// send hands a stick to the fates: it is lost, late, copied, or comes this week.
func (f *fleet) send(d delivery) {
	f.count.parcels++
	d.due = f.week
	switch f.IntN(10) {
	case 0:
		f.count.lost++
		return
	case 1, 2:
		f.count.late++
		d.due += 1 + f.IntN(9)
	case 3:
		f.count.twice++
		again := d
		again.due += f.IntN(20)
		f.under = append(f.under, again)
	}
	f.under = append(f.under, d)
}

// deliver brings what is due, in any order.
func (f *fleet) deliver() {
	var due, later []delivery
	for _, d := range f.under {
		if d.due <= f.week {
			due = append(due, d)
		} else {
			later = append(later, d)
		}
	}
	f.under = later
	f.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
	for _, d := range due {
		switch {
		case d.to != nil:
			f.takeIn(d)
		case d.laptop.alive:
			f.receive(d.laptop, d.parcel)
		}
	}
}

// open reads a parcel: erasures first, as they are carried. What the reader holds
// already is only compared. ok is false when something in it, by one of the devices
// in doubt, is a fork: then the parcel is refused whole.
func (p parcel) open(by *replica, doubted []Device) (news []Change, ok bool) {
	table := &Table{List: p.table}
	for _, change := range p.changes {
		if by.held.Has(change.dot) {
			if slices.Contains(doubted, change.dot.Stream.Device) && by.kept(change.dot).Nonce != change.nonce {
				return nil, false
			}
			continue
		}
		c, err := Parse(change.raw, table)
		if err != nil {
			panic(err)
		}
		news = append(news, c)
	}
	slices.SortStableFunc(news, func(a, b Change) int { return int(b.Action) - int(a.Action) })
	return news, true
}

// takeIn merges a laptop's parcel. A fork shows that its disk was copied; the laptop
// learns of it by its next return file.
func (f *fleet) takeIn(d delivery) {
	k := d.to
	news, ok := d.parcel.open(k.replica, d.parcel.been)
	if !ok {
		f.count.forks++
		return
	}
	came := Held{}
	for _, c := range news {
		came.Add(c.Dot)
	}
	f.count.met += k.weigh(news)
	k.peers[d.parcel.sender] = joined(k.peers[d.parcel.sender], k.held.Within(d.parcel.acknowledged))
	if off := d.parcel.now - f.now(); (off > week || off < -20*week) && f.once(4) {
		f.fix(k, came.Without(k.fixed), -off)
	}
	if len(came) > 0 && f.once(150) {
		f.setAside(k, came)
	}
}

func joined(a, b Held) Held {
	all := Held{}
	all.Join(a)
	all.Join(b)
	return all
}

// weigh adds changes at a coordinator's, and counts the conflicts they open.
func (k *bureau) weigh(news []Change) int {
	shut, opened := map[where]bool{}, 0
	for _, c := range news {
		for _, w := range c.Writes {
			if at := (where{c.Record, w.Slot}); c.Action == Edit && !k.register(at).Open() {
				shut[at] = true
			}
		}
	}
	k.take(news)
	for at := range shut {
		if k.register(at).Open() {
			k.inbox[at] = true
			opened++
		}
	}
	return opened
}

// settle decides most of what waits: one of the sides, or something new, with every
// head on the screen.
func (f *fleet) settle(k *bureau) {
	for _, at := range slices.SortedFunc(maps.Keys(k.inbox), compareWhere) {
		register := k.register(at)
		if register.Open() && f.once(3) {
			continue
		}
		if delete(k.inbox, at); !register.Open() {
			continue
		}
		value := book.Text(fmt.Sprint("decided ", f.IntN(50)))
		if f.once(2) {
			value = register.Heads[f.IntN(len(register.Heads))].Value
		}
		scope := register.Heads[0].Dot.Stream.Scope
		if keeper := register.Heads[0].Dot.Stream.Keeper(); keeper != "" {
			scope = OwnScope(keeper)
		}
		f.count.settled++
		f.make(k.replica, scope, 0, Change{Action: Edit, Record: at.record, Why: "asked them", Writes: []Write{{at.slot, value, k.seen(at)}}})
	}
}

func compareWhere(a, b where) int {
	return cmp.Or(strings.Compare(string(a.record), string(b.record)), cmp.Compare(a.slot.Tag, b.slot.Tag))
}

// govern is the law a coordinator makes now and then.
func (f *fleet) govern(k *bureau) {
	records := slices.Sorted(maps.Keys(k.changes))
	if len(records) == 0 {
		return
	}
	id := records[f.IntN(len(records))]
	if k.changes[id][0].Action == Edit && f.once(8) {
		f.count.erased++
		c := Change{Action: EraseFields, Record: id, Writes: []Write{{Slot: book.Slot{Tag: 10 + f.IntN(5)}}}}
		if f.once(4) {
			c = Change{Action: EraseRecord, Record: id}
		}
		f.make(k.replica, Ref, 0, c)
	}
	if len(k.asides) > 0 && f.once(20) {
		i := f.IntN(len(k.asides))
		at := where{k.asides[i], book.Slot{Tag: LawActive}}
		k.asides = slices.Delete(k.asides, i, i+1)
		f.make(k.replica, Ref, 0, Change{Action: SetAside, Record: at.record, Writes: []Write{{at.slot, book.Bool(false), k.seen(at)}}})
	}
	if f.week%13 == 12 {
		f.trim(k)
	}
}

// decree makes a law about everything in a Held.
func (f *fleet) decree(k *bureau, action Action, about Held, more ...Write) book.ID {
	id := book.ID(fmt.Sprintf("law-%s-%d", k.device, len(f.made)))
	c := Change{Action: action, Record: id, Writes: append(more, Write{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)})}
	for stream, runs := range about {
		for _, run := range runs {
			c.Writes = append(c.Writes, Write{Slot: book.Slot{Tag: LawRanges, Key: Span{stream, run}.String()}, Value: book.Bool(true)})
		}
	}
	f.make(k.replica, Ref, 0, c)
	return id
}

func (f *fleet) setAside(k *bureau, came Held) {
	f.count.asides++
	k.asides = append(k.asides, f.decree(k, SetAside, came))
}

// fix puts right the clock of what came with a parcel, once.
func (f *fleet) fix(k *bureau, came Held, shift int64) {
	if len(came) > 0 {
		f.count.fixes++
		k.fixed.Join(came)
		f.decree(k, ClockFix, came, Write{Slot: book.Slot{Tag: LawShift}, Value: book.Count(shift)})
	}
}

// trim lets go of what was overwritten below what everybody in use has said to hold:
// what is read by all, the register.
func (f *fleet) trim(k *bureau) {
	everybody := Held{}
	for stream, runs := range k.held {
		if stream.Scope == Ref && runs[0].First == 1 {
			everybody[stream] = []Range{runs[0]}
		}
	}
	for _, l := range f.laptops {
		if l.alive {
			everybody = everybody.Within(joined(f.office(l.team).peers[l.device], k.held.Of(l.device)))
		}
	}
	for _, other := range f.offices {
		everybody = everybody.Within(other.held)
	}
	maps.DeleteFunc(everybody, func(_ Stream, runs []Range) bool { return runs[0].First != 1 })
	if everybody.Count() > 0 {
		f.count.trims++
		f.decree(k, Trim, everybody)
	}
}

// sendBack is a return file for every laptop, and what the coordinators give each
// other: everything that each may have.
func (f *fleet) sendBack() {
	for _, k := range f.offices {
		whole := f.pack(k.replica, k.held)
		for _, other := range f.offices {
			if other != k && !f.once(4) {
				news, _ := whole.open(other.replica, nil)
				f.count.met += other.weigh(news)
			}
		}
		for _, l := range f.laptops {
			if l.alive && f.office(l.team) == k {
				f.send(delivery{laptop: l, parcel: k.returning(whole, l)})
			}
		}
	}
}

// returning is the return file of one laptop: of everything, what it may have.
func (k *bureau) returning(whole parcel, l *laptop) parcel {
	p := parcel{sender: k.device, table: whole.table, acknowledged: Held{}}
	for _, change := range whole.changes {
		if l.may(change.dot.Stream) {
			p.changes = append(p.changes, change)
		}
	}
	for _, device := range l.been {
		p.acknowledged.Join(k.held.Of(device))
	}
	return p
}

// may tells whether a laptop may have a stream.
func (l *laptop) may(stream Stream) bool {
	return stream.Scope == Ref || stream.Scope == TeamScope(fmt.Sprint(l.team)) || slices.Contains(l.been, stream.Keeper())
}

// receive takes a return file in. Where it tells what the laptop never wrote, under a
// name of the laptop's, the laptop is the copy: see retell.
func (f *fleet) receive(l *laptop, p parcel) {
	if told, forked := l.onlyHere(p); len(forked) > 0 {
		f.count.forks++
		f.retell(l, told, forked[l.device])
	}
	news, ok := p.open(l.replica, l.been)
	if !ok {
		panic("a fork that was mended is one still")
	}
	l.take(news)
	for _, device := range l.been {
		l.received.Join(l.held.Of(device).Within(p.acknowledged))
	}
}

// onlyHere are the devices a laptop has been under whose name somebody else wrote,
// and what it wrote under them that the coordinator lacks.
func (l *laptop) onlyHere(p parcel) (told Held, forked map[Device]bool) {
	theirs, forked := map[Dot]uint64{}, map[Device]bool{}
	for _, change := range p.changes {
		device := change.dot.Stream.Device
		if !slices.Contains(l.been, device) {
			continue
		}
		theirs[change.dot] = change.nonce
		if held := l.held.Has(change.dot); held && l.kept(change.dot).Nonce != change.nonce || !held && device == l.device {
			forked[device] = true
		}
	}
	told = Held{}
	for device := range forked {
		for stream, runs := range l.held.Of(device) {
			for _, run := range runs {
				for seq := run.First; seq <= run.Last; seq++ {
					dot := Dot{stream, seq}
					if nonce, there := theirs[dot]; there && nonce != l.kept(dot).Nonce || !there && !l.received.Has(dot) {
						told.Add(dot)
					}
				}
			}
		}
	}
	return told, forked
}

// retell tells changes of a laptop's own once more: under a new name, or, where only
// a name it had before is doubled, under the one it has.
func (f *fleet) retell(l *laptop, told Held, anew bool) {
	old, heir := l.replica, newReplica(l.device)
	if anew {
		heir = newReplica(f.device())
		l.been = append(l.been, heir.device)
	}
	names, next := map[Dot]Dot{}, map[Stream]uint64{}
	for _, device := range l.been { // the oldest name first
		for _, stream := range slices.SortedFunc(maps.Keys(told.Of(device)), Stream.Compare) {
			to := Stream{heir.device, stream.Scope}
			for _, run := range told[stream] {
				for seq := run.First; seq <= run.Last; seq++ {
					next[to] = max(next[to], old.held.Last(to)) + 1
					names[Dot{stream, seq}] = Dot{to, next[to]}
				}
			}
		}
	}
	var all []Change
	for _, c := range old.sorted() {
		if to, renamed := names[c.Dot]; renamed {
			c.Dot = to
		}
		c.Writes = slices.Clone(c.Writes)
		for i, w := range c.Writes {
			c.Writes[i] = w.Renamed(names)
		}
		if _, known := f.made[named(c)]; !known {
			f.made[named(c)] = c
		}
		all = append(all, c)
	}
	heir.take(all)
	l.replica, l.received = heir, l.received.Without(told)
}

// mishaps are what befalls laptops.
func (f *fleet) mishaps() {
	for _, l := range slices.Clone(f.laptops) {
		switch {
		case !l.alive:
		case f.once(600): // stolen: another stands in for it, empty
			f.count.stolen++
			l.alive = false
			heir := &laptop{replica: newReplica(f.device()), team: l.team, received: Held{}, alive: true, off: f.wrong()}
			heir.been = append(slices.Clone(l.been), heir.device)
			f.laptops = append(f.laptops, heir)
		case f.once(600) && l.backup != nil: // set back: it opens as a new device
			f.count.restored++
			heir := newReplica(f.device())
			heir.take(l.backup)
			l.replica, l.been = heir, append(l.been, heir.device)
			l.received = l.received.Within(heir.held)
		case f.once(1200) && len(f.laptops) < 2*f.count.laptops: // its disk is imaged, and nobody notices
			f.count.copied++
			twin := *l
			twin.replica = l.copied(l.device)
			twin.been, twin.received, twin.visits = slices.Clone(l.been), joined(nil, l.received), slices.Clone(l.visits)
			f.laptops = append(f.laptops, &twin)
		case f.once(200):
			l.off = f.wrong()
		}
	}
}
