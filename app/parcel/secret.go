package parcel

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"log/slog"

	"feltbog/app/fault"
)

const secretSize = 32

// Secret is the one-time secret of an enrolment. Like Keys it shows itself to
// nobody; Bytes is for the book's own keeping.
type Secret struct{ bytes *[secretSize]byte }

// NewSecret makes one.
func NewSecret() Secret {
	var bytes [secretSize]byte
	// Since Go 1.24 Read never fails: it ends the program instead.
	rand.Read(bytes[:])
	return Secret{&bytes}
}

// ParseSecret reads what Bytes gave.
func ParseSecret(raw []byte) (Secret, error) {
	if len(raw) != secretSize {
		return Secret{}, fault.New(fault.Damaged)
	}
	bytes := [secretSize]byte(raw)
	return Secret{&bytes}, nil
}

// Bytes gives the secret itself.
func (s Secret) Bytes() []byte {
	if s.bytes == nil {
		return nil
	}
	return append([]byte(nil), s.bytes[:]...)
}

// Introduce puts the sender's public keys into the header, and the proof that
// whoever holds them also held the secret of the enrolment.
func (h *Header) Introduce(public Public, enrolment string, secret Secret) {
	h.SignKey, h.Recipient, h.Enrolment = public.SignKey, public.Recipient, enrolment
	h.Proof = h.proof(secret)
}

// Proves tells whether the sender's keys come from someone who held the secret.
func (h Header) Proves(secret Secret) bool {
	return secret.bytes != nil && len(h.SignKey) > 0 && hmac.Equal(h.Proof, h.proof(secret))
}

// proof binds the keys to this device, enrolment and workspace. Each part is
// preceded by its length, so that no two headers say the same.
func (h Header) proof(secret Secret) []byte {
	if secret.bytes == nil {
		return nil
	}
	mac := hmac.New(sha256.New, secret.bytes[:])
	for _, part := range []string{
		"Feltbog enrolment proof", h.Workspace, h.Enrolment, string(h.Sender), string(h.SignKey), h.Recipient,
	} {
		mac.Write(binary.BigEndian.AppendUint32(nil, uint32(len(part))))
		mac.Write([]byte(part))
	}
	return mac.Sum(nil)
}

const blank = "[secret]"

// Format prints a blank, whatever the verb.
func (k Keys) Format(f fmt.State, _ rune) { fmt.Fprint(f, blank) }

// LogValue logs a blank.
func (k Keys) LogValue() slog.Value { return slog.StringValue(blank) }

// MarshalText gives a blank to JSON and its like.
func (k Keys) MarshalText() ([]byte, error) { return []byte(blank), nil }

// Format prints a blank, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, blank) }

// LogValue logs a blank.
func (s Secret) LogValue() slog.Value { return slog.StringValue(blank) }

// MarshalText gives a blank to JSON and its like.
func (s Secret) MarshalText() ([]byte, error) { return []byte(blank), nil }

// Format prints a blank, whatever the verb.
func (r Reserve) Format(f fmt.State, _ rune) { fmt.Fprint(f, blank) }

// LogValue logs a blank.
func (r Reserve) LogValue() slog.Value { return slog.StringValue(blank) }

// MarshalText gives a blank to JSON and its like.
func (r Reserve) MarshalText() ([]byte, error) { return []byte(blank), nil }
