package boot

import (
	"crypto/sha256"
	"encoding/hex"

	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// Keyring is a place of this machine for secrets, which opens with the log-in of
// whoever uses it. Find gives NotFound when there is none of that name.
type Keyring interface {
	Keep(name string, secret []byte) error
	Find(name string) ([]byte, error)
	Forget(name string) error
}

// Entrust keeps the key of the book at path under the log-in on this machine: it
// then opens without its passphrase, here and for this user alone. The passphrase
// from Config must be the book's. The faults are those of a wrong passphrase, and
// NoKeyring.
func (c Config) Entrust(path string) error {
	if c.Keyring == nil {
		return fault.New(fault.NoKeyring)
	}
	where, file, err := locked(path)
	if err != nil {
		return err
	}
	key, err := c.unlocked(file)
	if err != nil {
		return err
	}
	defer clear(key)
	return c.entrust(where, file, key)
}

// Distrust takes the key back.
func (c Config) Distrust(path string) error {
	if c.Keyring == nil {
		return fault.New(fault.NoKeyring)
	}
	where, err := store.Locate(path)
	if err != nil {
		return err
	}
	return c.Keyring.Forget(entryOf(where))
}

func (c Config) entrust(where string, file keyfile.File, key []byte) error {
	mark, err := markOf(file)
	if err != nil {
		return err
	}
	secret := append(mark, key...)
	defer clear(secret)
	return c.Keyring.Keep(entryOf(where), secret)
}

// carry keeps a key that was entrusted also under the key file that took the place of
// the one before. Where that fails the passphrase is asked for once more.
func (c Config) carry(where string, before, after keyfile.File) {
	if c.Keyring == nil {
		return
	}
	if key := c.entrusted(where, before); key != nil {
		defer clear(key)
		_ = c.entrust(where, after, key)
	}
}

// unlockOrFind is unlock, or without a passphrase the key that was entrusted.
func (c Config) unlockOrFind(path string) (where string, key []byte, err error) {
	where, file, err := locked(path)
	if err != nil {
		return "", nil, err
	}
	if key, err = c.unlocked(file); c.Keyring == nil || !fault.Is(err, fault.Locked) {
		return where, key, err
	}
	if key = c.entrusted(where, file); key != nil {
		err = nil
	}
	return where, key, err
}

// entrusted is the key kept for the book that lies at where and has this key file;
// nil for none. What was kept under another key file is another book's, or of
// before its passphrase was changed.
func (c Config) entrusted(where string, file keyfile.File) []byte {
	secret, err := c.Keyring.Find(entryOf(where))
	if err != nil {
		return nil
	}
	mark, err := markOf(file)
	if err != nil || len(secret) != len(mark)+keyfile.KeySize || string(secret[:len(mark)]) != string(mark) {
		return nil
	}
	return secret[len(mark):]
}

// entryOf is what the entry of a book is called: nothing that tells where it lies.
func entryOf(where string) string {
	sum := sha256.Sum256([]byte(where))
	return hex.EncodeToString(sum[:16])
}

// markOf is what a key file is known by.
func markOf(file keyfile.File) ([]byte, error) {
	raw, err := file.Marshal()
	sum := sha256.Sum256(raw)
	return sum[:], err
}
