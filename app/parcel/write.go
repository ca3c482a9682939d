package parcel

import (
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"hash"
	"io"

	"feltbog/app/fault"
)

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

// write refuses what no reader would take.
func (w *frameWriter) write(kind byte, payload []byte) error {
	if len(payload) > int(bound(kind, maxFrame)) {
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
