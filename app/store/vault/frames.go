package vault

import (
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// frames is the write-ahead log: https://sqlite.org/walformat.html. Its own
// header stays in the clear: it holds two random numbers and a count.
type frames struct {
	waiting bool // for the page that the header belongs to
	at      int64
	header  [frameHead]byte
	looked  int64 // at the whole frame there, just now
}

func (l *frames) read(f *file, t abi.TLS, to []byte, offset int64) int32 {
	if rc := l.settle(f, t); rc != sqlite3.SQLITE_OK {
		return rc
	}
	if offset+int64(len(to)) <= logHead {
		return f.through(t, f.methods.FxRead, to, offset)
	}
	within := int((offset - logHead) % frameSize)
	if offset < logHead || within+len(to) > frameSize {
		return sqlite3.SQLITE_IOERR_READ
	}
	frame, rc := l.open(f, t, offset-int64(within))
	if len(to) == frameSize {
		l.looked = offset
	}
	if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ && rc != sqlite3.SQLITE_IOERR_DATA {
		return rc
	}
	copy(to, frame[within:])
	if rc == sqlite3.SQLITE_IOERR_DATA && within < frameHead {
		// Whoever reads a header is looking for the end of the log. This is it.
		return sqlite3.SQLITE_OK
	}
	return rc
}

// open reads the frame at an offset. One that does not open is all zeros, and
// IOERR_DATA.
func (l *frames) open(f *file, t abi.TLS, offset int64) ([]byte, int32) {
	frame, rc := f.get(t, frameSize, offset)
	if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		return frame, rc
	}
	if f.vault.ciphers[log].open(frame, frameNumber(offset)) != nil {
		clear(frame)
		return frame, sqlite3.SQLITE_IOERR_DATA
	}
	return frame, rc
}

func frameNumber(offset int64) []byte { return place((offset - logHead) / frameSize) }

func (l *frames) write(f *file, t abi.TLS, from []byte, offset int64) int32 {
	if offset+int64(len(from)) <= logHead {
		if rc := l.settle(f, t); rc != sqlite3.SQLITE_OK {
			return rc
		}
		return f.through(t, f.methods.FxWrite, from, offset)
	}
	switch within := (offset - logHead) % frameSize; {
	case within == 0 && len(from) == frameHead:
		if rc := l.settle(f, t); rc != sqlite3.SQLITE_OK {
			return rc
		}
		l.waiting, l.at = true, offset
		copy(l.header[:], from)
		return l.alone(f, t)
	case within == frameHead && len(from) == pageSize && hole(from[usable:]):
		return l.page(f, t, from, offset-frameHead)
	default:
		return sqlite3.SQLITE_IOERR_WRITE
	}
}

// page writes a page into the frame at an offset, under the header that waits for
// it or the one that stands there.
func (l *frames) page(f *file, t abi.TLS, from []byte, offset int64) int32 {
	if l.waiting && l.at == offset {
		l.waiting = false
		copy(abi.Memory(f.scratch, frameHead), l.header[:])
	} else {
		if rc := l.settle(f, t); rc != sqlite3.SQLITE_OK {
			return rc
		}
		if _, rc := l.open(f, t, offset); rc != sqlite3.SQLITE_OK {
			return rc
		}
	}
	copy(abi.Memory(f.scratch, frameSize)[frameHead:], from)
	return l.seal(f, t, offset)
}

// alone lets no header wait that SQLite writes without its page: it has just
// looked at the whole frame then. A commit that was not synced still outlives the
// process.
func (l *frames) alone(f *file, t abi.TLS) int32 {
	if l.looked != l.at {
		return sqlite3.SQLITE_OK
	}
	if _, rc := l.open(f, t, l.at); rc != sqlite3.SQLITE_OK {
		return sqlite3.SQLITE_OK // the log has begun anew since
	}
	return l.settle(f, t)
}

// settle gives a header that waits to the page that stands in its frame.
func (l *frames) settle(f *file, t abi.TLS) int32 {
	if !l.waiting {
		return sqlite3.SQLITE_OK
	}
	l.waiting = false
	frame, rc := l.open(f, t, l.at)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	copy(frame, l.header[:])
	return l.seal(f, t, l.at)
}

func (l *frames) seal(f *file, t abi.TLS, offset int64) int32 {
	if f.vault.ciphers[log].seal(abi.Memory(f.scratch, frameSize), frameNumber(offset)) != nil {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	return f.put(t, frameSize, offset)
}
