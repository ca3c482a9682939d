package keyfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"feltbog/app/fault"
)

// Shortest is how many characters a passphrase has at the least: three or four
// words. Below that a stolen laptop is a matter of time, whatever Argon2id costs.
const Shortest = 12

// Strong refuses a passphrase that a thief would guess: weak-passphrase with the limit.
func Strong(passphrase string) error {
	if utf8.RuneCountInString(canonical(passphrase)) < Shortest {
		return fault.At("passphrase", fault.New(fault.WeakPassphrase, "limit", strconv.Itoa(Shortest)))
	}
	return nil
}

// canonical makes one passphrase of what two keyboards compose differently.
func canonical(passphrase string) string { return strings.TrimSpace(norm.NFC.String(passphrase)) }
