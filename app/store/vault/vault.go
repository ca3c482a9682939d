package vault

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Vault is one key at work: SQLite opens and makes sealed files through it, under
// Name. Books, backups and copies with one key share one vault.
type Vault struct {
	name    string
	ciphers [kinds]*xaes
	tls     *libc.TLS
	self    uintptr // sqlite3_vfs, ours
	base    uintptr // sqlite3_vfs, the platform's
	open    atomic.Int64
}

// Vaults are named one after the other: SQLite's list of them is the process's.
var count atomic.Int64

var errShape = errors.New("vault: not what SQLite writes")

// New puts a key to work. It must be KeySize bytes, and stays the caller's to
// wipe. Close lets go of it.
func New(key []byte) (*Vault, error) {
	if len(key) != KeySize {
		return nil, fmt.Errorf("vault: a key is %d bytes", KeySize)
	}
	if err := proven(); err != nil {
		return nil, err
	}
	v, err := keyed(key)
	if err != nil {
		return nil, err
	}
	v.name = fmt.Sprintf("feltbog-%d", count.Add(1))
	if err := v.register(); err != nil {
		v.forget()
		return nil, err
	}
	return v, nil
}

// keyed is a vault that SQLite does not know of.
func keyed(key []byte) (*Vault, error) {
	v := &Vault{}
	for k := range v.ciphers {
		var err error
		if v.ciphers[k], err = derive(key, kind(k)); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// Name is what the vfs parameter of a source name is to say.
func (v *Vault) Name() string { return v.name }

// Close forgets the key. Every file opened through the vault must be closed
// before; until then it is an error and the vault stays.
func (v *Vault) Close() error {
	if open := v.open.Load(); open > 0 {
		return fmt.Errorf("vault: %d files are still open", open)
	}
	return v.unregister()
}

// Lay makes page 1 of an empty book, as it lies on the disk.
func (v *Vault) Lay() ([]byte, error) {
	page := Empty()
	return page, v.sealPage(page, 1)
}

// Sealed tells whether a file that begins so is a sealed book.
func Sealed(beginning []byte) bool {
	return len(beginning) >= len(mark) && string(beginning[:len(mark)]) == mark
}

// First gives page 1 of a book, as it lies on the disk, in plain; ok is false when
// it does not open with the vault's key.
func (v *Vault) First(page []byte) (plain []byte, ok bool) {
	if len(page) < pageSize {
		return nil, false
	}
	plain = append([]byte(nil), page[:pageSize]...)
	return plain, v.openPage(plain, 1) == nil
}

var proven = sync.OnceValue(prove)

// prove seals, opens and tampers before anything is trusted to the machine's
// ciphers, whose code differs from processor to processor.
func prove() error {
	v, err := keyed(make([]byte, KeySize))
	if err != nil {
		return err
	}
	page := Empty()
	if err := v.sealPage(page, 1); err != nil {
		return fmt.Errorf("vault: self-test: %w", err)
	}
	spoilt := append([]byte(nil), page...)
	spoilt[pageSize/2] ^= 1
	moved := append([]byte(nil), page...)
	if v.openPage(spoilt, 1) == nil || v.openPage(moved, 2) == nil {
		return errors.New("vault: self-test: a changed page opened")
	}
	if err := v.openPage(page, 1); err != nil || string(page) != string(Empty()) {
		return errors.New("vault: self-test: a page did not come back")
	}
	return nil
}

func (v *Vault) register() error {
	v.tls = libc.NewTLS()
	if rc := sqlite3.Xsqlite3_initialize(v.tls); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("vault: initialize SQLite: %d", rc)
	}
	if v.base = sqlite3.Xsqlite3_vfs_find(v.tls, 0); v.base == 0 {
		return errors.New("vault: SQLite has no VFS")
	}
	if err := v.build(); err != nil {
		return err
	}
	if rc := sqlite3.Xsqlite3_vfs_register(v.tls, v.self, 0); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("vault: register: %d", rc)
	}
	return nil
}

func (v *Vault) unregister() error {
	if v.self == 0 {
		return nil
	}
	if rc := sqlite3.Xsqlite3_vfs_unregister(v.tls, v.self); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("vault: unregister: %d", rc)
	}
	v.forget()
	return nil
}

// forget lets go of the key and of what register laid in memory, all of it or not.
func (v *Vault) forget() {
	if v.self != 0 {
		v.raze()
	}
	v.tls.Close()
	*v = Vault{name: v.name}
}
