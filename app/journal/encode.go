package journal

import (
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"

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

// The wire form is a CBOR array in deterministic encoding (RFC 8949 §4.2):
//
//	[stream, seq, nonce, action, kind, record, wall, why, writes, rest]
//	write = [tag, key, value, [stream, seq, stream, seq, …]]
//	value = null | text | integer | bool | anything newer
//
// A newer minor version may put something at rest; it is kept as it came. A
// value of a form not known here arrives as any other CBOR item and is kept raw.
type wire struct {
	_      struct{} `cbor:",toarray"`
	Stream uint64
	Seq    uint64
	Nonce  uint64
	Action uint8
	Kind   int
	Record string
	Wall   int64
	Why    string
	Writes []wireWrite
	Rest   cbor.RawMessage
}

type wireWrite struct {
	_     struct{} `cbor:",toarray"`
	Tag   int
	Key   string
	Value cbor.RawMessage
	Seen  []uint64
}

var encoding = func() cbor.EncMode {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		panic(err)
	}
	return mode
}()

// The bounds hold for one change: a save writes a form, not a library.
var decoding = func() cbor.DecMode {
	mode, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthForbidden,
		MaxArrayElements: 100_000,
		MaxMapPairs:      10_000,
		MaxNestedLevels:  16,
		UTF8:             cbor.UTF8RejectInvalid,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return mode
}()

// Append writes c to dst. The same change and the same stream numbers give the
// same bytes.
func Append(dst []byte, c Change, streams Streams) ([]byte, error) {
	w, err := pack(c, streams)
	if err != nil {
		return nil, err
	}
	raw, err := encoding.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("encode change: %w", err)
	}
	return append(dst, raw...), nil
}

// Parse reads one change written by Append. Whatever is wrong, the error is
// ErrFormat.
func Parse(raw []byte, streams Streams) (Change, error) {
	var w wire
	if err := decoding.Unmarshal(raw, &w); err != nil {
		return Change{}, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return w.unpack(streams)
}

func pack(c Change, streams Streams) (wire, error) {
	stream, err := streams.Index(c.Dot.Stream)
	if err != nil {
		return wire{}, err
	}
	w := wire{
		Stream: stream, Seq: c.Dot.Seq, Nonce: c.Nonce, Action: uint8(c.Action), Kind: c.Kind,
		Record: string(c.Record), Wall: c.Wall, Why: c.Why, Rest: c.Rest,
		Writes: make([]wireWrite, len(c.Writes)),
	}
	if w.Rest == nil {
		w.Rest = absent
	}
	for i, write := range c.Writes {
		if w.Writes[i], err = write.pack(streams); err != nil {
			return wire{}, err
		}
	}
	return w, nil
}

func (w Write) pack(streams Streams) (wireWrite, error) {
	seen := make([]uint64, 0, 2*len(w.Seen))
	for _, dot := range w.Seen {
		stream, err := streams.Index(dot.Stream)
		if err != nil {
			return wireWrite{}, err
		}
		seen = append(seen, stream, dot.Seq)
	}
	value, err := packValue(w.Value)
	return wireWrite{Tag: w.Slot.Tag, Key: w.Slot.Key, Value: value, Seen: seen}, err
}

func (w wire) unpack(streams Streams) (Change, error) {
	stream, ok := streams.Stream(w.Stream)
	if !ok || w.Seq == 0 {
		return Change{}, ErrFormat
	}
	c := Change{
		Dot: Dot{stream, w.Seq}, Nonce: w.Nonce, Action: Action(w.Action), Kind: w.Kind,
		Record: book.ID(w.Record), Wall: w.Wall, Why: w.Why,
	}
	if len(w.Rest) > 0 && w.Rest[0] != absent[0] {
		c.Rest = w.Rest
	}
	if len(w.Writes) > 0 {
		c.Writes = make([]Write, len(w.Writes))
	}
	for i, write := range w.Writes {
		var err error
		if c.Writes[i], err = write.unpack(streams); err != nil {
			return Change{}, err
		}
	}
	return c, nil
}

func (w wireWrite) unpack(streams Streams) (Write, error) {
	if len(w.Value) == 0 || len(w.Seen)%2 != 0 { // CBOR null stands for a whole write, or a lone half of a dot
		return Write{}, ErrFormat
	}
	write := Write{Slot: book.Slot{Tag: w.Tag, Key: w.Key}, Value: unpackValue(w.Value)}
	for i := 0; i < len(w.Seen); i += 2 {
		stream, ok := streams.Stream(w.Seen[i])
		if !ok || w.Seen[i+1] == 0 {
			return Write{}, ErrFormat
		}
		write.Seen = append(write.Seen, Dot{stream, w.Seen[i+1]})
	}
	return write, nil
}

// absent is CBOR null: nothing there.
var absent = cbor.RawMessage{0xf6}

func packValue(v book.Value) (cbor.RawMessage, error) {
	switch v.Form() {
	case book.Words:
		return encoding.Marshal(v.Words())
	case book.Number:
		return encoding.Marshal(v.Number())
	case book.Truth:
		return encoding.Marshal(v.Bool())
	case book.Raw:
		return v.Raw(), nil
	default:
		return absent, nil
	}
}

// unpackValue keeps whatever it does not recognise byte for byte. Text is kept
// raw as well when it is not canonical already, so that nothing a foreign
// program wrote changes on its way through this book.
func unpackValue(raw cbor.RawMessage) book.Value {
	var item any
	if err := decoding.Unmarshal(raw, &item); err != nil {
		return book.Unknown(raw)
	}
	switch value := item.(type) {
	case nil:
		return book.Value{}
	case string:
		if text := book.Text(value); text.Words() == value && value != "" {
			return text
		}
	case bool:
		return book.Bool(value)
	case uint64:
		if value <= 1<<62 {
			return book.Count(int64(value))
		}
	case int64:
		return book.Count(value)
	}
	return book.Unknown(raw)
}
