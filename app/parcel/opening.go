package parcel

import (
	"io"
	"slices"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// opening is the reading of one parcel.
type opening struct {
	trust    Trust
	into     Sink
	frames   *frameReader
	header   Header
	sender   Sender
	stage    byte // the known frame type seen last
	held     journal.Held
	changes  int
	erasures int
	blobs    int
	bytes    int64
}

func newOpening(trust Trust, into Sink) *opening {
	return &opening{trust: trust, into: into, held: journal.Held{}}
}

func (o *opening) run(content io.Reader, limit uint32) (Receipt, error) {
	frames, format, reader, err := newFrameReader(content, forParcel, limit)
	if err != nil {
		return Receipt{}, err
	}
	o.frames = frames
	if err := o.begin(format, reader); err != nil {
		return Receipt{}, err
	}
	for {
		frame, err := o.frames.next()
		if err != nil {
			return Receipt{}, err
		}
		if frame.Type == frameTrailer {
			return o.end(frame)
		}
		if err := o.take(frame); err != nil {
			return Receipt{}, err
		}
	}
}

// begin reads the header and asks whose it is.
func (o *opening) begin(format, reader int) error {
	frame, err := o.frames.next()
	if err != nil {
		return err
	}
	if frame.Type != frameHeader {
		return damaged(nil)
	}
	if o.header, err = decodeHeader(frame.Payload); err != nil {
		return err
	}
	o.header.Format, o.header.Reader, o.stage = format, reader, frameHeader
	if ours := o.trust.Workspace(); ours != "" && ours != o.header.Workspace {
		return fault.New(fault.OtherWorkspace)
	}
	if o.sender, err = o.trust.Sender(o.header); err != nil {
		return err
	}
	return o.into.Header(o.header)
}

func (o *opening) take(frame Frame) error {
	if err := o.step(frame.Type); err != nil {
		return err
	}
	switch frame.Type {
	case frameErasures:
		return decodeBatch(frame.Payload, o.erasure)
	case frameSchema:
		return o.terms(frame.Payload)
	case frameChanges:
		return decodeBatch(frame.Payload, o.change)
	case frameBlob:
		o.blobs++
		o.bytes += int64(len(frame.Payload))
		return o.into.Blob(NewBlob(frame.Payload))
	default:
		return o.into.Unknown(frame)
	}
}

// step holds frames to their order. Erasures come before anything they could
// have to strip.
func (o *opening) step(kind byte) error {
	known := kind <= frameBlob
	switch {
	case o.stage == frameHeader && kind != frameErasures:
		return damaged(nil)
	case known && kind < o.stage:
		return damaged(nil)
	case known:
		o.stage = kind
	}
	return nil
}

func (o *opening) erasure(c journal.Change) error {
	if c.Action != journal.EraseFields && c.Action != journal.EraseRecord {
		return damaged(nil)
	}
	o.erasures++
	return o.into.Erasure(c)
}

func (o *opening) terms(payload []byte) error {
	terms, err := decodeTerms(payload)
	if err != nil {
		return err
	}
	for _, term := range terms {
		if err := o.into.Term(term); err != nil {
			return err
		}
	}
	return nil
}

// change holds a sender to its own streams, and to what its role may do.
func (o *opening) change(c journal.Change) error {
	own := c.Dot.Stream.Device == o.header.Sender || slices.Contains(o.sender.Also, c.Dot.Stream.Device)
	if !o.sender.Relays && (!own || commands(c.Action)) {
		return fault.New(fault.ForeignStream)
	}
	if c.Dot.Seq <= o.held.Last(c.Dot.Stream) {
		return damaged(nil)
	}
	o.held.Add(c.Dot)
	o.changes++
	return o.into.Change(c)
}

// commands tells whether an action is the coordinator's alone. Actions that are
// not known here are a newer version's, and not ours to judge.
func commands(action journal.Action) bool {
	return action > journal.Edit && action <= journal.SetAside
}

// end proves the whole.
func (o *opening) end(trailer Frame) (Receipt, error) {
	if o.stage == frameHeader {
		return Receipt{}, damaged(nil)
	}
	hash, err := o.frames.finish(trailer, o.sender.SignKey, forParcel)
	if err != nil {
		return Receipt{}, err
	}
	h := o.header
	if o.changes != h.Changes || o.erasures != h.Erasures || o.blobs != h.Blobs || o.bytes != h.BlobBytes ||
		!sameHeld(o.held, h.Ranges) {
		return Receipt{}, damaged(nil)
	}
	return Receipt{Header: h, Hash: hash}, nil
}
