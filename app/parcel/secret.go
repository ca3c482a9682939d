package parcel

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"

	"feltbog/app/fault"
)

const secretSize = 32

// Secret is the one-time secret of an enrolment. Like Keys it shows itself to
// nobody; Bytes is for the book's own keeping.
type Secret struct{ hidden[[secretSize]byte] }

// NewSecret makes one.
func NewSecret() Secret {
	var raw [secretSize]byte
	// Since Go 1.24 Read never fails: it ends the program instead.
	rand.Read(raw[:])
	return Secret{hide(&raw)}
}

// ParseSecret reads what Bytes gave.
func ParseSecret(raw []byte) (Secret, error) {
	if len(raw) != secretSize {
		return Secret{}, fault.New(fault.Damaged)
	}
	secret := [secretSize]byte(raw)
	return Secret{hide(&secret)}, nil
}

// Bytes gives the secret itself.
func (s Secret) Bytes() []byte {
	if s.reveal() == nil {
		return nil
	}
	return bytes.Clone(s.reveal()[:])
}

// Introduce puts the sender's public keys into the header, and the proof that
// whoever holds them also held the secret of the enrolment.
func (h *Header) Introduce(public Public, enrolment string, secret Secret) {
	h.SignKey, h.Recipient, h.Enrolment = public.SignKey, public.Recipient, enrolment
	h.Proof = h.proof(secret)
}

// Proves tells whether the sender's keys come from someone who held the secret.
func (h Header) Proves(secret Secret) bool {
	return secret.reveal() != nil && len(h.SignKey) > 0 && hmac.Equal(h.Proof, h.proof(secret))
}

// proof binds the keys to this device, enrolment and workspace. Each part is
// preceded by its length, so that no two headers say the same.
func (h Header) proof(secret Secret) []byte {
	if secret.reveal() == nil {
		return nil
	}
	mac := hmac.New(sha256.New, secret.reveal()[:])
	for _, part := range []string{
		"Feltbog enrolment proof", h.Workspace, h.Enrolment, string(h.Sender), string(h.SignKey), h.Recipient,
	} {
		mac.Write(binary.BigEndian.AppendUint32(nil, uint32(len(part))))
		mac.Write([]byte(part))
	}
	return mac.Sum(nil)
}
