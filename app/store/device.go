package store

import (
	"fmt"

	"feltbog/app/journal"
)

// A Device is an installation this book knows, this one not among them unless
// it was put there.
type Device struct {
	ID          journal.Device
	Letter      string
	Name        string
	Team        string
	SignKey     []byte // public; nil until learnt
	Recipient   string // whom to seal to for it; "" until learnt
	Before      string // letter of the lost laptop it stands in for; "" for none
	EnrolSecret []byte // one-time; nil when there is none
	Admitted    int64  // Unix milliseconds
	FirstSeen   int64  // Unix milliseconds; 0 is never
	Withdrawn   bool
}

// PutDevice keeps what is known of a device, instead of what was.
func (tx *Tx) PutDevice(d Device) error {
	tx.letters = nil
	if _, err := tx.exec(`INSERT OR REPLACE INTO roster (device, letter, name, team, sign, recipient, before, enrolment, admitted, seen, withdrawn)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(d.ID), d.Letter, d.Name, d.Team, d.SignKey, d.Recipient, d.Before, d.EnrolSecret,
		d.Admitted, d.FirstSeen, d.Withdrawn); err != nil {
		return fmt.Errorf("write device: %w", err)
	}
	return nil
}

// Devices are the devices this book knows, by letter.
func (tx *Tx) Devices() ([]Device, error) {
	devices := []Device{}
	err := tx.each(`SELECT device, letter, name, team, sign, recipient, before, enrolment, admitted, seen, withdrawn FROM roster ORDER BY letter, device`, nil,
		func(scan func(...any) error) error {
			var d Device
			err := scan(&d.ID, &d.Letter, &d.Name, &d.Team, &d.SignKey, &d.Recipient, &d.Before, &d.EnrolSecret, &d.Admitted, &d.FirstSeen, &d.Withdrawn)
			devices = append(devices, d)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read devices: %w", err)
	}
	return devices, nil
}

// roster is the letter of every device: the book's own, those it was told of at
// enrolment, and those of the records of kind device.
func (tx *Tx) roster() (map[journal.Device]string, error) {
	if tx.letters != nil {
		return tx.letters, nil
	}
	letters := map[journal.Device]string{}
	put := func(scan func(...any) error) error {
		var device journal.Device
		var letter string
		err := scan(&device, &letter)
		letters[device] = letter
		return err
	}
	if kind, ok := tx.book.options.Catalogue.Kind("device"); ok {
		if err := tx.each(`SELECT device, letter FROM `+quote(kind.Name)+` WHERE device IS NOT NULL AND letter IS NOT NULL`, nil, put); err != nil {
			return nil, fmt.Errorf("read roster: %w", err)
		}
	}
	if err := tx.each(`SELECT device, letter FROM roster`, nil, put); err != nil {
		return nil, fmt.Errorf("read roster: %w", err)
	}
	selves, err := tx.Selves()
	if err != nil {
		return nil, err
	}
	for _, self := range selves {
		letters[self.Device] = self.Letter
	}
	if !tx.writes {
		tx.letters = letters
	}
	return letters, nil
}

func (tx *Tx) letter(device journal.Device) (string, error) {
	letters, err := tx.roster()
	return letters[device], err
}
