package parcel

import (
	"fmt"
	"slices"
	"time"

	"filippo.io/age"
)

// An opening key is told to others for 90 days, and two are alive at a time: the
// one told to others now, and the one before it, for parcels that are on their
// way. So a file that turns up half a year later opens for nobody.
const (
	openerLasts = 90 * 24 * time.Hour
	openers     = 2
)

// opener is one of a device's opening keys. made is in Unix milliseconds, 0 for
// one of a book older than renewal.
type opener struct {
	identity *age.HybridIdentity
	made     int64
}

func newOpener(made int64) (opener, error) {
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return opener{}, fmt.Errorf("make opening key: %w", err)
	}
	return opener{identity, made}, nil
}

// Due tells whether the opening key told to others is 90 days old at an instant
// in Unix milliseconds.
func (k Keys) Due(now int64) bool {
	return k.signs() && now-k.reveal().own[0].made >= openerLasts.Milliseconds()
}

// Drops tells whether renewing would destroy an opening key.
func (k Keys) Drops() bool { return k.signs() && len(k.reveal().own) >= openers }

// Renewed gives the keys with a new opening key, made now (Unix milliseconds),
// before the one told to others until now. Older ones are dropped: they are
// destroyed once nobody keeps the bytes of the keys as they were. The signing
// key stays what it is.
func (k Keys) Renewed(now int64) (Keys, error) {
	if !k.signs() {
		return Keys{}, errNoKeys
	}
	made, err := newOpener(now)
	if err != nil {
		return Keys{}, err
	}
	renewed := k.copied()
	kept := renewed.own[:min(len(renewed.own), openers-1)]
	renewed.destroyed += len(renewed.own) - len(kept)
	renewed.own = slices.Concat([]opener{made}, kept)
	return Keys{hide(renewed)}, nil
}
