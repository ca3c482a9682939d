package vault

import "encoding/binary"

// pageSize is the size of every page of every book, in bytes.
const pageSize = 4096

// Reserved is what SQLite is to leave alone at the end of each page, in bytes: what
// the reserve parameter of VACUUM INTO is to say.
const Reserved = overhead

const usable = pageSize - overhead

// The header of a frame in the write-ahead log, and that of the log itself.
const (
	frameHead = 24
	frameSize = frameHead + pageSize
	logHead   = 32
)

// mark stands in the clear at the beginning of a sealed book, in the place of
// SQLite's own words.
const mark = "Feltbog sealed 1"

const plainMark = "SQLite format 3\x00"

// kind is what SQLite uses a file for. It is what the file's key is derived for.
type kind byte

const (
	book kind = iota
	log
	journal
	kinds
)

func (k kind) name() string { return [kinds]string{"pages", "log", "journal"}[k] }

// place is what a seal is bound to beside its key: a page number, the number of
// a frame, an offset.
func place(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

// sealPage seals page number n (from 1) in place.
func (v *Vault) sealPage(page []byte, n int64) error {
	if n > 1 {
		return v.ciphers[book].seal(page, place(n))
	}
	if string(page[:len(mark)]) != plainMark {
		return errShape
	}
	copy(page, mark)
	return v.ciphers[book].seal(page[len(mark):], place(n))
}

// openPage opens page number n in place. A page of zeros was never written.
func (v *Vault) openPage(page []byte, n int64) error {
	if hole(page) {
		return nil
	}
	if n > 1 {
		return v.ciphers[book].open(page, place(n))
	}
	if string(page[:len(mark)]) != mark {
		return errForged
	}
	if err := v.ciphers[book].open(page[len(mark):], place(n)); err != nil {
		return err
	}
	copy(page, plainMark)
	return nil
}

func hole(page []byte) bool {
	for len(page) >= 8 {
		if binary.LittleEndian.Uint64(page) != 0 {
			return false
		}
		page = page[8:]
	}
	return true
}

// Empty is page 1 of a book with nothing in it, plain: what SQLite would write,
// but for the bytes it is to leave alone on each page. See
// https://sqlite.org/fileformat2.html#the_database_header.
func Empty() []byte {
	page := make([]byte, pageSize)
	copy(page, plainMark)
	binary.BigEndian.PutUint16(page[16:], pageSize)
	copy(page[18:], []byte{1, 1, overhead, 64, 32, 32})
	for at, value := range map[int]uint32{24: 1, 28: 1, 44: 4, 56: 1, 92: 1, 96: 3_054_001} {
		binary.BigEndian.PutUint32(page[at:], value)
	}
	page[100] = 13 // a leaf of a table
	binary.BigEndian.PutUint16(page[105:], usable)
	return page
}
