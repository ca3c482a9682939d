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
	own        []opener // the first is the newest, and the one told to others
	destroyed  int      // how many of its own there were before these
	reserve    []*age.HybridIdentity
	passphrase string
}

// Public is the half of Keys that others may have.
type Public struct {
	SignKey   []byte // Ed25519
	Recipient string // age, hybrid post-quantum
}

// NewKeys makes the keys of a new device; made is the instant, in Unix
// milliseconds, that its opening key is counted from (see Renewed).
func NewKeys(made int64) (Keys, error) {
	_, sign, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Keys{}, fmt.Errorf("make signing key: %w", err)
	}
	first, err := newOpener(made)
	if err != nil {
		return Keys{}, err
	}
	return Keys{hide(&ring{sign: sign, own: []opener{first}})}, nil
}

// Public gives what others may know.
func (k Keys) Public() Public {
	if !k.signs() {
		return Public{}
	}
	return Public{
		SignKey:   k.reveal().sign.Public().(ed25519.PublicKey),
		Recipient: k.reveal().own[0].identity.Recipient().String(),
	}
}

// keysWire keeps numbers for keys, so that a newer version can add some, and
// reads what an older one wrote: Made and Destroyed came with renewal. A number
// is never reused.
type keysWire struct {
	Seed      []byte   `cbor:"1,keyasint"`
	Own       []string `cbor:"2,keyasint"`
	Made      []int64  `cbor:"3,keyasint,omitempty"` // of Own, one each; none when unknown
	Destroyed int      `cbor:"4,keyasint,omitempty"`
}

// Marshal gives the keys as bytes. They are secret: the book's table of secrets
// is the one place for them. A reserve key and a passphrase are not included.
func (k Keys) Marshal() ([]byte, error) {
	if !k.signs() {
		return nil, errNoKeys
	}
	w := keysWire{Seed: k.reveal().sign.Seed(), Destroyed: k.reveal().destroyed}
	for _, one := range k.reveal().own {
		w.Own, w.Made = append(w.Own, one.identity.String()), append(w.Made, one.made)
	}
	raw, err := encoding.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("encode keys: %w", err)
	}
	return raw, nil
}

// ParseKeys reads what Marshal wrote, in this version or an older one. Anything
// else is fault.Damaged, with no word of what was found there.
func ParseKeys(raw []byte) (Keys, error) {
	var w keysWire
	if err := decoding.Unmarshal(raw, &w); err != nil || !w.whole() {
		return Keys{}, fault.New(fault.Damaged)
	}
	r := &ring{sign: ed25519.NewKeyFromSeed(w.Seed), destroyed: w.Destroyed}
	for i, text := range w.Own {
		identity, err := age.ParseHybridIdentity(text)
		if err != nil {
			return Keys{}, fault.New(fault.Damaged)
		}
		r.own = append(r.own, opener{identity: identity})
		if len(w.Made) > 0 {
			r.own[i].made = w.Made[i]
		}
	}
	return Keys{hide(r)}, nil
}

func (w keysWire) whole() bool {
	return len(w.Seed) == ed25519.SeedSize && len(w.Own) > 0 && w.Destroyed >= 0 &&
		(len(w.Made) == 0 || len(w.Made) == len(w.Own))
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

// And gives keys that also open what spare opens. They sign as before.
func (k Keys) And(spare Keys) Keys {
	copied, more := k.copied(), spare.copied()
	copied.reserve = slices.Concat(copied.reserve, more.reserve)
	if more.passphrase != "" {
		copied.passphrase = more.passphrase
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
	for _, one := range r.own {
		all = append(all, one.identity)
	}
	for _, identity := range r.reserve {
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
