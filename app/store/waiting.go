package store

import (
	"fmt"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// A Waiting is a parcel of a sender nobody has admitted yet, kept sealed. All of
// it but Arrived, File and Bytes is what the parcel claims.
type Waiting struct {
	Parcel    string
	Device    journal.Device
	SignKey   []byte
	Recipient string
	Role      string
	Letter    string
	Name      string
	Number    int
	Sealed    int64 // Unix milliseconds
	Arrived   int64 // Unix milliseconds
	File      string
	Bytes     int64 // size of the file
}

// PutWaiting keeps a parcel sealed, instead of the one that waited from the same
// device with the same key.
func (tx *Tx) PutWaiting(w Waiting, sealed []byte) error {
	if _, err := tx.exec(`INSERT OR REPLACE INTO waiting (parcel, device, sign, recipient, role, letter, name, number, sealed, arrived, file, bytes)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, w.Parcel, string(w.Device), w.SignKey, w.Recipient, w.Role, w.Letter, w.Name,
		w.Number, w.Sealed, w.Arrived, w.File, sealed); err != nil {
		return fmt.Errorf("keep waiting parcel: %w", err)
	}
	return nil
}

// Waiting are the parcels that wait, in the order they came.
func (tx *Tx) Waiting() ([]Waiting, error) {
	waiting := []Waiting{}
	err := tx.each(`SELECT parcel, device, sign, recipient, role, letter, name, number, sealed, arrived, file, length(bytes)
		FROM waiting ORDER BY arrived, parcel`, nil, func(scan func(...any) error) error {
		var w Waiting
		err := scan(&w.Parcel, &w.Device, &w.SignKey, &w.Recipient, &w.Role, &w.Letter, &w.Name, &w.Number, &w.Sealed, &w.Arrived, &w.File, &w.Bytes)
		waiting = append(waiting, w)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read waiting parcels: %w", err)
	}
	return waiting, nil
}

// SealedBytes are the bytes of a waiting parcel as it came. The fault is NotFound.
func (tx *Tx) SealedBytes(parcel string) (sealed []byte, err error) {
	found, err := tx.one(`SELECT bytes FROM waiting WHERE parcel = ?`, []any{parcel}, &sealed)
	if err == nil && !found {
		err = fault.New(fault.NotFound)
	}
	return sealed, err
}

// DropWaiting throws a waiting parcel away. The fault is NotFound.
func (tx *Tx) DropWaiting(parcel string) error {
	done, err := tx.exec(`DELETE FROM waiting WHERE parcel = ?`, parcel)
	if err != nil {
		return fmt.Errorf("drop waiting parcel: %w", err)
	}
	if gone, err := done.RowsAffected(); err != nil || gone > 0 {
		return err
	}
	return fault.New(fault.NotFound)
}
