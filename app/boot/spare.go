package boot

import (
	"feltbog/app/exchange"
	"feltbog/app/parcel"
)

// Spare is what a person hands in to open parcels with, beside the keys of the
// book: a passphrase (Spare{}.With), the reserve key (FromPaper), or both (And).
type Spare = parcel.Keys

// FromPaper reads the reserve key as it was printed, typed or scanned.
func FromPaper(text string) (Spare, error) {
	reserve, err := parcel.ParseReserve(text)
	if err != nil {
		return Spare{}, err
	}
	return Spare{}.WithReserve(reserve), nil
}

// With is the same open book, which also opens parcels with what a person hands
// in. It is closed with the book.
func (a *App) With(spare Spare) *App {
	return &App{Desk: a.Desk.With(spare), Office: a.Office.With(spare), book: a.book, spare: spare, became: a.became, copies: a.copies}
}

// Locked tells whether any parcel in files and folders opens under a passphrase
// alone, so that nobody is asked for one in vain.
func Locked(places []string) (bool, error) { return exchange.Locked(places) }
