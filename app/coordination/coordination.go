// Package coordination is what the coordinator does: admit laptops, take their
// parcels in, see what differs, and answer to the committee.
//
// It promises that a parcel is taken in whole or not at all, that looking first
// changes nothing, and that every figure leads back to its records and to the
// parcel they came in.
//
// It refuses to act for anyone but the coordinator where the design says so,
// and to change anything that travels merely because a parcel was taken in.
package coordination

import (
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/installation"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Config is what an office is made of.
type Config struct {
	Book      *store.Book
	Catalogue *book.Catalogue
	NewID     func() string
	Zone      *time.Location // where a day begins and ends
	Memory    *installation.Installation
}

// Office is the coordinator's place at one book. It is safe for concurrent use.
type Office struct {
	book      *store.Book
	catalogue *book.Catalogue
	spare     parcel.Keys
	newID     func() string
	zone      *time.Location
	memory    *installation.Installation
}

// New sets up an office at an open book. On a laptop's book it can read figures;
// everything else is refused with wrong-role.
func New(c Config) *Office {
	return &Office{book: c.Book, catalogue: c.Catalogue, newID: c.NewID, zone: c.Zone, memory: c.Memory}
}

// With is the same office, which also opens parcels with what a person hands in:
// a passphrase, or the reserve key.
func (o *Office) With(spare parcel.Keys) *Office {
	other := *o
	other.spare = spare
	return &other
}

func (o *Office) coordinator() error {
	if o.book.Identity().Role != store.Coordinator {
		return fault.New(fault.WrongRole)
	}
	return nil
}
