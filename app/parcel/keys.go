package parcel

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"

	"filippo.io/age"

	"feltbog/app/fault"
)

// Keys are what a device signs and opens with. The zero Keys can do neither.
// They show themselves to nobody: printing, logging and JSON give a blank; only
// Marshal gives the bytes, for the book's own keeping.
//
// What is secret lies behind a pointer because fmt reaches into unexported
// fields without asking their methods, but does not follow a pointer there.
type Keys struct{ ring *ring }

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
	return Keys{&ring{sign: sign, own: []*age.HybridIdentity{identity}}}, nil
}

// Public gives what others may know.
func (k Keys) Public() Public {
	if k.ring == nil {
		return Public{}
	}
	return Public{
		SignKey:   k.ring.sign.Public().(ed25519.PublicKey),
		Recipient: k.ring.own[0].Recipient().String(),
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
	if k.ring == nil {
		return nil, errNoKeys
	}
	w := keysWire{Seed: k.ring.sign.Seed()}
	for _, identity := range k.ring.own {
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
	return Keys{r}, nil
}

// With gives keys that also open what was sealed under a passphrase.
func (k Keys) With(passphrase string) Keys {
	copied := k.copied()
	copied.passphrase = passphrase
	return Keys{copied}
}

// WithReserve gives keys that also open what was sealed to the reserve key.
func (k Keys) WithReserve(reserve Reserve) Keys {
	copied := k.copied()
	if reserve.identity != nil {
		copied.reserve = append(copied.reserve[:len(copied.reserve):len(copied.reserve)], reserve.identity)
	}
	return Keys{copied}
}

func (k Keys) copied() *ring {
	if k.ring == nil {
		return &ring{}
	}
	copied := *k.ring
	return &copied
}

var errNoKeys = errors.New("parcel: no keys")

func (k Keys) sign(digest []byte, why purpose) ([]byte, error) {
	if k.ring == nil || k.ring.sign == nil {
		return nil, errNoKeys
	}
	return k.ring.sign.Sign(nil, digest, &ed25519.Options{Hash: crypto.SHA512, Context: why.context})
}

func (k Keys) identities() ([]age.Identity, error) {
	if k.ring == nil {
		return nil, errNoKeys
	}
	var all []age.Identity
	for _, identity := range append(k.ring.own[:len(k.ring.own):len(k.ring.own)], k.ring.reserve...) {
		all = append(all, identity)
	}
	if k.ring.passphrase == "" {
		return all, nil
	}
	identity, err := age.NewScryptIdentity(k.ring.passphrase)
	if err != nil {
		return nil, fmt.Errorf("take passphrase: %w", err)
	}
	identity.SetMaxWorkFactor(workFactor)
	return append(all, identity), nil
}
