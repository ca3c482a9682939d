package exchange

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Roster are the devices a book knows, by letter: those it was told of at
// enrolment or has met itself, and those a coordinator it believes has entered
// in the register. Trust is a chain that begins with whom the book was enrolled
// by: a coordinator it believes vouches for the next, and nobody else's word for
// a key counts, however it got into the register.
func Roster(tx *store.Tx) ([]store.Device, error) {
	devices, err := tx.Devices()
	if err != nil {
		return nil, err
	}
	entries, err := entries(tx)
	if err != nil {
		return nil, err
	}
	letters, err := tx.Letters()
	if err != nil {
		return nil, err
	}
	for _, e := range believed(tx.Identity(), devices, entries) {
		devices = e.complete(devices)
	}
	for i, d := range devices {
		if letter, known := letters[d.ID]; known {
			devices[i].Letter = letter
		}
		told, err := tx.Setting(recipientOf(d.ID))
		if err != nil {
			return nil, err
		}
		if told != "" {
			devices[i].Recipient = told
		}
	}
	shutOut(devices)
	slices.SortStableFunc(devices, func(a, b store.Device) int { return strings.Compare(a.Letter, b.Letter) })
	return devices, nil
}

// shutOut shuts out every device that signs with the key of one that is: whoever
// has a stolen laptop can call himself by all the names its book has had.
func shutOut(devices []store.Device) {
	for _, gone := range devices {
		for i, d := range devices {
			if gone.Withdrawn && len(gone.SignKey) > 0 && bytes.Equal(d.SignKey, gone.SignKey) {
				devices[i].Withdrawn = true
			}
		}
	}
}

// Coordinators are those of the roster who may still speak as one, this book not
// among them.
func Coordinators(tx *store.Tx) ([]store.Device, error) {
	roster, err := Roster(tx)
	roster = slices.DeleteFunc(roster, func(d store.Device) bool {
		mine, failed := tx.Mine(d.ID)
		err = errors.Join(err, failed)
		return d.Role != store.Coordinator || d.Withdrawn || len(d.SignKey) == 0 || mine
	})
	return roster, err
}

// PutRecipient keeps whom to seal to for a device, as its own parcel told.
func PutRecipient(tx *store.Tx, device journal.Device, recipient string) error {
	return tx.PutSetting(recipientOf(device), recipient)
}

func recipientOf(device journal.Device) string { return "recipient.of." + string(device) }

// entry is one record of the roster: what it says, and which devices said it.
type entry struct {
	id      book.ID
	device  store.Device
	claims  []journal.Register // of its id, role and key: what must be vouched for
	revoked journal.Register
}

func entries(tx *store.Tx) ([]entry, error) {
	records, err := tx.All([]string{"device"}, 0)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(records, func(a, b book.Record) int { return strings.Compare(string(a.ID), string(b.ID)) })
	var list []entry
	for _, r := range records {
		registers, err := tx.Registers(r.ID)
		if err != nil {
			return nil, err
		}
		e := entry{id: r.ID, revoked: registers[book.Slot{Tag: tagRevoked}]}
		for _, tag := range []int{tagDevice, tagRole, tagSign} {
			if register := registers[book.Slot{Tag: tag}]; len(register.Heads) > 0 {
				e.claims = append(e.claims, register)
			}
		}
		key, _ := hex.DecodeString(r.Fields.Text("sign")) // a key that is none verifies nothing
		e.device = store.Device{
			ID: journal.Device(r.Fields.Text("device")), Letter: r.Fields.Text("letter"), Name: r.Fields.Text("owner"), Team: r.Fields.Text("team"),
			Role: store.Role(r.Fields.Text("role")), SignKey: key, Recipient: r.Fields.Text("recipient"), Before: r.Fields.Text("before"),
		}
		list = append(list, e)
	}
	return list, nil
}

// The tags of the fields of a device that trust hangs on.
const (
	tagDevice  = 10
	tagRole    = 14
	tagSign    = 15
	tagRevoked = 18
)

// believed are the entries that a chain of coordinators vouches for. A revoked
// coordinator's earlier word still counts: what it vouched for is revoked by
// itself. Its word that somebody is revoked counts as any coordinator's.
func believed(me store.Identity, roots []store.Device, entries []entry) []entry {
	voice := map[journal.Device]bool{me.Device: me.Role == store.Coordinator}
	for _, root := range roots {
		if root.Role == store.Coordinator {
			voice[root.ID] = true
		}
	}
	accepted := make([]bool, len(entries))
	for grown := true; grown; {
		grown = false
		for i, e := range entries {
			if accepted[i] || !e.vouched(voice) {
				continue
			}
			accepted[i], grown = true, true
			if e.device.Role == store.Coordinator && len(e.device.SignKey) > 0 {
				voice[e.device.ID] = true
			}
		}
	}
	var list []entry
	for i, e := range entries {
		if accepted[i] {
			e.device.Withdrawn = e.revokedBy(voice)
			list = append(list, e)
		}
	}
	return list
}

// vouched tells whether a voice has said each of the claims, and nobody else says
// otherwise.
func (e entry) vouched(voice map[journal.Device]bool) bool {
	for _, claim := range e.claims {
		if claim.Open() || !slices.ContainsFunc(claim.Heads, func(h journal.Head) bool { return voice[h.Dot.Stream.Device] }) {
			return false
		}
	}
	return true
}

func (e entry) revokedBy(voice map[journal.Device]bool) bool {
	return slices.ContainsFunc(e.revoked.Heads, func(h journal.Head) bool { return h.Value.Bool() && voice[h.Dot.Stream.Device] })
}

// complete puts what the entry says among the devices: to the one it is about, or
// to the enrolment that waits under its id, or as one more. A key that was learnt
// from the device itself is not replaced.
func (e entry) complete(devices []store.Device) []store.Device {
	about := func(d store.Device) bool { return d.ID == e.device.ID || d.ID == journal.Device(e.id) }
	met := false
	for i, d := range devices {
		if !about(d) {
			continue
		}
		met = met || d.ID == e.device.ID
		devices[i].Withdrawn = d.Withdrawn || e.device.Withdrawn
		if d.Before == "" {
			devices[i].Before = e.device.Before
		}
		if d.ID == e.device.ID && len(d.SignKey) == 0 && d.ID != "" {
			devices[i].SignKey, devices[i].Role = e.device.SignKey, e.device.Role
		}
		if d.ID == e.device.ID && d.Recipient == "" {
			devices[i].Recipient = e.device.Recipient
		}
	}
	if !met && e.device.ID != "" {
		devices = append(devices, e.device)
	}
	return devices
}

// Addressed are the recipients of devices that can be sealed to.
func Addressed(devices []store.Device) []string {
	var to []string
	for _, d := range devices {
		if parcel.Addressable(d.Recipient) {
			to = append(to, d.Recipient)
		}
	}
	return to
}
