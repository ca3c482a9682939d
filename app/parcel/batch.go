package parcel

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"feltbog/app/journal"
)

// A batch is written when it has reached either; small enough that reading one
// costs little, large enough that the table of streams costs nothing.
const (
	batchBytes   = 1 << 19
	batchChanges = 1 << 14
)

// batchWire is a payload of CHANGES and ERASURES. Streams are device, scope,
// device, scope …, numbered from 0 as the changes mention them.
type batchWire struct {
	_       struct{} `cbor:",toarray"`
	Streams []string
	Changes []cbor.RawMessage
}

// batch gathers changes into frames of one type.
type batch struct {
	to      *frameWriter
	kind    byte
	streams journal.Table
	raw     []byte
	ends    []int
}

func (b *batch) add(c journal.Change) error {
	raw, err := journal.Append(b.raw, c, &b.streams)
	if err != nil {
		return fmt.Errorf("encode change: %w", err)
	}
	b.raw, b.ends = raw, append(b.ends, len(raw))
	if len(b.raw) < batchBytes && len(b.ends) < batchChanges {
		return nil
	}
	return b.flush()
}

// rest writes what is gathered, if anything is.
func (b *batch) rest() error {
	if len(b.ends) == 0 {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() error {
	w := batchWire{Streams: []string{}, Changes: make([]cbor.RawMessage, len(b.ends))}
	for _, stream := range b.streams.List {
		w.Streams = append(w.Streams, string(stream.Device), string(stream.Scope))
	}
	start := 0
	for i, end := range b.ends {
		w.Changes[i], start = b.raw[start:end], end
	}
	payload, err := encoding.Marshal(w)
	if err != nil {
		return fmt.Errorf("encode changes: %w", err)
	}
	b.streams, b.raw, b.ends = journal.Table{}, b.raw[:0], b.ends[:0]
	return b.to.write(b.kind, payload)
}

// decodeBatch gives each change of a payload to visit.
func decodeBatch(payload []byte, visit func(journal.Change) error) error {
	var w batchWire
	if err := decoding.Unmarshal(payload, &w); err != nil {
		return damaged(err)
	}
	if len(w.Streams)%2 != 0 {
		return damaged(nil)
	}
	var streams journal.Table
	for i := 0; i < len(w.Streams); i += 2 {
		stream := journal.Stream{Device: journal.Device(w.Streams[i]), Scope: journal.Scope(w.Streams[i+1])}
		if !named(stream) {
			return damaged(nil)
		}
		streams.List = append(streams.List, stream)
	}
	for _, raw := range w.Changes {
		change, err := journal.Parse(raw, &streams)
		if err != nil {
			return damaged(err)
		}
		if err := visit(change); err != nil {
			return err
		}
	}
	return nil
}
