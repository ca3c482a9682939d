package parcel

import (
	"fmt"
	"io"

	"feltbog/app/fault"
)

// Check reads back what Seal wrote, with the sender's own keys, and holds its
// hash against the receipt. Only then is a parcel ready. For SealWith the keys
// need the passphrase (Keys.With).
func Check(r io.Reader, keys Keys, sealed Receipt) error {
	opened, err := Open(r, keys, Own(keys, sealed.Header.Role), Limits{}, Discard{})
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	if opened.Hash != sealed.Hash {
		return fmt.Errorf("read back: %w", fault.New(fault.Damaged))
	}
	return nil
}

// Own is the Trust of someone reading what they sealed themselves, in a role.
func Own(keys Keys, role string) Trust { return self{keys, role} }

type self struct {
	keys Keys
	role string
}

func (s self) Workspace() string { return "" }

func (s self) Sender(h Header) (Sender, error) {
	return Sender{SignKey: s.keys.Public().SignKey, Relays: s.role == RoleCoordinator, Also: h.Earlier()}, nil
}
