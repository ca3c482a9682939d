package store

import (
	"fmt"
	"time"

	"feltbog/app/book"
)

// Doubled tells whether another record has the number of this one, as happens
// where two books went by one name.
func (tx *Tx) Doubled(id book.ID) (bool, error) {
	if err := tx.project(); err != nil {
		return false, err
	}
	var other int64
	return tx.one(`SELECT b.no FROM record a JOIN record b ON b.number = a.number AND b.no <> a.no WHERE a.id = ? AND a.number <> ''`,
		[]any{string(id)}, &other)
}

// Number gives the next number of a record dated day ("2008-05-28"; "" is the
// day of the transaction): the device's letter, the year, and one more than the
// highest so far.
func (tx *Tx) Number(day string) (string, error) {
	if err := tx.project(); err != nil {
		return "", err
	}
	if len(day) < 4 {
		day = time.UnixMilli(tx.Now).Format(time.DateOnly)
	}
	prefix := tx.Identity().Letter + "-" + day[:4] + "-"
	// "." is the character after "-": the numbers of this letter and year lie between.
	var highest int64
	if _, err := tx.one(`SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) FROM record WHERE number > ? AND number < ? AND number <> ''`,
		[]any{len(prefix) + 1, prefix, prefix[:len(prefix)-1] + "."}, &highest); err != nil {
		return "", fmt.Errorf("read numbers: %w", err)
	}
	return fmt.Sprintf("%s%04d", prefix, highest+1), nil
}
