// Package disk is a disk for tests: it lies between SQLite, or a vault, and the
// platform's own files, remembers everything that was written and synced, and
// fails when it is told to.
//
// From what it remembers it tells how the files could look after a power cut at
// any moment (see Cut): what was not synced may be there, not be there, be there
// without what was written before it, or be torn at a sector's boundary. No test
// that pulls the plug of a process can see that: the system keeps what a killed
// process wrote.
package disk

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// What happened to a file.
type What byte

// What can happen, and be refused.
const (
	Appeared What = iota // opened for the first time, with the content it had
	Write
	Truncate // to Offset bytes
	Sync
	Delete // at once when Durable, else whenever the system pleases
	Saved  // nothing: the caller was told that its commit is safe
)

// Event is something that happened on the disk.
type Event struct {
	What    What
	Path    string
	Offset  int64
	Bytes   []byte
	Durable bool
}

// Disk is the disk. Its zero value is not one: see Insert.
type Disk struct {
	name, base, self uintptr
	tls              *libc.TLS

	mutex  sync.Mutex
	deaf   bool
	known  map[string]bool
	events []Event
	refuse func(Event) int32
}

var inserted atomic.Int64

// Insert makes a disk the one that SQLite, and every vault made from now on, uses
// unless told otherwise, until it is ejected.
func Insert() (*Disk, error) {
	d := &Disk{tls: libc.NewTLS(), known: map[string]bool{}}
	if rc := sqlite3.Xsqlite3_initialize(d.tls); rc != sqlite3.SQLITE_OK {
		return nil, fmt.Errorf("disk: initialize SQLite: %d", rc)
	}
	d.base = sqlite3.Xsqlite3_vfs_find(d.tls, 0)
	name, err := libc.CString(fmt.Sprintf("disk-%d", inserted.Add(1)))
	if err != nil {
		return nil, err
	}
	d.name = name
	d.self = libc.Xmalloc(d.tls, libc.Tsize_t(unsafe.Sizeof(abi.VFS{})))
	vfs := *(*abi.VFS)(abi.At(d.base))
	vfs.FiVersion = 2
	vfs.FszOsFile += abi.HeadSize
	vfs.FpNext, vfs.FzName, vfs.FpAppData = 0, d.name, abi.Hold(d)
	vfs.FxOpen, vfs.FxDelete = abi.Pointer[abi.OpenFunc](diskOpen), abi.Pointer[abi.DeleteFunc](diskDelete)
	*(*abi.VFS)(abi.At(d.self)) = vfs
	if rc := sqlite3.Xsqlite3_vfs_register(d.tls, d.self, 1); rc != sqlite3.SQLITE_OK {
		return nil, fmt.Errorf("disk: register: %d", rc)
	}
	return d, nil
}

// Name is what the vfs parameter of a source name may say.
func (d *Disk) Name() string { return libc.GoString(d.name) }

// Eject gives SQLite the platform's disk back. No file may be open.
func (d *Disk) Eject() error {
	if rc := sqlite3.Xsqlite3_vfs_unregister(d.tls, d.self); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("disk: unregister: %d", rc)
	}
	if rc := sqlite3.Xsqlite3_vfs_register(d.tls, d.base, 1); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("disk: register: %d", rc)
	}
	abi.Release((*abi.VFS)(abi.At(d.self)).FpAppData)
	libc.Xfree(d.tls, d.self)
	libc.Xfree(d.tls, d.name)
	d.tls.Close()
	return nil
}

// Saved remembers that a commit was acknowledged.
func (d *Disk) Saved() { d.happen(Event{What: Saved}) }

// Recorded is what has happened so far; from now on nothing is remembered.
func (d *Disk) Recorded() []Event {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.deaf = true
	return d.events
}

// Refuse lets how decide of everything that is to happen: SQLite's result code
// of a failure, or SQLITE_OK. Half of a write that fails for want of space
// reaches the disk, as it does in life. Nil refuses nothing.
func (d *Disk) Refuse(how func(Event) int32) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.deaf, d.refuse = true, how
}

// happen remembers an event, or gives the code it fails with.
func (d *Disk) happen(e Event) int32 {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.refuse != nil {
		if rc := d.refuse(e); rc != sqlite3.SQLITE_OK {
			return rc
		}
	}
	if !d.deaf {
		e.Bytes = slices.Clone(e.Bytes)
		d.events = append(d.events, e)
	}
	return sqlite3.SQLITE_OK
}

// meet remembers the content of a file that is opened for the first time.
func (d *Disk) meet(path string, content func() []byte) {
	d.mutex.Lock()
	first := !d.deaf && !d.known[path]
	d.known[path] = true
	d.mutex.Unlock()
	if first {
		d.happen(Event{What: Appeared, Path: path, Bytes: content()})
	}
}
