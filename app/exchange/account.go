package exchange

import (
	"cmp"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// Account is what taking a parcel in did, or would do, at the coordinator's or at
// a laptop. It is the receipt that is kept, shown and printed.
//
// New, Updated, Combined, Conflicts and Settled count records; Changes and Already
// count changes. Updated records were here before and got something new; Combined are
// those of them where the work of several laptops now stands side by side
// without a conflict.
type Account struct {
	Parcel     string       `json:"parcel"` // id
	File       string       `json:"file"`   // base name
	Letter     string       `json:"letter"`
	Name       string       `json:"name"`
	Number     int          `json:"number"`
	Sealed     int64        `json:"sealed"` // claimed instant of sealing, Unix milliseconds
	Changes    int          `json:"changes"`
	New        int          `json:"new"`
	Updated    int          `json:"updated"`
	Already    int          `json:"already"`
	Received   int          `json:"received"`         // of the reader's own changes, how many the sender is now first known to hold
	Became     string       `json:"became,omitempty"` // letter of the device the reader's book had to become, because another goes by its old one
	Retold     int          `json:"retold,omitempty"` // its changes that were then told anew under that letter
	Combined   int          `json:"combined"`
	Conflicts  int          `json:"conflicts"`
	Settled    int          `json:"settled"`
	Erased     int          `json:"erased"` // erasures somebody else decided, now carried out here too
	Duplicates int          `json:"duplicates"`
	Newer      int          `json:"newer"`     // of its fields, how many only a newer version can show
	Frames     int          `json:"frames"`    // parts of it that only a newer version can read
	ClockOff   int64        `json:"clock_off"` // milliseconds the sender's clock is ahead, or (negative) behind; 0 within a day
	Gaps       []Gap        `json:"gaps"`
	Lacking    []Lack       `json:"lacking"`
	Records    []Line       `json:"records"`
	Refused    *fault.Error `json:"refused,omitempty"`
	Waiting    *Waiting     `json:"waiting,omitempty"` // of a refused parcel that is kept sealed until its sender is admitted
}

// Waiting is a parcel that is kept sealed because nobody has admitted its sender.
// Letter, Name, Role, Number and Sealed are what it claims.
type Waiting struct {
	Parcel  string `json:"parcel"` // id
	File    string `json:"file"`   // base name
	Letter  string `json:"letter"`
	Name    string `json:"name"`
	Role    string `json:"role"`
	Number  int    `json:"number"`
	Sealed  int64  `json:"sealed"`  // Unix milliseconds
	Arrived int64  `json:"arrived"` // Unix milliseconds
	Bytes   int64  `json:"bytes"`
}

// Gap is a run of a laptop's changes that have not arrived.
type Gap struct {
	Letter string `json:"letter"`
	Scope  string `json:"scope"`
	First  uint64 `json:"first"`
	Last   uint64 `json:"last"`
}

// Lack is an attachment whose content has not come whole: Missing of Of chunks are
// not here. It is not acknowledged, so the next parcel brings it once more.
type Lack struct {
	Record  book.ID `json:"record"`
	Number  string  `json:"number"`
	Missing int     `json:"missing"`
	Of      int     `json:"of"`
}

// Outcome is what became of one record.
type Outcome string

// The outcomes, in the order an account shows them.
const (
	Conflicting Outcome = "conflict"
	Added       Outcome = "new"
	Combined    Outcome = "combined"
	Updated     Outcome = "updated"
)

// Line is one record of an account. Fields are the names of those that got
// something new; for a conflict, those that wait for a decision. Settled are those
// in which somebody chose between what several had written.
type Line struct {
	ID      book.ID  `json:"id"`
	Kind    string   `json:"kind"`
	Number  string   `json:"number"`
	Title   string   `json:"title"`
	Outcome Outcome  `json:"outcome"`
	Fields  []string `json:"fields"`
	Settled []string `json:"settled,omitempty"`
}

// include adds the counts of another account.
func (a *Account) include(other Account) {
	a.Changes += other.Changes
	a.New += other.New
	a.Updated += other.Updated
	a.Already += other.Already
	a.Received += other.Received
	a.Became = cmp.Or(other.Became, a.Became)
	a.Retold += other.Retold
	a.Combined += other.Combined
	a.Conflicts += other.Conflicts
	a.Settled += other.Settled
	a.Erased += other.Erased
	a.Duplicates += other.Duplicates
	a.Newer += other.Newer
	a.Frames += other.Frames
	a.Lacking = append(a.Lacking, other.Lacking...)
	a.Gaps = append(a.Gaps, other.Gaps...)
}
