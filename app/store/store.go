// Package store is the book on disk: one SQLite file that holds the journal,
// what the journal adds up to, and what belongs to this book alone. Its pages are
// sealed on their way to the disk (see the room vault); nothing in here knows.
//
// The journal is the truth. A local save, or a change that arrived in a parcel,
// becomes one row of "change". The registers it writes are merged by
// journal.Register.Add, here as everywhere, and stand in no table: journal.Fold
// makes them from the changes of their record whenever one is looked at. All else
// that is not local - which changes are held, one typed table for each kind of
// record, the references between records, the searchable text - is a projection
// of those rows: kept in the same transaction, and equal to what a rebuild makes
// of the journal. That is why a field added to the catalogue needs no migration
// here. The tables of the kinds are made from the catalogue, and Open makes the
// projection anew when the fingerprint of the catalogue is not the one it was
// made with. What a newer version wrote and this catalogue does not know stays
// in the journal as it came, and appears the day the catalogue knows it.
//
// A transaction keeps the records it touches in memory, merges every change
// into them there, and projects each record once: when something asks for the
// projection, when there are too many, and before the commit. A parcel in which
// one record was saved twenty times therefore costs one projection of it.
//
// The content of attachments lies beside the journal in chunks, each under the
// SHA-256 of its bytes and once. The changes name them, so they are no part of the
// digest; only an erasure lets go of one, when no change names it any more. What
// a newer version put into a parcel and this one cannot read is kept as it came.
//
// It promises:
//   - Write is one transaction: all of it is on disk when Write returns nil, and
//     none of it ever will be when it returns an error, the disk is full or the
//     power goes.
//   - The same changes give the same Digest, in whatever order and however often
//     they were added.
//   - Nobody writes to a book somebody else has open: a second Open fails at once.
//   - Text is found as Danes expect, with the letters of the Danish alphabet kept
//     apart and everything else folded together; nothing typed in a search box
//     is ever read as an operator.
//   - Errors of the database are told by their code, as faults: the disk is full,
//     the place cannot be written to, the book is damaged, in use, from a newer
//     version, or no book.
//
// It refuses to decide. Whether a record may be ready, who may send what, what a
// conflict means and what is counted is for the rooms above. It knows no clock
// and no chance but what Options hands it, it merges nothing by time, and it
// never changes or deletes a row of the journal - but to take out what was erased
// or trimmed, and to tell what a copied book recorded under a name of its own
// (Tx.Retell).
//
// # Measured
//
// go run ./build bench tells how many times as long a taking-in takes as copying as
// many rows of one field each. It was above forty times the processor time, and
// is twenty to twenty-six; by the clock ten to eighteen, as busy as the machine was. Eight
// was asked for. What was learnt on the way:
//
//   - A statement costs about as much as three rows of it, whatever it does, so
//     rows of a table go thirty-two at a time (rows): half of the time of writing
//     changes. More at a time is no faster. The driver's own interface below
//     database/sql is, for single rows, but not for thirty-two.
//   - A row for every head was most of all rows. Folding registers instead took a
//     quarter off a taking-in.
//   - Reflection over CBOR was four fifths of reading a parcel (journal.Parse).
//   - Three quarters of reading back what a parcel brought, for its account, was
//     for records it had just made: of those a look at their rows is enough.
//   - Names that records point to are few and asked for all the time: remembered.
//   - A bulk load writes the search index once at the end, a fifth of the time.
//     Its indexes for two and three letters are half of that, and make a search
//     for the beginning of a word twice as fast: kept.
//   - FTS5's secure-delete looks each word that goes up in every list of it, and the
//     lists of two letters name nearly every record: a parcel that changes what is
//     there spent five sixths of its time on it, and a million fields in forty
//     parcels take a seventh of the time without. Replaced words now go when they
//     are merged away; where something is erased or trimmed, at once (Purge).
//   - A query that goes through all records hides well in a small book: two of
//     them made a week's parcel slower the bigger the book was.
//   - No gain: four times the page cache; decoding and projecting on a second
//     processor; tables of kinds without a foreign key.
//
// What is left is spread thin: a third is SQLite writing rows and indexes, a tenth
// the commit, a tenth the sealing of pages, the rest is the merge and the texts.
package store

import (
	"errors"
	"log/slog"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// Options is what a book is given from outside.
type Options struct {
	Key       []byte // the book's, vault.KeySize bytes; the caller's to wipe once the book is open
	Catalogue *book.Catalogue
	Now       func() int64  // Unix milliseconds
	Nonce     func() uint64 // tells two changes that claim the same dot apart
	Log       *slog.Logger  // nil is silent
}

// Role is what a book is for.
type Role string

// The roles.
const (
	Field       Role = "field"
	Coordinator Role = "coordinator"
)

// Identity is who a book is. It is given at Create; of it the device and its letter
// change when the book is found to be a copy (Tx.Become), and workspace, letter and
// team when a laptop that was alone is enrolled (Tx.Join).
type Identity struct {
	Workspace string
	Device    journal.Device
	Role      Role
	Name      string // whose book it is
	Letter    string // begins every record number made here
	Team      string // scope of the activities recorded here
	Practice  bool   // a book to try things out in
	Created   int64  // Unix milliseconds
}

// RollBack makes Write undo everything and return nil: the way to look first.
var RollBack = errors.New("store: roll back")
