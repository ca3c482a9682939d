package boot

import (
	"context"
	"io"

	"feltbog/app/exchange"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Identity is who the open book is.
func (a *App) Identity() Identity { return a.book.Identity() }

// Became tells what became of the book when it was opened: the same as it was, or
// a device of its own because it was copied or set back.
func (a *App) Became() Settling { return a.became }

// Was are the letters the book had before it was copied or set back, oldest first.
func (a *App) Was(ctx context.Context) (letters []string, err error) {
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		selves, err := tx.Selves()
		for _, self := range selves[:max(0, len(selves)-1)] {
			letters = append(letters, self.Letter)
		}
		return err
	})
	return letters, err
}

// Path is where the open book lies.
func (a *App) Path() string { return a.book.Path() }

// Check reads the whole book and tells what is wrong with it.
func (a *App) Check(ctx context.Context) (Health, error) { return a.book.Check(ctx) }

// Rebuild makes everything but the journal anew from the journal.
func (a *App) Rebuild(ctx context.Context) error { return a.book.Rebuild(ctx) }

// Digest is the canonical digest of what travels in the book, in hexadecimal.
func (a *App) Digest(ctx context.Context) (digest string, err error) {
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		digest, err = tx.Digest()
		return err
	})
	return digest, err
}

// Parcels are the parcels sealed and taken in, in the order that happened.
func (a *App) Parcels(ctx context.Context) (parcels []Parcel, err error) {
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		parcels, err = tx.Parcels()
		return err
	})
	return parcels, err
}

// Words are the six words that stand for this book's keys, to be read aloud to
// the coordinator.
func (a *App) Words(ctx context.Context) (string, error) {
	var public parcel.Public
	err := a.book.Read(ctx, func(tx *store.Tx) error {
		keys, err := exchange.Keys(tx)
		public = keys.Public()
		return err
	})
	if err != nil {
		return "", err
	}
	phrase, err := parcel.PhraseOf(a.Identity().Device, public)
	return phrase.String(), err
}

// Enrol gives a laptop's book that was begun without one its enrolment.
func (a *App) Enrol(ctx context.Context, path string) error {
	return reading(path, func(enrolment io.Reader) error { return a.Desk.Enrol(ctx, enrolment) })
}
