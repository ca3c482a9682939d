package parcel

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// Introduce puts the sender's public keys into the header, and the proof that
// whoever holds them also held the secret of the enrolment.
func (h *Header) Introduce(public Public, enrolment string, secret Secret) {
	h.SignKey, h.Recipient, h.Enrolment = public.SignKey, public.Recipient, enrolment
	h.Proof = h.proof(secret)
}

// Proves tells whether the sender's keys come from someone who held the secret.
func (h Header) Proves(secret Secret) bool {
	return secret.reveal() != nil && hmac.Equal(h.Proof, h.proof(secret))
}

// proof binds the keys to this device, enrolment and workspace.
func (h Header) proof(secret Secret) []byte {
	if secret.reveal() == nil {
		return nil
	}
	mac := hmac.New(sha256.New, secret.reveal()[:])
	mac.Write(spelt("Feltbog enrolment proof", h.Workspace, h.Enrolment, string(h.Sender), string(h.SignKey), h.Recipient))
	return mac.Sum(nil)
}

// spelt joins parts, each preceded by its length, so that no others join to the
// same.
func spelt(parts ...string) []byte {
	var all []byte
	for _, part := range parts {
		all = binary.BigEndian.AppendUint32(all, uint32(len(part)))
		all = append(all, part...)
	}
	return all
}
