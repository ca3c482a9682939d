// Package fieldwork is what a person does at a laptop: record, correct, look
// up, and seal what was recorded into a parcel.
//
// Each method is one gesture and one transaction. It promises that a save which
// returns is on disk, that a refused save has changed nothing, and that what is
// typed but not saved lies in the book as a form draft. A ready record always
// satisfies the rules of its kind.
//
// It refuses to let a text that looks like a CPR number become ready or leave
// the laptop, and to let a laptop write what only the coordinator decides.
package fieldwork

import (
	"time"

	"feltbog/app/book"
	"feltbog/app/installation"
	"feltbog/app/parcel"
	"feltbog/app/privacy"
	"feltbog/app/store"
)

// Config is what a desk is made of.
type Config struct {
	Book      *store.Book
	Catalogue *book.Catalogue
	NewID     func() string
	Zone      *time.Location // where a day begins and ends
	Memory    *installation.Installation
}

// Desk is one person's place at one book. It is safe for concurrent use.
type Desk struct {
	book      *store.Book
	catalogue *book.Catalogue
	spare     parcel.Keys
	newID     func() string
	zone      *time.Location
	memory    *installation.Installation
}

// New sets up a desk at an open book.
func New(c Config) *Desk {
	return &Desk{book: c.Book, catalogue: c.Catalogue, newID: c.NewID, zone: c.Zone, memory: c.Memory}
}

// With is the same desk, which also opens return files with what a person hands
// in: a passphrase.
func (d *Desk) With(spare parcel.Keys) *Desk {
	other := *d
	other.spare = spare
	return &other
}

// NewID is the identity of a record about to be made, so that its form draft
// has a place before anything is saved.
func (d *Desk) NewID() book.ID { return book.ID(d.newID()) }

// Screen finds what looks like personal data in a text. It never leaves the
// machine.
func (d *Desk) Screen(text string) []privacy.Hit { return privacy.Screen(text) }

func (d *Desk) day(instant int64) string {
	return time.UnixMilli(instant).In(d.zone).Format(time.DateOnly)
}
