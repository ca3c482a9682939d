package coordination

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Ground is why something was erased: "" is not told.
type Ground string

// The grounds. None of them can quote what was to be forgotten.
const (
	NoGround  Ground = ""
	Requested Ground = "requested" // the person asked for it
	Mistaken  Ground = "mistaken"  // it should not have been written
	Expired   Ground = "expired"   // it was kept for as long as it may be
)

var grounds = []Ground{NoGround, Requested, Mistaken, Expired}

// Erasure is one erasure and how far it has come. Done and Missing are the
// letters of the laptops that have told that they have carried it out, and of
// those that have not.
type Erasure struct {
	Called  string   `json:"called"` // E-12
	Dot     string   `json:"dot"`
	At      int64    `json:"at"` // Unix milliseconds
	Record  book.ID  `json:"record"`
	Kind    string   `json:"kind"`
	Number  string   `json:"number"` // "" when the record is gone
	Fields  []string `json:"fields"` // none: the whole record
	Why     Ground   `json:"why"`
	Done    []string `json:"done"`
	Missing []string `json:"missing"`
}

// Erasures are all erasures, the latest first. A laptop counts as long as it
// delivers or may begin to: see Trim.
func (o *Office) Erasures(ctx context.Context) (erasures []Erasure, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		erasures, err = o.erasures(tx)
		return err
	})
	return erasures, err
}

func (o *Office) erasures(tx *store.Tx) ([]Erasure, error) {
	changes, err := tx.Erasures()
	if err != nil {
		return nil, err
	}
	laptops, err := o.active(tx)
	if err != nil {
		return nil, err
	}
	carried, err := tx.CarriedOut()
	if err != nil {
		return nil, err
	}
	erasures := []Erasure{}
	for _, c := range changes {
		e, err := o.erasure(tx, c)
		if err != nil {
			return nil, err
		}
		for _, laptop := range laptops {
			if carried[c.Dot][laptop.ID] {
				e.Done = append(e.Done, laptop.Letter)
			} else {
				e.Missing = append(e.Missing, laptop.Letter)
			}
		}
		erasures = append(erasures, e)
	}
	slices.SortStableFunc(erasures, func(a, b Erasure) int { return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(b.Dot, a.Dot)) })
	return erasures, nil
}

func (o *Office) erasure(tx *store.Tx, c journal.Change) (Erasure, error) {
	e := Erasure{
		Called: o.called(tx, c.Dot), Dot: c.Dot.String(), At: c.Wall, Record: c.Record, Why: Ground(c.Why),
		Fields: []string{}, Done: []string{}, Missing: []string{},
	}
	kind, known := o.catalogue.Tagged(c.Kind)
	if !known {
		kind = &book.Kind{}
	}
	e.Kind = kind.Name
	for _, w := range c.Writes {
		if field, ok := kind.Tagged(w.Slot.Tag); ok {
			e.Fields = append(e.Fields, field.Name)
		}
	}
	record, err := tx.Find(c.Record)
	if fault.Is(err, fault.NotFound) {
		return e, nil
	}
	e.Number = record.Number
	return e, err
}

// called is what an erasure is called on the phone: by its place in the
// coordinator's stream, which is the same in every book for ever. That of
// another coordinator has the device's last digits after it.
func (o *Office) called(tx *store.Tx, dot journal.Dot) string {
	name := "E-" + strconv.FormatUint(dot.Seq, 10)
	if device := string(dot.Stream.Device); dot.Stream.Device != tx.Identity().Device {
		name += "-" + device[max(0, len(device)-4):]
	}
	return name
}
