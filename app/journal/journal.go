// Package journal is the truth: what was recorded, and what it adds up to.
//
// A change is one save of one record. It is what is logged and what travels; a
// register (one field of one record, or one option of a multiple choice) is
// what merges. Every write names the writes it saw. A write nobody has
// knowingly overwritten is a head; a register with heads of different values is
// in conflict. That is the whole rule, and Register.Add is where it stands.
//
// It promises that the state is a pure function of the set of changes: order,
// repetition, batching and clocks make no difference to what is kept, only to
// which head is shown while a conflict is open. No write is lost: it is a head,
// or it was overwritten by someone who had seen it.
//
// Why explicit predecessors and not version vectors: a parcel may be missing.
// A vector would then claim more than was seen and swallow writes without a
// trace; a list of predecessors claims exactly what was on the screen. And why
// no clock: every last-writer-wins rule lost about one register edit in six,
// with good clocks.
//
// It refuses I/O, clocks and randomness. Dots and nonces are given to it.
package journal

import (
	"strings"

	"feltbog/app/book"
)

// Device is the id of one installation of a book: a UUIDv7 in text form.
type Device string

// Scope says who a stream travels to: Ref, TeamScope(…), Own or OwnScope(…).
type Scope string

// The scopes that have no team.
const (
	Ref Scope = "ref" // register, lists, roster: everyone
	Own Scope = "own" // records marked internal: their laptop and the coordinator
)

// TeamScope is the scope of one team's activities.
func TeamScope(team string) Scope { return Scope("team:" + team) }

// OwnScope is the scope of what the coordinator writes in a laptop's internal
// records: that laptop and the coordinator.
func OwnScope(device Device) Scope { return Scope(ownPrefix + string(device)) }

const ownPrefix = "own:"

// Stream is one gap-free sequence of changes.
type Stream struct {
	Device Device
	Scope  Scope
}

// Keeper is the device whose internal records a stream is about. It is "" for a
// stream that others may have.
func (s Stream) Keeper() Device {
	if s.Scope == Own {
		return s.Device
	}
	if keeper, internal := strings.CutPrefix(string(s.Scope), ownPrefix); internal {
		return Device(keeper)
	}
	return ""
}

// Dot names one change for ever. Seq counts from 1.
type Dot struct {
	Stream Stream
	Seq    uint64
}

// Action is what a change does. The numbers travel: never reuse one.
type Action uint8

// The actions. All but Edit are the coordinator's alone.
const (
	Edit        Action = 1
	EraseFields Action = 2
	EraseRecord Action = 3
	ClockFix    Action = 4
	Trim        Action = 5
	SetAside    Action = 6
)

// Write is one register set to one value. Seen are the heads the writer had
// before them: none for a first write.
type Write struct {
	Slot  book.Slot
	Value book.Value
	Seen  []Dot
}

// Change is one save of one record.
type Change struct {
	Dot    Dot
	Nonce  uint64 // tells a repetition from a fork: same dot, same nonce → the same change
	Action Action
	Kind   int     // tag of the record's kind
	Record book.ID // the record
	Wall   int64   // claimed instant, Unix milliseconds; decides nothing that can lose data
	Why    string  // the reason given with a settlement; "" for ordinary saves
	Writes []Write // sorted by slot: tag, then key
	Rest   []byte  // what a newer version added, kept byte for byte; nil when nothing
}
