package parcel

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha512"
	"encoding/binary"
	"hash"
	"io"

	"feltbog/app/fault"
)

// frameReader reads what a frameWriter wrote, and sums what it reads.
type frameReader struct {
	from  io.Reader
	sum   hash.Hash
	limit uint32
}

// newFrameReader reads the preamble. What was made for another purpose, or is
// none of ours at all, is the purpose's own fault.
func newFrameReader(from io.Reader, why purpose, limit uint32) (r *frameReader, format, reader int, err error) {
	r = &frameReader{from: from, sum: sha512.New(), limit: limit}
	want := append([]byte(magic), why.mark)
	preamble := make([]byte, len(want)+2)
	if n, err := io.ReadFull(from, preamble); err != nil {
		return nil, 0, 0, short(err, why.foreign, bytes.HasPrefix(want, preamble[:min(n, len(want))]))
	}
	if !bytes.HasPrefix(preamble, want) {
		return nil, 0, 0, fault.New(why.foreign)
	}
	r.sum.Write(preamble)
	format, reader = int(preamble[len(want)]), int(preamble[len(want)+1])
	switch {
	case reader > Format:
		return nil, 0, 0, fault.New(fault.NewerVersion)
	case reader == 0 || format < reader:
		return nil, 0, 0, fault.New(fault.Damaged)
	}
	return r, format, reader, nil
}

// short is the fault of a beginning that is not all there: promising tells
// whether what is there could have become one of ours. An empty file could:
// that is what a full stick leaves.
func short(err error, foreign fault.Code, promising bool) error {
	if fault.Of(err).Code != fault.Internal || promising {
		return damaged(err)
	}
	return fault.New(foreign).Because(err)
}

// next reads one frame. The trailer is not part of the sum.
func (r *frameReader) next() (Frame, error) {
	head := make([]byte, 5)
	if _, err := io.ReadFull(r.from, head); err != nil {
		return Frame{}, damaged(err)
	}
	size := binary.BigEndian.Uint32(head[1:])
	if size > bound(head[0], r.limit) {
		return Frame{}, fault.New(fault.TooLarge)
	}
	frame := Frame{Type: head[0], Payload: make([]byte, size)}
	if _, err := io.ReadFull(r.from, frame.Payload); err != nil {
		return Frame{}, damaged(err)
	}
	if frame.Type != frameTrailer {
		r.sum.Write(head)
		r.sum.Write(frame.Payload)
	}
	return frame, nil
}

// finish verifies the trailer, and that nothing comes after it.
func (r *frameReader) finish(trailer Frame, key []byte, why purpose) (string, error) {
	digest := r.sum.Sum(nil)
	if len(key) != ed25519.PublicKeySize {
		return "", fault.New(fault.WrongSignature)
	}
	if err := ed25519.VerifyWithOptions(key, digest, trailer.Payload, why.options()); err != nil {
		return "", fault.New(fault.WrongSignature).Because(err)
	}
	if _, err := io.ReadFull(r.from, make([]byte, 1)); err != io.EOF {
		return "", damaged(err)
	}
	return name(digest), nil
}
