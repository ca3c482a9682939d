package store

import (
	"encoding/binary"
	"errors"
	"math"

	"feltbog/app/store/vault"
)

// What is read here is SQLite's file format (https://sqlite.org/fileformat2.html),
// page by page and without the way from the root: that may be what is damaged.

// The types of pages that hold rows: those of a table with row numbers, and those
// of an index, or of a table without.
const (
	innerOfIndex = 2
	leafOfIndex  = 10
	leafOfTable  = 13
)

// usable is what SQLite has of each page, in bytes.
const usable = pageSize - vault.Reserved

var errRow = errors.New("store: not a row")

// A row is one row as it lies in the file. Its values are nil, int64, float64,
// string or []byte.
type row struct {
	ranked bool // a row of a table with row numbers
	rowid  int64
	values []any
}

// rowsOn are the rows on page n that can be read whole.
func rowsOn(remains *vault.Remains, n int64) (found []row) {
	page, err := remains.Page(n)
	if err != nil {
		return nil
	}
	head := 0
	if n == 1 {
		head = 100
	}
	kind, cells := page[head], int(binary.BigEndian.Uint16(page[head+3:]))
	first := head + 8
	if kind == innerOfIndex {
		first += 4
	}
	if kind != leafOfTable && kind != leafOfIndex && kind != innerOfIndex || first+2*cells > len(page) {
		return nil
	}
	for i := range cells {
		at := int(binary.BigEndian.Uint16(page[first+2*i:]))
		if kind == innerOfIndex {
			at += 4 // the page below
		}
		if one, err := rowAt(remains, page[min(at, len(page)):], kind == leafOfTable); err == nil {
			found = append(found, one)
		}
	}
	return found
}

// rowAt reads a row that begins here, and goes on on other pages if it is long.
func rowAt(remains *vault.Remains, raw []byte, ranked bool) (one row, err error) {
	size, raw, err := varint(raw)
	if err != nil || size > usable*uint64(remains.Count()) {
		return row{}, errRow
	}
	one.ranked = ranked
	if ranked {
		var rowid uint64
		if rowid, raw, err = varint(raw); err != nil {
			return row{}, err
		}
		one.rowid = int64(rowid)
	}
	payload, err := gather(remains, raw, int(size), ranked)
	if err != nil {
		return row{}, err
	}
	one.values, err = values(payload)
	return one, err
}

// gather puts the pieces of a row together.
func gather(remains *vault.Remains, raw []byte, size int, ranked bool) ([]byte, error) {
	here := kept(size, ranked)
	if len(raw) < here || here < size && len(raw) < here+4 {
		return nil, errRow
	}
	payload := append(make([]byte, 0, size), raw[:here]...)
	if here == size {
		return payload, nil
	}
	for next := binary.BigEndian.Uint32(raw[here:]); len(payload) < size; {
		page, err := remains.Page(int64(next))
		if err != nil {
			return nil, err
		}
		payload = append(payload, page[4:min(usable, 4+size-len(payload))]...)
		next = binary.BigEndian.Uint32(page)
	}
	return payload, nil
}

// kept is how much of a row lies on its own page.
func kept(size int, ranked bool) int {
	most := (usable-12)*64/255 - 23
	if ranked {
		most = usable - 35
	}
	if size <= most {
		return size
	}
	least := (usable-12)*32/255 - 23
	if here := least + (size-least)%(usable-4); here <= most {
		return here
	}
	return least
}

func values(payload []byte) (list []any, err error) {
	size, types, err := varint(payload)
	ended := len(payload) - len(types)
	if err != nil || size > uint64(len(payload)) || int(size) < ended {
		return nil, errRow
	}
	body := payload[size:]
	for types = types[:int(size)-ended]; len(types) > 0; {
		var kind uint64
		if kind, types, err = varint(types); err != nil {
			return nil, err
		}
		length := lengthOf(kind)
		if length > uint64(len(body)) {
			return nil, errRow
		}
		list = append(list, valueOf(kind, body[:length]))
		body = body[length:]
	}
	return list, nil
}

func lengthOf(kind uint64) uint64 {
	if kind < 12 {
		return [12]uint64{0, 1, 2, 3, 4, 6, 8, 8}[kind]
	}
	return (kind - 12) / 2
}

func valueOf(kind uint64, raw []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(raw))
	case kind == 8, kind == 9:
		return int64(kind - 8)
	case kind >= 12 && kind%2 == 0:
		return append([]byte{}, raw...)
	case kind >= 12:
		return string(raw)
	}
	number := int64(0)
	if len(raw) > 0 {
		number = int64(int8(raw[0]))
		for _, b := range raw[1:] {
			number = number<<8 | int64(b)
		}
	}
	return number
}

// varint reads a number as SQLite writes them: seven bits a byte, the most
// significant first, and all eight of a ninth.
func varint(raw []byte) (n uint64, rest []byte, err error) {
	for i, b := range raw {
		if i == 8 {
			return n<<8 | uint64(b), raw[9:], nil
		}
		n = n<<7 | uint64(b&0x7f)
		if b < 0x80 {
			return n, raw[i+1:], nil
		}
	}
	return 0, nil, errRow
}
