package parcel

import (
	"bufio"
	"fmt"
	"io"

	"feltbog/app/fault"
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
	Register    []journal.Change // ascending within each stream
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

// WriteEnrolment writes and signs an enrolment. Public is filled in from keys.
func WriteEnrolment(w io.Writer, e Enrolment, keys Keys) error {
	e.Public = keys.Public()
	head, err := e.encode()
	if err != nil {
		return err
	}
	frames, err := newFrameWriter(w, forEnrolment, Format, oldest)
	if err != nil {
		return err
	}
	if err := frames.write(frameHeader, head); err != nil {
		return err
	}
	if err := fillTerms(frames, e.Terms); err != nil {
		return err
	}
	b := batch{to: frames, kind: frameChanges}
	for _, change := range e.Register {
		if err := b.add(change); err != nil {
			return err
		}
	}
	if len(b.ends) > 0 {
		if err := b.flush(); err != nil {
			return err
		}
	}
	_, err = frames.sign(keys, forEnrolment)
	return err
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

// maxEnrolment bounds the file: a register of tens of thousands of records.
const maxEnrolment = 64 << 20

// ReadEnrolment reads an enrolment whole. It is signed by the key it brings:
// that shows that nothing in it was changed by accident, not who wrote it; who
// wrote it is who handed it over. Faults: NotAParcel, Damaged, TooLarge,
// NewerVersion.
func ReadEnrolment(r io.Reader) (Enrolment, error) {
	file := &meter{from: r, limit: maxEnrolment}
	e, err := readEnrolment(bufio.NewReader(file))
	if file.err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", file.err)
	}
	if fault.Is(err, fault.WrongSignature) {
		err = damaged(nil)
	}
	if err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", err)
	}
	return e, nil
}

func readEnrolment(r io.Reader) (Enrolment, error) {
	frames, _, _, err := newFrameReader(r, forEnrolment, Limits{}.standard().Frame)
	if err != nil {
		return Enrolment{}, err
	}
	head, err := frames.next()
	if err != nil {
		return Enrolment{}, err
	}
	if head.Type != frameHeader {
		return Enrolment{}, damaged(nil)
	}
	e, changes, err := decodeEnrolment(head.Payload)
	if err != nil {
		return Enrolment{}, err
	}
	trailer, err := e.register(frames)
	if err != nil {
		return Enrolment{}, err
	}
	if _, err := frames.finish(trailer, e.Public.SignKey, forEnrolment); err != nil {
		return Enrolment{}, err
	}
	if len(e.Register) != changes {
		return Enrolment{}, damaged(nil)
	}
	return e, nil
}

// register reads up to the trailer. Frames of a newer version are of no use to
// a laptop that is just beginning.
func (e *Enrolment) register(frames *frameReader) (trailer Frame, err error) {
	for {
		frame, err := frames.next()
		if err != nil {
			return Frame{}, err
		}
		switch frame.Type {
		case frameTrailer:
			return frame, nil
		case frameSchema:
			terms, err := decodeTerms(frame.Payload)
			if err != nil {
				return Frame{}, err
			}
			e.Terms = append(e.Terms, terms...)
		case frameChanges:
			err = decodeBatch(frame.Payload, func(c journal.Change) error {
				e.Register = append(e.Register, c)
				return nil
			})
			if err != nil {
				return Frame{}, err
			}
		}
	}
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
