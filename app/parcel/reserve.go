package parcel

import (
	"fmt"
	"strings"

	"filippo.io/age"

	"feltbog/app/fault"
)

// Reserve is the key that lies in a safe, for the day the coordinator's own is
// gone. Like Keys it shows itself to nobody but through Paper.
type Reserve struct{ hidden[age.HybridIdentity] }

// NewReserve makes one.
func NewReserve() (Reserve, error) {
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return Reserve{}, fmt.Errorf("make reserve key: %w", err)
	}
	return Reserve{hide(identity)}, nil
}

// Recipient is what to seal to, so that the reserve key can open it.
func (r Reserve) Recipient() string {
	if r.reveal() == nil {
		return ""
	}
	return r.reveal().Recipient().String()
}

// Paper is the key itself, to be printed and locked away.
func (r Reserve) Paper() string {
	if r.reveal() == nil {
		return ""
	}
	return r.reveal().String()
}

// ParseReserve reads what Paper gave, as someone types or scans it: case, blanks
// and line breaks do not matter. Anything else is fault.Invalid.
func ParseReserve(text string) (Reserve, error) {
	identity, err := age.ParseHybridIdentity(strings.ToUpper(strings.Join(strings.Fields(text), "")))
	if err != nil {
		return Reserve{}, fault.New(fault.Invalid)
	}
	return Reserve{hide(identity)}, nil
}
