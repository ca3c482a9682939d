package report

import "feltbog/app/book"

// Input is everything a report is made of. Records that were erased or set aside
// are not in it.
type Input struct {
	Year      int
	Catalogue *book.Catalogue
	Lists     book.Lists
	// Records is every kind, status and year; the rules choose among them.
	Records []book.Record
	// Same gives the id that stands for all records found to be the same thing.
	// Nil means that none are.
	Same      func(book.ID) book.ID
	Conflicts []Conflict
	Parcels   []Parcel
	// Digest is the digest of the book the records come from.
	Digest string
	// SmallNumber is the least number of people a breakdown may show; 0 is 3.
	SmallNumber int
}

// Conflict is a field of a record with two answers and no decision yet.
type Conflict struct {
	Record book.ID
	Field  string // name in the catalogue
}

// Parcel is one file that was taken in.
type Parcel struct {
	Letter  string // of the laptop it came from
	Name    string // whose laptop that is
	Number  int    // the laptop's own count
	At      int64  // taken in, Unix milliseconds
	Changes int
	Hash    string // SHA-256 of the file, in hexadecimal
}
