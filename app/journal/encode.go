package journal

import (
	"bytes"
	"errors"
	"math"

	"feltbog/app/book"
)

// Streams numbers the streams that encoded changes mention, so that a dot costs
// two small integers and not a device id. A parcel carries such a table; a book
// has its own.
type Streams interface {
	Index(Stream) (uint64, error)
	Stream(index uint64) (Stream, bool)
}

// Table is a Streams that grows as streams are met. The zero Table is empty.
type Table struct {
	List  []Stream
	index map[Stream]uint64
}

// Index gives the stream's number, adding it when new.
func (t *Table) Index(s Stream) (uint64, error) {
	if t.index == nil {
		t.index = make(map[Stream]uint64, len(t.List))
		for i, known := range t.List {
			t.index[known] = uint64(i)
		}
	}
	i, ok := t.index[s]
	if !ok {
		i = uint64(len(t.List))
		t.List = append(t.List, s)
		t.index[s] = i
	}
	return i, nil
}

// Stream gives the stream of a number.
func (t *Table) Stream(i uint64) (Stream, bool) {
	if i >= uint64(len(t.List)) {
		return Stream{}, false
	}
	return t.List[i], true
}

// ErrFormat is a change that cannot be read: damaged, or not a change.
var ErrFormat = errors.New("journal: not a change")

// Append writes c to dst. The same change and the same stream numbers give the
// same bytes: a CBOR array in deterministic encoding (RFC 8949 §4.2),
//
//	[stream, seq, nonce, action, kind, record, wall, why, writes, rest]
//	write = [tag, key, value, [stream, seq, stream, seq, …]]
//	value = null | text | integer | bool | anything newer
//
// A newer minor version may put something at rest; it is kept as it came. A
// value of a form not known here arrives as any other CBOR item and is kept raw.
func Append(dst []byte, c Change, streams Streams) ([]byte, error) {
	stream, err := streams.Index(c.Dot.Stream)
	if err != nil {
		return nil, err
	}
	dst = appendHead(dst, array, 10)
	for _, n := range [...]uint64{stream, c.Dot.Seq, c.Nonce, uint64(c.Action)} {
		dst = appendHead(dst, positive, n)
	}
	dst = appendInt(dst, int64(c.Kind))
	dst = appendText(dst, string(c.Record))
	dst = appendInt(dst, c.Wall)
	dst = appendText(dst, c.Why)
	dst = appendHead(dst, array, uint64(len(c.Writes)))
	for _, w := range c.Writes {
		if dst, err = w.append(dst, streams); err != nil {
			return nil, err
		}
	}
	return appendItem(dst, c.Rest), nil
}

func (w Write) append(dst []byte, streams Streams) ([]byte, error) {
	dst = appendHead(dst, array, 4)
	dst = appendInt(dst, int64(w.Slot.Tag))
	dst = appendText(dst, w.Slot.Key)
	dst = appendValue(dst, w.Value)
	dst = appendHead(dst, array, 2*uint64(len(w.Seen)))
	for _, dot := range w.Seen {
		stream, err := streams.Index(dot.Stream)
		if err != nil {
			return nil, err
		}
		dst = appendHead(appendHead(dst, positive, stream), positive, dot.Seq)
	}
	return dst, nil
}

func appendValue(dst []byte, v book.Value) []byte {
	switch v.Form() {
	case book.Words:
		return appendText(dst, v.Words())
	case book.Number:
		return appendInt(dst, v.Number())
	case book.Truth:
		if v.Bool() {
			return append(dst, right)
		}
		return append(dst, wrong)
	default:
		return appendItem(dst, v.Raw())
	}
}

// appendItem writes what is kept raw, null for nothing.
func appendItem(dst, raw []byte) []byte {
	if len(raw) == 0 {
		return append(dst, absent)
	}
	return append(dst, raw...)
}

// Parse reads one change written by Append. Whatever is wrong, the error is
// ErrFormat.
func Parse(raw []byte, streams Streams) (Change, error) {
	in := reading{cursor{rest: raw}, streams, nil}
	c := in.change()
	if in.broken || len(in.rest) > 0 {
		return Change{}, ErrFormat
	}
	return c, nil
}

// reading is the reading of one change. All dots seen lie in one slice.
type reading struct {
	cursor
	streams Streams
	seen    []Dot
}

func (in *reading) change() Change {
	if in.array() != 10 {
		in.fail()
	}
	c := Change{Dot: in.dot(), Nonce: in.uint()}
	action := in.uint()
	if action > math.MaxUint8 {
		in.fail()
	}
	c.Action, c.Kind = Action(action), int(in.int())
	c.Record, c.Wall, c.Why = book.ID(in.text()), in.int(), in.text()
	if n := in.array(); n > 0 {
		c.Writes = make([]Write, n)
	}
	for i := range c.Writes {
		if c.Writes[i] = in.write(); in.broken {
			return Change{}
		}
	}
	if rest := in.item(); !in.broken && rest[0] != absent {
		c.Rest = bytes.Clone(rest)
	}
	return c
}

func (in *reading) dot() Dot {
	stream, known := in.streams.Stream(in.uint())
	dot := Dot{stream, in.uint()}
	if !known || dot.Seq == 0 {
		in.fail()
	}
	return dot
}

func (in *reading) write() Write {
	if in.array() != 4 {
		in.fail()
	}
	w := Write{Slot: book.Slot{Tag: int(in.int()), Key: in.text()}}
	if raw := in.item(); !in.broken {
		w.Value = unpackValue(raw)
	}
	dots := in.array()
	if dots%2 != 0 {
		in.fail()
	}
	first := len(in.seen)
	for range dots / 2 {
		in.seen = append(in.seen, in.dot())
	}
	if last := len(in.seen); last > first {
		w.Seen = in.seen[first:last:last]
	}
	return w
}

// unpackValue keeps whatever it does not recognise byte for byte. Text is kept
// raw as well when it is not canonical already, so that nothing a foreign
// program wrote changes on its way through this book.
func unpackValue(raw []byte) book.Value {
	in := cursor{rest: raw}
	switch major, n := in.head(); {
	case in.broken:
	case raw[0] == absent:
		return book.Value{}
	case raw[0] == wrong, raw[0] == right:
		return book.Bool(raw[0] == right)
	case major == positive && n <= 1<<62:
		return book.Count(int64(n))
	case major == negative && n <= math.MaxInt64:
		return book.Count(-1 - int64(n))
	case major == text:
		words := string(in.rest)
		if value := book.Text(words); value.Words() == words && words != "" {
			return value
		}
	}
	return book.Unknown(raw)
}
