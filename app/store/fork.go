package store

import (
	"fmt"

	"feltbog/app/journal"
)

// A Fork is a parcel that was refused because its device had made two different
// changes under one number.
type Fork struct {
	Parcel    string // id
	Device    journal.Device
	Number    int    // of the parcel
	At        int64  // Unix milliseconds
	Recipient string // whom to seal to for the book it came from
}

// PutFork remembers a fork. The first time a parcel was refused counts.
func (tx *Tx) PutFork(f Fork) error {
	if _, err := tx.exec(`INSERT INTO fork (parcel, device, number, at, recipient) VALUES (?, ?, ?, ?, ?) ON CONFLICT (parcel) DO NOTHING`,
		f.Parcel, string(f.Device), f.Number, f.At, f.Recipient); err != nil {
		return fmt.Errorf("write fork: %w", err)
	}
	return nil
}

// Forks are the forks of a device that are remembered, oldest first.
func (tx *Tx) Forks(device journal.Device) ([]Fork, error) {
	forks := []Fork{}
	err := tx.each(`SELECT parcel, number, at, recipient FROM fork WHERE device = ? ORDER BY at, number`, []any{string(device)},
		func(scan func(...any) error) error {
			f := Fork{Device: device}
			err := scan(&f.Parcel, &f.Number, &f.At, &f.Recipient)
			forks = append(forks, f)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read forks: %w", err)
	}
	return forks, nil
}

// DropForks forgets the forks of a device: its copy has become a device of its
// own.
func (tx *Tx) DropForks(device journal.Device) error {
	if _, err := tx.exec(`DELETE FROM fork WHERE device = ?`, string(device)); err != nil {
		return fmt.Errorf("drop forks: %w", err)
	}
	return nil
}
