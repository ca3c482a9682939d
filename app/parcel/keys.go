package parcel

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"filippo.io/age"

	"feltbog/app/fault"
)

// Keys are what a device signs and opens with. The zero Keys can do neither.
// They show themselves to nobody: printing, logging and JSON give a blank; only
// Marshal gives the bytes, for the book's own keeping.
type Keys struct{ hidden[ring] }

type ring struct {
	sign       ed25519.PrivateKey
	own        []*age.HybridIdentity // the first is the one told to others
	reserve    []*age.HybridIdentity
	passphrase string
}

// Public is the half of Keys that others may have.
type Public struct {
	SignKey   []byte // Ed25519
	Recipient string // age, hybrid post-quantum
}

// NewKeys makes the keys of a new device.
func NewKeys() (Keys, error) {
	_, sign, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Keys{}, fmt.Errorf("make signing key: %w", err)
	}
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return Keys{}, fmt.Errorf("make opening key: %w", err)
	}
	return Keys{hide(&ring{sign: sign, own: []*age.HybridIdentity{identity}})}, nil
}

// Public gives what others may know.
func (k Keys) Public() Public {
	if !k.signs() {
		return Public{}
	}
	return Public{
		SignKey:   k.reveal().sign.Public().(ed25519.PublicKey),
		Recipient: k.reveal().own[0].Recipient().String(),
	}
}

// keysWire is a list where one key would do, because recipient keys are to be
// renewed, with two alive at a time.
type keysWire struct {
	Seed []byte   `cbor:"1,keyasint"`
	Own  []string `cbor:"2,keyasint"`
}

// Marshal gives the keys as bytes. They are secret: the book's table of secrets
// is the one place for them. A reserve key and a passphrase are not included.
func (k Keys) Marshal() ([]byte, error) {
	if !k.signs() {
		return nil, errNoKeys
	}
	w := keysWire{Seed: k.reveal().sign.Seed()}
	for _, identity := range k.reveal().own {
		w.Own = append(w.Own, identity.String())
	}
	raw, err := encoding.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("encode keys: %w", err)
	}
	return raw, nil
}

// ParseKeys reads what Marshal wrote. Anything else is fault.Damaged, with no
// word of what was found there.
func ParseKeys(raw []byte) (Keys, error) {
	var w keysWire
	if err := decoding.Unmarshal(raw, &w); err != nil {
		return Keys{}, fault.New(fault.Damaged)
	}
	if len(w.Seed) != ed25519.SeedSize || len(w.Own) == 0 {
		return Keys{}, fault.New(fault.Damaged)
	}
	r := &ring{sign: ed25519.NewKeyFromSeed(w.Seed)}
	for _, text := range w.Own {
		identity, err := age.ParseHybridIdentity(text)
		if err != nil {
			return Keys{}, fault.New(fault.Damaged)
		}
		r.own = append(r.own, identity)
	}
	return Keys{hide(r)}, nil
}

// With gives keys that also open what was sealed under a passphrase.
func (k Keys) With(passphrase string) Keys {
	copied := k.copied()
	copied.passphrase = canonical(passphrase)
	return Keys{hide(copied)}
}

// WithReserve gives keys that also open what was sealed to the reserve key.
func (k Keys) WithReserve(reserve Reserve) Keys {
	copied := k.copied()
	if identity := reserve.reveal(); identity != nil {
		copied.reserve = slices.Concat(copied.reserve, []*age.HybridIdentity{identity})
	}
	return Keys{hide(copied)}
}

func (k Keys) copied() *ring {
	if k.reveal() == nil {
		return &ring{}
	}
	copied := *k.reveal()
	return &copied
}

// signs is false for the zero Keys, and for keys made only to open.
func (k Keys) signs() bool { return k.reveal() != nil && k.reveal().sign != nil }

var errNoKeys = errors.New("parcel: no keys")

func (k Keys) sign(digest []byte, why purpose) ([]byte, error) {
	if !k.signs() {
		return nil, errNoKeys
	}
	return k.reveal().sign.Sign(nil, digest, why.options())
}

// identities are what to try on a parcel, the likeliest first.
func (k Keys) identities() ([]age.Identity, error) {
	r := k.copied()
	var all []age.Identity
	for _, identity := range slices.Concat(r.own, r.reserve) {
		all = append(all, identity)
	}
	if r.passphrase == "" {
		return all, nil
	}
	identity, err := age.NewScryptIdentity(r.passphrase)
	if err != nil {
		return nil, fmt.Errorf("take passphrase: %w", err)
	}
	identity.SetMaxWorkFactor(workFactor)
	return append(all, identity), nil
}
