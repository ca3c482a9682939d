package parcel

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"unicode/utf8"

	"filippo.io/age"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// canonical makes one passphrase of what two keyboards compose differently, as
// for any text in a book.
func canonical(passphrase string) string { return book.Text(passphrase).Words() }

// shortest is how few characters a passphrase may have that locks a file alone.
// A guess costs a second and 256 MiB, so eight small letters chosen by chance
// would last a thief with a thousand machines six years. People do not choose by
// chance: the four letters more are for that.
const shortest = 12

// Strong refuses a passphrase that is too short to be all that locks a file:
// fault.WeakPassphrase.
func Strong(passphrase string) error {
	if utf8.RuneCountInString(canonical(passphrase)) < shortest {
		return fault.New(fault.WeakPassphrase, "limit", fmt.Sprint(shortest))
	}
	return nil
}

// workFactor is the cost of a passphrase: 2^18 takes about a second and 256 MiB.
// A file that asks for more is refused before the memory is taken.
const workFactor = 18

// Fingerprint names a public key, a recipient or a signing key, in 16
// characters: enough to tell keys apart, not to prove who owns one.
func Fingerprint(public string) string {
	sum := sha256.Sum256([]byte(public))
	return hex.EncodeToString(sum[:8])
}

// Addressable tells whether a text is a recipient that can be sealed to.
func Addressable(recipient string) bool {
	_, err := age.ParseHybridRecipient(recipient)
	return err == nil
}

// address turns recipients into what age seals to, the sender last.
func address(to []string, keys Keys) (recipients []age.Recipient, fingerprints []string, err error) {
	if !keys.signs() {
		return nil, nil, errNoKeys
	}
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
