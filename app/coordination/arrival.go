package coordination

import (
	"encoding/json"
	"errors"
	"fmt"

	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// arrival is one parcel on its way in: it judges the sender (parcel.Trust) and
// takes what the parcel holds (parcel.Sink).
type arrival struct {
	parcel.Discard
	tx     *store.Tx
	office store.Identity
	tally  *tally
	sender store.Device
}

// Workspace is the one parcels must belong to.
func (a *arrival) Workspace() string { return a.office.Workspace }

// Sender knows admitted laptops by their device, and a new one by the proof
// that it held its enrolment.
func (a *arrival) Sender(h parcel.Header) (parcel.Sender, error) {
	if h.Sender == a.office.Device {
		return parcel.Sender{}, fault.New(fault.OwnParcel)
	}
	devices, err := a.tx.Devices()
	if err != nil {
		return parcel.Sender{}, err
	}
	for _, device := range devices {
		if device.ID == h.Sender && len(device.SignKey) > 0 && !device.Withdrawn {
			a.sender = device
			return parcel.Sender{SignKey: device.SignKey}, nil
		}
	}
	for _, device := range devices {
		if string(device.ID) == h.Enrolment && a.fresh(device) && proves(h, device) {
			return a.welcome(h, device)
		}
	}
	return parcel.Sender{}, fault.New(fault.UnknownSender)
}

// fresh tells whether an enrolment may still be used. A practice year was
// recorded long ago whenever it is taken in.
func (a *arrival) fresh(waiting store.Device) bool {
	return a.office.Practice || a.tx.Now <= waiting.Admitted+enrolmentLasts.Milliseconds()
}

func proves(h parcel.Header, waiting store.Device) bool {
	if len(waiting.EnrolSecret) == 0 || waiting.Withdrawn {
		return false
	}
	secret, err := parcel.ParseSecret(waiting.EnrolSecret)
	return err == nil && h.Proves(secret)
}

// welcome puts the device that proved an enrolment in the place that waited for
// it. The secret is spent: a second laptop with the same enrolment is unknown.
func (a *arrival) welcome(h parcel.Header, waiting store.Device) (parcel.Sender, error) {
	a.sender = store.Device{
		ID: h.Sender, Letter: waiting.Letter, Name: waiting.Name, Team: waiting.Team,
		SignKey: h.SignKey, Admitted: waiting.Admitted, FirstSeen: a.tx.Now,
	}
	waiting.EnrolSecret, waiting.Withdrawn = nil, true
	if err := errors.Join(a.tx.PutDevice(waiting), a.tx.PutDevice(a.sender)); err != nil {
		return parcel.Sender{}, err
	}
	return parcel.Sender{SignKey: h.SignKey}, nil
}

// Header learns which parcel the changes come in.
func (a *arrival) Header(h parcel.Header) error {
	a.tx.From(h.Parcel)
	return nil
}

// Change merges one change.
func (a *arrival) Change(c journal.Change) error { return a.tally.add(c) }

// keep enters the parcel in the log, with its account as the receipt.
func (a *arrival) keep(receipt parcel.Receipt, account Account) error {
	told, err := json.Marshal(account)
	if err != nil {
		return fmt.Errorf("write account: %w", err)
	}
	h := receipt.Header
	return a.tx.PutParcel(store.Parcel{
		ID: h.Parcel, Number: h.Number, Direction: store.Taken, Device: h.Sender, Letter: a.sender.Letter,
		At: a.tx.Now, Hash: receipt.Hash, Changes: account.Changes, New: account.New, Updated: account.Updated,
		Already: account.Already, Combined: account.Combined, Conflicts: account.Conflicts,
		Ranges: h.Ranges, Account: told,
	})
}
