package parcel

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"filippo.io/age"

	"feltbog/app/fault"
)

// workFactor is the cost of a passphrase: 2^18 takes about a second and 256 MiB.
// A file that asks for more is refused before the memory is taken.
const workFactor = 18

// Fingerprint names a public key, a recipient or a signing key, in 16
// characters: enough to tell keys apart, not to prove who owns one.
func Fingerprint(public string) string {
	sum := sha256.Sum256([]byte(public))
	return hex.EncodeToString(sum[:8])
}

// address turns recipients into what age seals to, the sender last.
func address(to []string, keys Keys) (recipients []age.Recipient, fingerprints []string, err error) {
	if len(to) == 0 {
		return nil, nil, fmt.Errorf("address parcel: nobody to seal to")
	}
	all := append(slices.Clone(to), keys.Public().Recipient)
	for i, text := range all {
		if slices.Contains(all[:i], text) {
			continue
		}
		recipient, err := age.ParseHybridRecipient(text)
		if err != nil {
			return nil, nil, fmt.Errorf("address parcel: recipient %d is not a post-quantum key", i)
		}
		recipients = append(recipients, recipient)
		fingerprints = append(fingerprints, Fingerprint(text))
	}
	return recipients, fingerprints, nil
}

// Reserve is the key that lies in a safe, for the day the coordinator's own is
// gone. Like Keys it shows itself to nobody but through Paper.
type Reserve struct{ identity *age.HybridIdentity }

// NewReserve makes one.
func NewReserve() (Reserve, error) {
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return Reserve{}, fmt.Errorf("make reserve key: %w", err)
	}
	return Reserve{identity}, nil
}

// Recipient is what to seal to, so that the reserve key can open it.
func (r Reserve) Recipient() string {
	if r.identity == nil {
		return ""
	}
	return r.identity.Recipient().String()
}

// Paper is the key itself, to be printed and locked away.
func (r Reserve) Paper() string {
	if r.identity == nil {
		return ""
	}
	return r.identity.String()
}

// ParseReserve reads what Paper gave, as someone types or scans it: case, blanks
// and line breaks do not matter. Anything else is fault.Invalid.
func ParseReserve(text string) (Reserve, error) {
	identity, err := age.ParseHybridIdentity(strings.ToUpper(strings.Join(strings.Fields(text), "")))
	if err != nil {
		return Reserve{}, fault.New(fault.Invalid)
	}
	return Reserve{identity}, nil
}
