package exchange

import (
	"cmp"
	"errors"
	"fmt"

	"feltbog/app/parcel"
	"feltbog/app/store"
)

const (
	secretEnrolment  = "enrolment"    // among a book's secrets: the one-time secret of the enrolment
	settingEnrolment = "enrolment.id" // the enrolment it belongs to
)

// Enlist gives a book what its enrolment brings: the register, whom to believe,
// and what it proves its enrolment by.
func Enlist(tx *store.Tx, e parcel.Enrolment) error {
	for _, c := range e.Register {
		if _, err := tx.Add(c); err != nil {
			return fmt.Errorf("add register: %w", err)
		}
	}
	me := tx.Identity()
	err := errors.Join(
		tx.PutSecret(secretEnrolment, e.Secret.Bytes()),
		tx.PutSetting(settingEnrolment, e.ID),
		tx.PutDevice(store.Device{
			ID: e.Coordinator, Letter: cmp.Or(e.FromLetter, "K"), Name: e.From, Team: e.Team, Role: store.Coordinator,
			SignKey: e.Public.SignKey, Recipient: e.Public.Recipient, Admitted: e.Issued,
		}),
		tx.PutDevice(store.Device{ID: me.Device, Letter: me.Letter, Name: me.Name, Team: me.Team, Role: me.Role, Admitted: e.Issued}),
	)
	for _, p := range e.Peers {
		err = errors.Join(err, tx.PutDevice(store.Device{
			ID: p.Device, Letter: p.Letter, Name: p.Name, Team: e.Team, Role: store.Coordinator,
			SignKey: p.Public.SignKey, Recipient: p.Public.Recipient, Admitted: e.Issued,
		}))
	}
	return err
}

// Introduce carries a device's public keys and its proof of enrolment in a
// parcel: any of them may be the first to arrive.
func Introduce(tx *store.Tx, h *parcel.Header, public parcel.Public) error {
	selves, err := tx.Selves()
	if err != nil {
		return err
	}
	for _, self := range selves[:max(0, len(selves)-1)] {
		h.Was = append(h.Was, parcel.Past{Device: self.Device, Letter: self.Letter, Gone: self.Gone})
	}
	raw, err := tx.Secret(secretEnrolment)
	if err != nil {
		return err
	}
	if raw == nil {
		h.SignKey, h.Recipient = public.SignKey, public.Recipient
		return nil
	}
	secret, err := parcel.ParseSecret(raw)
	if err != nil {
		return fmt.Errorf("read enrolment secret: %w", err)
	}
	id, err := tx.Setting(settingEnrolment)
	if err != nil {
		return err
	}
	h.Introduce(public, id, secret)
	return nil
}
