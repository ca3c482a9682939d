package parcel

import (
	"bytes"
	"crypto/rand"

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
