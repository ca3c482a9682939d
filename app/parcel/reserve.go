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

// Every key begins with intro and has length characters after it.
const (
	reserveIntro  = "AGE-SECRET-KEY-PQ-1"
	reserveLength = 58
)

// misread are the characters that no key has after its introduction, with those
// they are taken for.
var misread = strings.NewReplacer("O", "0", "I", "L", "1", "L", "B", "8")

// ParseReserve reads what Paper gave, as someone types or scans it, with or
// without the page around it: case, blanks and line breaks do not matter, nor
// what stands before or after the key. The key has a checksum; what does not
// satisfy it is fault.MisreadKey.
func ParseReserve(text string) (Reserve, error) {
	_, rest, _ := strings.Cut(strings.ToUpper(strings.Join(strings.Fields(text), "")), reserveIntro)
	key := misread.Replace(rest[:min(len(rest), reserveLength)])
	identity, err := age.ParseHybridIdentity(reserveIntro + key)
	if err != nil {
		return Reserve{}, fault.New(fault.MisreadKey)
	}
	return Reserve{hide(identity)}, nil
}
