package vault

import sqlite3 "modernc.org/sqlite/lib"

// images is the rollback journal: the pages as they were before a transaction,
// each between its number and a checksum. Feltbog needs one only while a book is
// being made; until it has a log.
type images struct {
	ours bool // written here: what does not open is damage, and not the end
}

// image tells the writing of a page from that of a header, which lies on a
// sector's boundary: records are four bytes off every such boundary.
func image(size int, offset int64) bool { return size == pageSize && offset%8 == 4 }

func (i *images) read(f *file, t tls, to []byte, offset int64) int32 {
	if !image(len(to), offset) {
		return f.through(t, f.methods.FxRead, to, offset)
	}
	page, rc := f.get(t, pageSize, offset)
	if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		return rc
	}
	if !hole(page) && f.vault.ciphers[journal].open(page, place(offset)) != nil {
		if i.ours {
			return sqlite3.SQLITE_IOERR_DATA
		}
		clear(page) // no checksum will match: the end of what was written
	}
	copy(to, page)
	return rc
}

func (i *images) write(f *file, t tls, from []byte, offset int64) int32 {
	i.ours = true
	if !image(len(from), offset) {
		return f.through(t, f.methods.FxWrite, from, offset)
	}
	page := memory(f.scratch, pageSize)
	copy(page, from)
	if !hole(page[usable:]) || f.vault.ciphers[journal].seal(page, place(offset)) != nil {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	return f.put(t, pageSize, offset)
}

func (i *images) settle(*file, tls) int32 { return sqlite3.SQLITE_OK }
