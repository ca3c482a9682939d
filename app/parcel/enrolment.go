package parcel

import (
	"fmt"

	"feltbog/app/journal"
)

// Enrolment is what a coordinator gives a laptop, as a file, by hand: whom to
// seal to, who it is, the register to begin with, and a secret that its first
// parcel proves it held. The laptop makes its own device id and keys.
type Enrolment struct {
	ID          string
	Workspace   string
	Letter      string         // the laptop's letter
	Name        string         // its owner's name
	Team        string         // its team
	Coordinator journal.Device // who wrote this
	From        string         // the coordinator's name
	Public      Public         // the coordinator's keys
	Reserve     string         // the reserve key's recipient, "" when there is none
	Secret      Secret
	Issued      int64  // Unix milliseconds
	Expires     int64  // Unix milliseconds; after it the secret proves nothing
	Schema      string // fingerprint of the coordinator's catalogue
	Terms       []Term
	Register    []journal.Change
}

// To is whom the laptop seals to.
func (e Enrolment) To() []string {
	if e.Reserve == "" {
		return []string{e.Public.Recipient}
	}
	return []string{e.Public.Recipient, e.Reserve}
}

type enrolmentWire struct {
	ID          string         `cbor:"1,keyasint"`
	Workspace   string         `cbor:"2,keyasint"`
	Letter      string         `cbor:"3,keyasint"`
	Name        string         `cbor:"4,keyasint"`
	Team        string         `cbor:"5,keyasint"`
	Coordinator journal.Device `cbor:"6,keyasint"`
	From        string         `cbor:"7,keyasint"`
	SignKey     []byte         `cbor:"8,keyasint"`
	Recipient   string         `cbor:"9,keyasint"`
	Reserve     string         `cbor:"10,keyasint,omitempty"`
	Secret      []byte         `cbor:"11,keyasint"`
	Issued      int64          `cbor:"12,keyasint"`
	Expires     int64          `cbor:"13,keyasint"`
	Schema      string         `cbor:"14,keyasint"`
	Changes     int            `cbor:"15,keyasint"`
}

func (e Enrolment) encode() ([]byte, error) {
	raw, err := encoding.Marshal(enrolmentWire{
		ID: e.ID, Workspace: e.Workspace, Letter: e.Letter, Name: e.Name, Team: e.Team,
		Coordinator: e.Coordinator, From: e.From, SignKey: e.Public.SignKey, Recipient: e.Public.Recipient,
		Reserve: e.Reserve, Secret: e.Secret.Bytes(), Issued: e.Issued, Expires: e.Expires,
		Schema: e.Schema, Changes: len(e.Register),
	})
	if err != nil {
		return nil, fmt.Errorf("encode enrolment: %w", err)
	}
	return raw, nil
}

func decodeEnrolment(raw []byte) (Enrolment, int, error) {
	var w enrolmentWire
	if err := decoding.Unmarshal(raw, &w); err != nil {
		return Enrolment{}, 0, damaged(err)
	}
	secret, err := ParseSecret(w.Secret)
	if err != nil || w.ID == "" || w.Workspace == "" || w.Letter == "" || w.Coordinator == "" || w.Recipient == "" {
		return Enrolment{}, 0, damaged(nil)
	}
	return Enrolment{
		ID: w.ID, Workspace: w.Workspace, Letter: w.Letter, Name: w.Name, Team: w.Team,
		Coordinator: w.Coordinator, From: w.From, Public: Public{SignKey: w.SignKey, Recipient: w.Recipient},
		Reserve: w.Reserve, Secret: secret, Issued: w.Issued, Expires: w.Expires, Schema: w.Schema,
	}, w.Changes, nil
}
