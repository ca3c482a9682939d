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
	Role        string         // RoleCoordinator for a second coordinator; RoleField, or "" from older versions, for a laptop
	Coordinator journal.Device // who wrote this
	From        string         // the coordinator's name
	FromLetter  string         // the coordinator's letter, "" from older versions, when it was always K
	Public      Public         // the coordinator's keys
	Peers       []Peer         // the other coordinators of the workspace
	Reserve     string         // the reserve key's recipient, "" when there is none
	Secret      Secret
	Issued      int64  // Unix milliseconds
	Expires     int64  // Unix milliseconds; after it the secret proves nothing
	Schema      string // fingerprint of the coordinator's catalogue
	Terms       []Term
	Register    []journal.Change
}

// Peer is a coordinator beside the one who wrote an enrolment.
type Peer struct {
	Device journal.Device
	Letter string
	Name   string
	Public Public
}

type peerWire struct {
	Device    journal.Device `cbor:"1,keyasint"`
	Letter    string         `cbor:"2,keyasint"`
	Name      string         `cbor:"3,keyasint"`
	SignKey   []byte         `cbor:"4,keyasint"`
	Recipient string         `cbor:"5,keyasint"`
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
	Role        string         `cbor:"16,keyasint,omitempty"`
	FromLetter  string         `cbor:"17,keyasint,omitempty"`
	Peers       []peerWire     `cbor:"18,keyasint,omitempty"`
}

func (e Enrolment) encode() ([]byte, error) {
	var peers []peerWire
	for _, p := range e.Peers {
		peers = append(peers, peerWire{p.Device, p.Letter, p.Name, p.Public.SignKey, p.Public.Recipient})
	}
	raw, err := encoding.Marshal(enrolmentWire{
		ID: e.ID, Workspace: e.Workspace, Letter: e.Letter, Name: e.Name, Team: e.Team,
		Coordinator: e.Coordinator, From: e.From, SignKey: e.Public.SignKey, Recipient: e.Public.Recipient,
		Reserve: e.Reserve, Secret: e.Secret.Bytes(), Issued: e.Issued, Expires: e.Expires,
		Schema: e.Schema, Changes: len(e.Register), Role: e.Role, FromLetter: e.FromLetter, Peers: peers,
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
	var peers []Peer
	for _, p := range w.Peers {
		peers = append(peers, Peer{p.Device, p.Letter, p.Name, Public{SignKey: p.SignKey, Recipient: p.Recipient}})
	}
	return Enrolment{
		Role: w.Role, FromLetter: w.FromLetter, Peers: peers, ID: w.ID, Workspace: w.Workspace, Letter: w.Letter, Name: w.Name, Team: w.Team,
		Coordinator: w.Coordinator, From: w.From, Public: Public{SignKey: w.SignKey, Recipient: w.Recipient},
		Reserve: w.Reserve, Secret: secret, Issued: w.Issued, Expires: w.Expires, Schema: w.Schema,
	}, w.Changes, nil
}
