// Package keyfile is the small file beside a book in which the book's key lies,
// locked: once by the passphrase of whoever uses the book, once by a recovery
// code that is printed when the book is made.
//
// The key itself is 256 random bits and never changes, so a change of passphrase
// writes this file anew and not the book. The passphrase is stretched by Argon2id
// (RFC 9106) with a salt of its own; the recovery code is 125 random bits, which
// need no stretching. Both locks are XChaCha20-Poly1305, bound to everything else
// the file says: what it costs to try a passphrase cannot be lowered by editing it.
//
// It promises that a wrong passphrase, a wrong code and a changed file are told
// apart as far as they can be, and that none of them harms anything. It refuses to
// guess: without the passphrase or the code a book is closed for ever, and nobody
// keeps another way in.
package keyfile

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"feltbog/app/fault"
)

// KeySize is the size of a book's key, in bytes.
const KeySize = 32

// Suffix is what the file is called after the book it lies beside.
const Suffix = "-key"

// Format is the version of the file. A version goes up when an older program
// could no longer read it.
const Format = 1

// Cost is what one try of a passphrase costs (RFC 9106).
type Cost struct {
	Time    uint32 `json:"time"`   // passes over the memory
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
}

// Usual takes about a third of a second and 128 MiB on a laptop of 2020: as much
// as nobody minds once a day.
var Usual = Cost{Time: 3, Memory: 128 << 10, Threads: 4}

// A file that asks for more than this is damaged or meant to do harm.
const (
	mostTime    = 64
	mostMemory  = 2 << 20 // KiB
	mostThreads = 64
)

// File is the key of one book, locked.
type File struct {
	Format     int    `json:"feltbog_key"`
	Cost       Cost   `json:"argon2id"`
	Practice   bool   `json:"practice,omitempty"` // of a book to try things out in: its passphrase is no secret
	Salt       []byte `json:"salt"`
	Passphrase []byte `json:"passphrase"` // nonce and the key, sealed
	Recovery   []byte `json:"recovery"`   // likewise
}

// New makes the key of a new book and locks it. The code is to be printed; it is
// kept nowhere.
func New(passphrase string, cost Cost) (file File, key []byte, code Code, err error) {
	return made(File{Format: Format, Cost: cost}, passphrase)
}

// PracticePassphrase opens every book to try things out in.
const PracticePassphrase = "\u00f8velse"

// NewPractice makes the key of a book to try things out in. Anybody may open it, so
// a try costs next to nothing.
func NewPractice() (file File, key []byte, err error) {
	file, key, _, err = made(File{Format: Format, Cost: Cost{Time: 1, Memory: 64, Threads: 1}, Practice: true}, PracticePassphrase)
	return file, key, err
}

func made(f File, passphrase string) (file File, key []byte, code Code, err error) {
	key, code = make([]byte, KeySize), newCode()
	rand.Read(key)
	if err := f.lock(key, passphrase); err != nil {
		return File{}, nil, "", err
	}
	f.Recovery, err = sealed(code.key(), key, "recovery")
	return f, key, code, err
}

// Rewrap locks the same key with another passphrase; the recovery code stays.
func (f File) Rewrap(key []byte, passphrase string) (File, error) {
	err := f.lock(key, passphrase)
	return f, err
}

// Recode locks the same key with another recovery code; the passphrase stays.
func (f File) Recode(key []byte) (File, Code, error) {
	code := newCode()
	var err error
	f.Recovery, err = sealed(code.key(), key, "recovery")
	return f, code, err
}

// lock locks the key with a passphrase and a fresh salt.
func (f *File) lock(key []byte, passphrase string) (err error) {
	f.Salt = make([]byte, 16)
	rand.Read(f.Salt)
	f.Passphrase, err = sealed(f.stretch(passphrase), key, f.bound())
	return err
}

// Unlock gives the key. The fault is WrongPassphrase: another passphrase, or a
// file that somebody has changed.
func (f File) Unlock(passphrase string) ([]byte, error) {
	return opened(f.stretch(passphrase), f.Passphrase, f.bound())
}

// Recover gives the key to whoever has the printed code. The faults are Invalid
// for what cannot be a code, and WrongPassphrase for that of another book.
func (f File) Recover(text string) ([]byte, error) {
	code, err := ParseCode(text)
	if err != nil {
		return nil, err
	}
	return opened(code.key(), f.Recovery, "recovery")
}

// stretch makes a key of a passphrase.
func (f File) stretch(passphrase string) []byte {
	return argon2.IDKey([]byte(canonical(passphrase)), f.Salt, f.Cost.Time, f.Cost.Memory, f.Cost.Threads, chacha20poly1305.KeySize)
}

// bound is what the lock of the passphrase is bound to.
func (f File) bound() string {
	return fmt.Sprintf("passphrase %d %+v %t", f.Format, f.Cost, f.Practice)
}

func sealed(lock, key []byte, bound string) ([]byte, error) {
	cipher, err := chacha20poly1305.NewX(lock)
	if err != nil {
		return nil, fmt.Errorf("lock key: %w", err)
	}
	nonce := make([]byte, cipher.NonceSize())
	rand.Read(nonce)
	return cipher.Seal(nonce, nonce, key, []byte("Feltbog key file "+bound)), nil
}

func opened(lock, box []byte, bound string) ([]byte, error) {
	cipher, err := chacha20poly1305.NewX(lock)
	if err != nil {
		return nil, fmt.Errorf("unlock key: %w", err)
	}
	nonce, rest := box[:cipher.NonceSize()], box[cipher.NonceSize():]
	key, err := cipher.Open(nil, nonce, rest, []byte("Feltbog key file "+bound))
	if err != nil {
		return nil, fault.New(fault.WrongPassphrase)
	}
	return key, nil
}

// Marshal gives the file's bytes: JSON, so that whoever finds it a hundred years
// from now sees what it is.
func (f File) Marshal() ([]byte, error) {
	raw, err := json.MarshalIndent(f, "", "  ")
	return append(raw, '\n'), err
}

// boxSize is a nonce, the key and a tag.
const boxSize = chacha20poly1305.NonceSizeX + KeySize + chacha20poly1305.Overhead

// Parse reads what Marshal wrote. The faults are Damaged and NewerVersion.
func Parse(raw []byte) (File, error) {
	var f File
	if err := json.Unmarshal(raw, &f); err != nil {
		return File{}, fault.New(fault.Damaged).Because(errors.New("not a key file"))
	}
	if f.Format > Format {
		return File{}, fault.New(fault.NewerVersion)
	}
	bounds := []bool{
		f.Format == Format, len(f.Salt) >= 16, len(f.Passphrase) == boxSize, len(f.Recovery) == boxSize,
		0 < f.Cost.Time && f.Cost.Time <= mostTime,
		0 < f.Cost.Memory && f.Cost.Memory <= mostMemory,
		0 < f.Cost.Threads && f.Cost.Threads <= mostThreads,
	}
	if slices.Contains(bounds, false) {
		return File{}, fault.New(fault.Damaged)
	}
	return f, nil
}
