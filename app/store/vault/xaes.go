package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
)

// KeySize is the size of a book's key, in bytes.
const KeySize = 32

const (
	nonceSize = 24
	tagSize   = 16
	overhead  = tagSize + nonceSize // what SQLite reserves at the end of each page
)

// xaes is XAES-256-GCM (https://c2sp.org/XAES-256-GCM): the first half of a nonce
// derives the key of one message, the second half is AES-GCM's own nonce. It is
// put together from the standard library's AES and GCM, and held to the
// specification's vectors.
type xaes struct {
	block  cipher.Block
	subkey [aes.BlockSize]byte // K1 of CMAC
}

func newXAES(key []byte) (*xaes, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	x := &xaes{block: block}
	block.Encrypt(x.subkey[:], x.subkey[:])
	var carry byte
	for i := len(x.subkey) - 1; i >= 0; i-- {
		x.subkey[i], carry = x.subkey[i]<<1|carry, x.subkey[i]>>7
	}
	x.subkey[len(x.subkey)-1] ^= carry * 0x87
	return x, nil
}

// message gives the AES-GCM of one nonce.
func (x *xaes) message(nonce []byte) (cipher.AEAD, error) {
	var key [KeySize]byte
	for half := range 2 {
		part := key[half*aes.BlockSize:][:aes.BlockSize]
		copy(part, []byte{0, byte(half + 1), 'X', 0})
		copy(part[4:], nonce[:12])
		for i, k := range x.subkey {
			part[i] ^= k
		}
		x.block.Encrypt(part, part)
	}
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// seal seals the first part of buffer in place: after it stand tag and nonce,
// which the caller has left room for.
func (x *xaes) seal(buffer []byte, bound []byte) error {
	text, nonce := len(buffer)-overhead, buffer[len(buffer)-nonceSize:]
	rand.Read(nonce) // never fails: see crypto/rand
	message, err := x.message(nonce)
	if err != nil {
		return err
	}
	message.Seal(buffer[:0], nonce[12:], buffer[:text], bound)
	return nil
}

var errForged = errors.New("vault: not sealed with this key, or changed since")

// open opens in place what seal sealed, and clears tag and nonce. After an error
// buffer holds nothing of use.
func (x *xaes) open(buffer []byte, bound []byte) error {
	text, nonce := len(buffer)-overhead, buffer[len(buffer)-nonceSize:]
	message, err := x.message(nonce)
	if err != nil {
		return err
	}
	if _, err := message.Open(buffer[:0], nonce[12:], buffer[:text+tagSize], bound); err != nil {
		return errForged
	}
	clear(buffer[text:])
	return nil
}

// derive gives the cipher for one kind of file.
func derive(key []byte, kind kind) (*xaes, error) {
	sub, err := subkey(key, kind)
	if err != nil {
		return nil, fmt.Errorf("derive key: %w", err)
	}
	return newXAES(sub)
}

func subkey(key []byte, kind kind) ([]byte, error) {
	return hkdf.Key(sha256.New, key, nil, "Feltbog book "+kind.name(), KeySize)
}
