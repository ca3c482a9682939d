package vault

import (
	"runtime"

	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// pages is the book itself.
type pages struct{}

// A page read while another connection writes it may be half of each. Only reads
// that SQLite makes without a lock can meet one, and it does not take long.
const mostTries = 100

func (p pages) read(f *file, t abi.TLS, to []byte, offset int64) int32 {
	within := int(offset % pageSize)
	if within+len(to) > pageSize {
		return sqlite3.SQLITE_IOERR_READ
	}
	number := offset/pageSize + 1
	unlocked := number == 1 && len(to) < pageSize
	for try := 1; ; try++ {
		page, rc := f.get(t, pageSize, offset-int64(within))
		if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
			return rc
		}
		if whole(page, rc) && f.vault.openPage(page, number) == nil {
			copy(to, page[within:])
			return rc
		}
		switch {
		case !unlocked:
			return sqlite3.SQLITE_IOERR_DATA
		case try == mostTries:
			// Torn by a power cut: the log or the journal has the whole page, and
			// SQLite has not looked there yet.
			copy(to, Empty()[within:])
			return sqlite3.SQLITE_OK
		}
		runtime.Gosched()
	}
}

// whole tells whether what was read may be a page. Zeros stand for one only past
// the end of the file. Within it there are none: what SQLite frees it overwrites
// (secure_delete), and what it reads it has written. A disk that lost a page, or
// somebody who wiped it, leaves zeros, which SQLite would take for the end of a
// long text.
func whole(page []byte, rc int32) bool { return rc == sqlite3.SQLITE_IOERR_SHORT_READ || !hole(page) }

func (p pages) write(f *file, t abi.TLS, from []byte, offset int64) int32 {
	if len(from) != pageSize || offset%pageSize != 0 || !hole(from[usable:]) {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	page := abi.Memory(f.scratch, pageSize)
	copy(page, from)
	if f.vault.sealPage(page, offset/pageSize+1) != nil {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	return f.put(t, pageSize, offset)
}

func (p pages) settle(*file, abi.TLS) int32 { return sqlite3.SQLITE_OK }
