package vault

import (
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// images is the rollback journal: the pages as they were before a transaction,
// each between its number and a checksum. Feltbog needs one only while a book is
// being made; until it has a log.
type images struct {
	ours bool // written here: what does not open is damage, and not the end
}

// numberSize is the size of the number before an image, in bytes.
const numberSize = 4

// image tells the writing of a page from that of a header, which lies on a
// sector's boundary: records are four bytes off every such boundary.
func image(size int, offset int64) bool { return size == pageSize && offset%8 == 4 }

func (i *images) read(f *file, t abi.TLS, to []byte, offset int64) int32 {
	if !image(len(to), offset) {
		return f.through(t, f.methods.FxRead, to, offset)
	}
	bound, rc := i.bound(f, t, offset)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	page, rc := f.get(t, pageSize, offset)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	if f.vault.ciphers[journal].open(page, bound) != nil {
		if i.ours {
			return sqlite3.SQLITE_IOERR_DATA
		}
		return sqlite3.SQLITE_IOERR_SHORT_READ // the end of what was written
	}
	copy(to, page)
	return rc
}

func (i *images) write(f *file, t abi.TLS, from []byte, offset int64) int32 {
	i.ours = true
	if !image(len(from), offset) {
		return f.through(t, f.methods.FxWrite, from, offset)
	}
	bound, rc := i.bound(f, t, offset)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	page := abi.Memory(f.scratch, pageSize)
	copy(page, from)
	if !hole(page[usable:]) || f.vault.ciphers[journal].seal(page, bound) != nil {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	return f.put(t, pageSize, offset)
}

// bound is what the image at an offset is bound to. SQLite has written the number
// of its page before it.
func (i *images) bound(f *file, t abi.TLS, offset int64) ([]byte, int32) {
	number, rc := f.get(t, numberSize, offset-numberSize)
	return imageBound(offset, number), rc
}

// imageBound binds an image to its offset and its page's number. Else whoever
// changes the number has the page restored in another's place.
func imageBound(offset int64, number []byte) []byte { return append(place(offset), number...) }

func (i *images) settle(*file, abi.TLS) int32 { return sqlite3.SQLITE_OK }
