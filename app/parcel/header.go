package parcel

import (
	"fmt"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Header says what a parcel is. Whoever seals fills in the first block; Seal
// fills in the second; Introduce fills in the third.
type Header struct {
	Workspace    string         // the coordinator's books this parcel belongs to
	Parcel       string         // id of the parcel
	Number       int            // counts the device's parcels from 1
	Previous     string         // Hash of the device's previous parcel, "" for the first
	Sender       journal.Device // who sealed it
	Letter       string         // the sender's letter
	Name         string         // the sender's name
	Role         string         // RoleField or RoleCoordinator, as the sender claims
	Schema       string         // fingerprint of the sender's catalogue
	Now          int64          // the sender's clock, Unix milliseconds
	Acknowledged journal.Held   // what the sender holds of others' streams
	Erased       []journal.Dot  // erasures the sender has carried out

	Format     int          // the format it is written in
	Reader     int          // the oldest format a reader must know
	Recipients []string     // fingerprints of who can open it; none for a passphrase
	Ranges     journal.Held // exactly the changes inside
	Changes    int          // how many they are
	Records    int          // how many records they touch
	Erasures   int          // how many erasures are carried
	Blobs      int          // how many chunks of attachments
	BlobBytes  int64        // their size in all

	SignKey   []byte // the sender's Ed25519 public key, until a receipt has come
	Recipient string // the sender's own recipient, likewise
	Enrolment string // id of the enrolment that Proof belongs to
	Proof     []byte // shows that the sender held the enrolment's secret
	Was       []Past // the devices its book was before it was copied or set back, oldest first
}

// Past is a device that the sender's book was.
type Past struct {
	_      struct{} `cbor:",toarray"`
	Device journal.Device
	Letter string
	Gone   bool // its book was set back where it lay: nobody is that device any more
}

// headerWire keeps numbers for keys, so that a newer version can add some. A
// number is never reused.
type headerWire struct {
	Workspace    string         `cbor:"1,keyasint"`
	Parcel       string         `cbor:"2,keyasint"`
	Number       int            `cbor:"3,keyasint"`
	Previous     string         `cbor:"4,keyasint,omitempty"`
	Sender       journal.Device `cbor:"5,keyasint"`
	Letter       string         `cbor:"6,keyasint"`
	Name         string         `cbor:"7,keyasint"`
	Role         string         `cbor:"8,keyasint"`
	Schema       string         `cbor:"9,keyasint"`
	Now          int64          `cbor:"10,keyasint"`
	Acknowledged []rangesWire   `cbor:"11,keyasint,omitempty"`
	Erased       []dotWire      `cbor:"12,keyasint,omitempty"`
	Recipients   []string       `cbor:"13,keyasint,omitempty"`
	Ranges       []rangesWire   `cbor:"14,keyasint,omitempty"`
	Changes      int            `cbor:"15,keyasint"`
	Records      int            `cbor:"16,keyasint"`
	Erasures     int            `cbor:"17,keyasint,omitempty"`
	Blobs        int            `cbor:"18,keyasint,omitempty"`
	BlobBytes    int64          `cbor:"19,keyasint,omitempty"`
	SignKey      []byte         `cbor:"20,keyasint,omitempty"`
	Recipient    string         `cbor:"21,keyasint,omitempty"`
	Enrolment    string         `cbor:"22,keyasint,omitempty"`
	Proof        []byte         `cbor:"23,keyasint,omitempty"`
	Was          []Past         `cbor:"24,keyasint,omitempty"`
}

func (h Header) encode() ([]byte, error) {
	raw, err := encoding.Marshal(headerWire{
		Workspace: h.Workspace, Parcel: h.Parcel, Number: h.Number, Previous: h.Previous,
		Sender: h.Sender, Letter: h.Letter, Name: h.Name, Role: h.Role, Schema: h.Schema, Now: h.Now,
		Acknowledged: packHeld(h.Acknowledged), Erased: packDots(h.Erased),
		Recipients: h.Recipients, Ranges: packHeld(h.Ranges),
		Changes: h.Changes, Records: h.Records, Erasures: h.Erasures, Blobs: h.Blobs, BlobBytes: h.BlobBytes,
		SignKey: h.SignKey, Recipient: h.Recipient, Enrolment: h.Enrolment, Proof: h.Proof, Was: h.Was,
	})
	if err != nil {
		return nil, fmt.Errorf("encode header: %w", err)
	}
	return raw, nil
}

func decodeHeader(raw []byte) (Header, error) {
	var w headerWire
	if err := decoding.Unmarshal(raw, &w); err != nil {
		return Header{}, damaged(err)
	}
	h := Header{
		Workspace: w.Workspace, Parcel: w.Parcel, Number: w.Number, Previous: w.Previous,
		Sender: w.Sender, Letter: w.Letter, Name: w.Name, Role: w.Role, Schema: w.Schema, Now: w.Now,
		Recipients: w.Recipients,
		Changes:    w.Changes, Records: w.Records, Erasures: w.Erasures, Blobs: w.Blobs, BlobBytes: w.BlobBytes,
		SignKey: w.SignKey, Recipient: w.Recipient, Enrolment: w.Enrolment, Proof: w.Proof, Was: w.Was,
	}
	var ok [3]bool
	h.Acknowledged, ok[0] = unpackHeld(w.Acknowledged)
	h.Ranges, ok[1] = unpackHeld(w.Ranges)
	h.Erased, ok[2] = unpackDots(w.Erased)
	if ok != [3]bool{true, true, true} || !h.whole() {
		return Header{}, fault.New(fault.Damaged)
	}
	return h, nil
}

// Earlier are the devices the sender says its book was.
func (h Header) Earlier() []journal.Device {
	var devices []journal.Device
	for _, past := range h.Was {
		devices = append(devices, past.Device)
	}
	return devices
}

// whole tells whether the header names what no parcel can do without.
func (h Header) whole() bool {
	return h.Workspace != "" && h.Parcel != "" && h.Sender != "" && h.Number > 0 &&
		h.Changes >= 0 && h.Records >= 0 && h.Erasures >= 0 && h.Blobs >= 0 && h.BlobBytes >= 0
}
