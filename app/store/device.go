package store

import (
	"fmt"
	"strconv"

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
	Role        Role   // "" is a laptop's
	Before      string // letter of the lost laptop it stands in for; "" for none
	EnrolSecret []byte // one-time; nil when there is none
	Admitted    int64  // Unix milliseconds
	FirstSeen   int64  // Unix milliseconds; 0 is never
	Withdrawn   bool
}

// PutDevice keeps what is known of a device, instead of what was.
func (tx *Tx) PutDevice(d Device) error {
	tx.letters = nil
	if _, err := tx.exec(`INSERT OR REPLACE INTO roster (device, letter, name, team, sign, recipient, role, before, enrolment, admitted, seen, withdrawn)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(d.ID), d.Letter, d.Name, d.Team, d.SignKey, d.Recipient, string(d.Role), d.Before, d.EnrolSecret,
		d.Admitted, d.FirstSeen, d.Withdrawn); err != nil {
		return fmt.Errorf("write device: %w", err)
	}
	return nil
}

// Devices are the devices this book knows, by letter.
func (tx *Tx) Devices() ([]Device, error) {
	devices := []Device{}
	err := tx.each(`SELECT device, letter, name, team, sign, recipient, role, before, enrolment, admitted, seen, withdrawn FROM roster ORDER BY letter, device`, nil,
		func(scan func(...any) error) error {
			var d Device
			err := scan(&d.ID, &d.Letter, &d.Name, &d.Team, &d.SignKey, &d.Recipient, &d.Role, &d.Before, &d.EnrolSecret, &d.Admitted, &d.FirstSeen, &d.Withdrawn)
			devices = append(devices, d)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read devices: %w", err)
	}
	return devices, nil
}

// Letters is the letter of every device: those the book was told of at enrolment,
// its own, and before them those of the records of kind device. Where two
// coordinators have given one letter away, the device of the later record has a
// digit after it, the same in every book.
func (tx *Tx) Letters() (map[journal.Device]string, error) {
	if tx.letters != nil {
		return tx.letters, nil
	}
	letters := map[journal.Device]string{}
	err := tx.each(`SELECT device, letter FROM roster`, nil, func(scan func(...any) error) error {
		var device journal.Device
		var letter string
		err := scan(&device, &letter)
		letters[device] = letter
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read roster: %w", err)
	}
	selves, err := tx.Selves()
	if err != nil {
		return nil, err
	}
	for _, self := range selves {
		letters[self.Device] = self.Letter
	}
	if err := tx.recorded(letters); err != nil {
		return nil, err
	}
	if !tx.writes {
		tx.letters = letters
	}
	return letters, nil
}

// recorded puts in the letters of the records of kind device.
func (tx *Tx) recorded(letters map[journal.Device]string) error {
	kind, ok := tx.book.options.Catalogue.Kind("device")
	if !ok {
		return nil
	}
	given, seen := map[string]int{}, map[journal.Device]bool{}
	// CROSS keeps SQLite from going through all records in the order of their ids.
	err := tx.each(`SELECT coalesce(k.device, ''), k.letter FROM `+quote(kind.Name)+` k CROSS JOIN record r ON r.no = k.record
		WHERE r.here = 1 AND k.letter IS NOT NULL ORDER BY r.id`, nil, func(scan func(...any) error) error {
		var device journal.Device
		var letter string
		if err := scan(&device, &letter); err != nil || seen[device] {
			return err
		}
		seen[device] = device != ""
		if given[letter]++; given[letter] > 1 {
			letter += strconv.Itoa(given[letter])
		}
		if device != "" {
			letters[device] = letter
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read roster: %w", err)
	}
	return nil
}

func (tx *Tx) letter(device journal.Device) (string, error) {
	letters, err := tx.Letters()
	return letters[device], err
}
