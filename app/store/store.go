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
// one record was saved twenty times therefore costs one projection of it. Bulk
// loads write the search index once at the end: for 20 000 records of one
// sentence each that took a fifth of the processor time away.
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
