package parcel

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"math"

	"feltbog/app/fault"
)

// Frame is one part of a file: a type and its bytes.
type Frame struct {
	Type    byte
	Payload []byte
}

// The frame types. The numbers travel: never reuse one. Known types stand in
// the order of their numbers; unknown ones may stand anywhere between ERASURES
// and TRAILER.
const (
	frameHeader   byte = 1
	frameErasures byte = 2
	frameSchema   byte = 3
	frameChanges  byte = 4
	frameBlob     byte = 5
	frameTrailer  byte = 255
)

// purpose tells files of the same build apart, on their face and in what their
// signatures mean.
type purpose struct {
	mark    byte
	context string
}

var (
	forParcel    = purpose{'P', "Feltbog parcel"}
	forEnrolment = purpose{'E', "Feltbog enrolment"}
)

const magic = "FELT"

// frameWriter writes the preamble and the frames, and sums what it writes.
type frameWriter struct {
	to  io.Writer
	sum hash.Hash
}

func newFrameWriter(to io.Writer, why purpose, format, reader byte) (*frameWriter, error) {
	w := &frameWriter{to: to, sum: sha512.New()}
	preamble := append([]byte(magic), why.mark, format, reader)
	w.sum.Write(preamble)
	if _, err := to.Write(preamble); err != nil {
		return nil, fmt.Errorf("write preamble: %w", err)
	}
	return w, nil
}

func (w *frameWriter) write(kind byte, payload []byte) error {
	if len(payload) > math.MaxUint32 {
		return fault.New(fault.TooLarge)
	}
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(payload)))
	if kind != frameTrailer {
		w.sum.Write(head)
		w.sum.Write(payload)
	}
	if _, err := w.to.Write(head); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	if _, err := w.to.Write(payload); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// sign writes the trailer, and gives the hash that names the content.
func (w *frameWriter) sign(keys Keys, why purpose) (string, error) {
	digest := w.sum.Sum(nil)
	signature, err := keys.sign(digest, why)
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	return name(digest), w.write(frameTrailer, signature)
}

// name cuts a digest to what a person can still be asked to compare.
func name(digest []byte) string { return hex.EncodeToString(digest[:32]) }

// frameReader reads what a frameWriter wrote, and sums what it reads.
type frameReader struct {
	from  io.Reader
	sum   hash.Hash
	limit uint32
}

// newFrameReader reads the preamble. A file for another purpose, or no file of
// ours at all, is fault.NotAParcel.
func newFrameReader(from io.Reader, why purpose, limit uint32) (r *frameReader, format, reader int, err error) {
	r = &frameReader{from: from, sum: sha512.New(), limit: limit}
	want := append([]byte(magic), why.mark)
	preamble := make([]byte, len(want)+2)
	if n, err := io.ReadFull(from, preamble); err != nil {
		return nil, 0, 0, short(err, bytes.HasPrefix(want, preamble[:min(n, len(want))]))
	}
	if !bytes.HasPrefix(preamble, want) {
		return nil, 0, 0, fault.New(fault.NotAParcel)
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
// whether what is there could have become one of ours.
func short(err error, promising bool) error {
	if fault.Of(err).Code != fault.Internal {
		return err
	}
	if promising {
		return damaged(err)
	}
	return fault.New(fault.NotAParcel).Because(err)
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

// bound is the most bytes a frame of this type may have.
func bound(kind byte, limit uint32) uint32 {
	switch kind {
	case frameHeader, frameBlob:
		return min(limit, MaxBlob)
	case frameTrailer:
		return ed25519.SignatureSize
	default:
		return limit
	}
}

// finish verifies the trailer, and that nothing comes after it.
func (r *frameReader) finish(trailer Frame, key []byte, why purpose) (string, error) {
	digest := r.sum.Sum(nil)
	if len(key) != ed25519.PublicKeySize {
		return "", fault.New(fault.WrongSignature)
	}
	options := &ed25519.Options{Hash: crypto.SHA512, Context: why.context}
	if err := ed25519.VerifyWithOptions(key, digest, trailer.Payload, options); err != nil {
		return "", fault.New(fault.WrongSignature).Because(err)
	}
	if _, err := io.ReadFull(r.from, make([]byte, 1)); err != io.EOF {
		return "", damaged(err)
	}
	return name(digest), nil
}
