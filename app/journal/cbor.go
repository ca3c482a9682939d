package journal

import (
	"encoding/binary"
	"math"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"
)

// The parts of CBOR (RFC 8949) that a change is made of, in the one encoding that
// is deterministic. A book reads and writes millions of changes; by reflection that
// took most of the time of a taking-in.

// The major types.
const (
	positive byte = 0
	negative byte = 1
	text     byte = 3
	array    byte = 4
	simple   byte = 7
)

// Simple values, whole.
const (
	wrong  byte = 0xf4 // false
	right  byte = 0xf5 // true
	absent byte = 0xf6 // null: nothing there
)

const mostItems = 100_000

// decoding reads what a newer version may have put in a value or at rest. The
// bounds hold for one change: a save writes a form, not a library.
var decoding = func() cbor.DecMode {
	mode, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthForbidden,
		MaxArrayElements: mostItems,
		MaxMapPairs:      10_000,
		MaxNestedLevels:  16,
		UTF8:             cbor.UTF8RejectInvalid,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return mode
}()

func appendHead(dst []byte, major byte, n uint64) []byte {
	major <<= 5
	switch {
	case n < 24:
		return append(dst, major|byte(n))
	case n <= math.MaxUint8:
		return append(dst, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(dst, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(dst, major|26), uint32(n))
	default:
		return binary.BigEndian.AppendUint64(append(dst, major|27), n)
	}
}

func appendInt(dst []byte, n int64) []byte {
	if n < 0 {
		return appendHead(dst, negative, uint64(-1-n))
	}
	return appendHead(dst, positive, uint64(n))
}

func appendText(dst []byte, s string) []byte {
	return append(appendHead(dst, text, uint64(len(s))), s...)
}

// A cursor reads item after item. Once something is not as expected it is broken,
// and what it gives from then on means nothing.
type cursor struct {
	rest   []byte
	broken bool
}

func (c *cursor) fail() { c.rest, c.broken = nil, true }

// take gives the next n bytes.
func (c *cursor) take(n uint64) []byte {
	if n > uint64(len(c.rest)) {
		c.fail()
		return nil
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken
}

// head gives a major type and its number. A number that could be shorter is
// nothing a deterministic encoder writes.
func (c *cursor) head() (major byte, n uint64) {
	first := c.take(1)
	if c.broken {
		return 0, 0
	}
	major, n = first[0]>>5, uint64(first[0]&31)
	if n < 24 {
		return major, n
	}
	if n > 27 {
		c.fail()
		return 0, 0
	}
	least := [...]uint64{24, 1 << 8, 1 << 16, 1 << 32}[n-24]
	var number uint64
	for _, b := range c.take(1 << (n - 24)) {
		number = number<<8 | uint64(b)
	}
	if number < least {
		c.fail()
	}
	return major, number
}

func (c *cursor) number(major byte) uint64 {
	found, n := c.head()
	if found != major {
		c.fail()
		return 0
	}
	return n
}

func (c *cursor) uint() uint64 { return c.number(positive) }

func (c *cursor) int() int64 {
	major, n := c.head()
	if major > negative || n > math.MaxInt64 {
		c.fail()
		return 0
	}
	if major == negative {
		return -1 - int64(n)
	}
	return int64(n)
}

func (c *cursor) text() string {
	raw := c.take(c.number(text))
	if !utf8.Valid(raw) {
		c.fail()
	}
	return string(raw)
}

// array gives how many items follow. Each takes a byte at least, so that a number
// out of the air costs no memory.
func (c *cursor) array() int {
	n := c.number(array)
	if n > uint64(len(c.rest)) || n > mostItems {
		c.fail()
		return 0
	}
	return int(n)
}

// item gives the bytes of the next item, whatever it is.
func (c *cursor) item() []byte {
	ahead := *c
	major, n := ahead.head()
	size := uint64(len(c.rest) - len(ahead.rest))
	switch {
	case ahead.broken:
	case major <= negative, major == simple && n <= 23:
		return c.take(size)
	case major == text:
		return c.take(size + n)
	}
	var raw cbor.RawMessage
	after, err := decoding.UnmarshalFirst(c.rest, &raw)
	if err != nil {
		c.fail()
		return nil
	}
	return c.take(uint64(len(c.rest) - len(after)))
}
