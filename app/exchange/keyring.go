package exchange

import (
	"fmt"
	"slices"

	"feltbog/app/parcel"
	"feltbog/app/store"
)

// secretKeys names a device's own keys among its book's secrets.
const secretKeys = "keys"

// settingLearnt is the recipient of this laptop that a coordinator has shown to
// know, by sealing to it.
const settingLearnt = "recipient.learnt"

// Keys are the device's own, as they lie in its book now. Nobody keeps them for
// longer than a transaction, so that a renewal reaches everyone.
func Keys(tx *store.Tx) (parcel.Keys, error) {
	raw, err := tx.Secret(secretKeys)
	if err != nil {
		return parcel.Keys{}, err
	}
	keys, err := parcel.ParseKeys(raw)
	if err != nil {
		return parcel.Keys{}, fmt.Errorf("read keys: %w", err)
	}
	return keys, nil
}

// KeepKeys puts a device's own keys into its book, instead of what was.
func KeepKeys(tx *store.Tx, keys parcel.Keys) error {
	raw, err := keys.Marshal()
	if err != nil {
		return fmt.Errorf("write keys: %w", err)
	}
	return tx.PutSecret(secretKeys, raw)
}

// Renew gives the device's keys, with a new opening key when the one told to
// others is 90 days old. The one this drops is wiped from the book: what was
// sealed to it opens for nobody any more.
func Renew(tx *store.Tx) (parcel.Keys, error) {
	keys, err := Keys(tx)
	if err != nil || !keys.Due(tx.Now) {
		return keys, err
	}
	if keys, err = keys.Renewed(tx.Now); err != nil {
		return keys, fmt.Errorf("renew keys: %w", err)
	}
	tx.Wipe()
	return keys, KeepKeys(tx, keys)
}

// RenewLearnt is Renew for a laptop: it drops no key before a coordinator has
// sealed to the newer. However many parcels are lost on the way, what that
// coordinator sends back can be opened.
func RenewLearnt(tx *store.Tx) (parcel.Keys, error) {
	keys, err := Keys(tx)
	if err != nil {
		return keys, err
	}
	learnt, err := tx.Setting(settingLearnt)
	if err != nil || keys.Drops() && learnt != keys.Public().Recipient {
		return keys, err
	}
	return Renew(tx)
}

// Learnt notes that the sender of a parcel sealed to this device's newest key.
func Learnt(tx *store.Tx, h parcel.Header) error {
	keys, err := Keys(tx)
	if err != nil {
		return err
	}
	newest := keys.Public().Recipient
	if !slices.Contains(h.Recipients, parcel.Fingerprint(newest)) {
		return nil
	}
	return tx.PutSetting(settingLearnt, newest)
}

// Announces tells whether a parcel says whom to seal to for its sender from now
// on: one with a higher number than any taken in before it. An older one that
// comes late takes nothing back.
func Announces(tx *store.Tx, h parcel.Header) (bool, error) {
	if !parcel.Addressable(h.Recipient) {
		return false, nil
	}
	parcels, err := tx.Parcels()
	newer := func(p store.Parcel) bool {
		return p.Direction == store.Taken && p.Device == h.Sender && p.Number >= h.Number && p.ID != h.Parcel
	}
	return err == nil && !slices.ContainsFunc(parcels, newer), err
}
