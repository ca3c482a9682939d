package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// A Self is a device this book is, or was before it was copied or set back.
type Self struct {
	Device journal.Device
	Letter string
	Gone   bool // its book was set back where it lay: nobody is that device any more
}

// Identity is who the book is in this transaction.
func (tx *Tx) Identity() Identity {
	if tx.became != nil {
		return *tx.became
	}
	return tx.book.Identity()
}

// Selves are the devices this book was, oldest first, and last the one it is.
func (tx *Tx) Selves() ([]Self, error) {
	var selves []Self
	err := tx.each(`SELECT device, letter, gone FROM former ORDER BY no`, nil, func(scan func(...any) error) error {
		var s Self
		err := scan(&s.Device, &s.Letter, &s.Gone)
		selves = append(selves, s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read former devices: %w", err)
	}
	me := tx.Identity()
	return append(selves, Self{Device: me.Device, Letter: me.Letter}), nil
}

// Mine tells whether a device is this book, now or before.
func (tx *Tx) Mine(device journal.Device) (bool, error) {
	selves, err := tx.Selves()
	return slices.ContainsFunc(selves, func(s Self) bool { return s.Device == device }), err
}

// Own is the part of held that this book has made, under all its names.
func (tx *Tx) Own(held journal.Held) (journal.Held, error) {
	selves, err := tx.Selves()
	if err != nil {
		return nil, err
	}
	own := journal.Held{}
	for _, self := range selves {
		own.Join(held.Of(self.Device))
	}
	return own, nil
}

// Become makes the book another device from here on. What it has recorded stays
// its own, under the name it was recorded; the streams of that name end here, as
// far as this book goes. gone tells that nobody goes on as the device it was. The
// roster keeps both.
func (tx *Tx) Become(device journal.Device, letter string, gone bool) error {
	me := tx.Identity()
	if device == "" || letter == "" || device == me.Device {
		return fault.New(fault.Internal)
	}
	if _, err := tx.exec(`INSERT INTO former (device, letter, gone) VALUES (?, ?, ?)`, string(me.Device), me.Letter, gone); err != nil {
		return fmt.Errorf("write former device: %w", err)
	}
	if _, err := tx.exec(`UPDATE identity SET device = ?, letter = ?`, string(device), letter); err != nil {
		return fmt.Errorf("write identity: %w", err)
	}
	devices, err := tx.Devices()
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(devices, func(d Device) bool { return d.ID == me.Device }); i >= 0 {
		next := devices[i]
		next.ID, next.Letter = device, letter
		if err := tx.PutDevice(next); err != nil {
			return err
		}
	}
	me.Device, me.Letter, tx.letters = device, letter, nil
	tx.became = &me
	return nil
}

// Successor makes a letter for a device that goes on from one with this letter:
// "A47" from "A", and from "A12" too. No device this book knows has it. Chance
// picks the digits, for whoever else goes on from the same one cannot be asked.
func (tx *Tx) Successor(letter string) (string, error) {
	letters, err := tx.Letters()
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, one := range letters {
		taken[one] = true
	}
	chance := tx.book.options.Nonce()
	for low := uint64(10); ; low *= 10 {
		count := 9 * low
		for i := range count {
			if next := Continued(letter, low+(chance%count+i)%count); !taken[next] {
				return next, nil
			}
		}
	}
}

// Reletter gives the book another letter, for the numbers of what is recorded
// from here on. Those given stay.
func (tx *Tx) Reletter(letter string) error {
	me := tx.Identity()
	return tx.Join(me.Workspace, letter, me.Team)
}

// Join makes the book one of a workspace and a team, with a letter there.
func (tx *Tx) Join(workspace, letter, team string) error {
	me := tx.Identity()
	if _, err := tx.exec(`UPDATE identity SET workspace = ?, letter = ?, team = ?`, workspace, letter, team); err != nil {
		return fmt.Errorf("write identity: %w", err)
	}
	if _, err := tx.exec(`UPDATE roster SET letter = ?, team = ? WHERE device = ?`, letter, team, string(me.Device)); err != nil {
		return fmt.Errorf("write device: %w", err)
	}
	me.Workspace, me.Letter, me.Team, tx.letters = workspace, letter, team, nil
	tx.became = &me
	return nil
}

// Continued is the n-th letter of a device that goes on from one with this letter.
func Continued(letter string, n uint64) string {
	return strings.TrimRight(letter, "0123456789") + strconv.FormatUint(n, 10)
}
