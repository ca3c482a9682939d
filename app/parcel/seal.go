package parcel

import (
	"fmt"
	"io"
	"maps"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Seal writes a parcel that the recipients in to, and the sender, can open.
// Every recipient is a post-quantum one (Public.Recipient, Reserve.Recipient).
// What w holds after an error is worthless.
func Seal(w io.Writer, h Header, content Content, keys Keys, to []string) (Receipt, error) {
	recipients, fingerprints, err := address(to, keys)
	if err != nil {
		return Receipt{}, err
	}
	h.Recipients = fingerprints
	return seal(w, h, content, keys, recipients)
}

// SealWith writes a parcel that opens under a passphrase, for the day there is
// no key to seal to. Nobody else can open it: not the reserve, not the sender.
func SealWith(w io.Writer, h Header, content Content, keys Keys, passphrase string) (Receipt, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return Receipt{}, fmt.Errorf("take passphrase: %w", err)
	}
	recipient.SetWorkFactor(workFactor)
	h.Recipients = nil
	return seal(w, h, content, keys, []age.Recipient{recipient})
}

func seal(w io.Writer, h Header, content Content, keys Keys, recipients []age.Recipient) (Receipt, error) {
	h.Format, h.Reader = Format, oldest
	if err := h.count(content); err != nil {
		return Receipt{}, fmt.Errorf("count changes: %w", err)
	}
	if !h.whole() {
		return Receipt{}, fmt.Errorf("seal parcel: the header is not filled in")
	}
	file := &counter{to: w}
	closed, err := age.Encrypt(file, recipients...)
	if err != nil {
		return Receipt{}, fmt.Errorf("encrypt parcel: %w", err)
	}
	hash, err := pack(closed, h, content, keys)
	if err != nil {
		return Receipt{}, err
	}
	if err := closed.Close(); err != nil {
		return Receipt{}, fmt.Errorf("encrypt parcel: %w", err)
	}
	return Receipt{Header: h, Hash: hash, Bytes: file.count}, nil
}

// pack zips the frames. One goroutine, so that the same content gives the same
// bytes.
func pack(to io.Writer, h Header, content Content, keys Keys) (string, error) {
	packed, err := zstd.NewWriter(to, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(maxWindow/2))
	if err != nil {
		return "", fmt.Errorf("zip parcel: %w", err)
	}
	frames, err := newFrameWriter(packed, forParcel, byte(h.Format), byte(h.Reader))
	if err != nil {
		return "", err
	}
	if err := fill(frames, h, content); err != nil {
		return "", err
	}
	hash, err := frames.sign(keys, forParcel)
	if err != nil {
		return "", err
	}
	if err := packed.Close(); err != nil {
		return "", fmt.Errorf("zip parcel: %w", err)
	}
	return hash, nil
}

func fill(to *frameWriter, h Header, content Content) error {
	head, err := h.encode()
	if err != nil {
		return err
	}
	if err := to.write(frameHeader, head); err != nil {
		return err
	}
	if err := fillErasures(to, content.Erasures); err != nil {
		return err
	}
	if err := fillTerms(to, content.Terms); err != nil {
		return err
	}
	if err := fillChanges(to, h, content); err != nil {
		return err
	}
	if err := fillBlobs(to, content); err != nil {
		return err
	}
	for _, frame := range content.Unknown {
		if err := to.write(frame.Type, frame.Payload); err != nil {
			return err
		}
	}
	return nil
}

// fillErasures writes the frame even when there are none: a parcel without it
// is not a parcel of someone who knows of none, it is a broken parcel.
func fillErasures(to *frameWriter, erasures []journal.Change) error {
	b := batch{to: to, kind: frameErasures}
	for _, erasure := range erasures {
		if err := b.add(erasure); err != nil {
			return err
		}
	}
	return b.flush()
}

func fillTerms(to *frameWriter, terms []Term) error {
	if len(terms) == 0 {
		return nil
	}
	raw, err := encodeTerms(terms)
	if err != nil {
		return err
	}
	return to.write(frameSchema, raw)
}

// fillChanges holds what comes against what was counted: the header is already
// written, and a parcel that says one thing and holds another opens for nobody.
func fillChanges(to *frameWriter, h Header, content Content) error {
	b := batch{to: to, kind: frameChanges}
	held := journal.Held{}
	err := content.changes(func(c journal.Change) error {
		held.Add(c.Dot)
		return b.add(c)
	})
	if err != nil {
		return err
	}
	if !sameHeld(held, h.Ranges) {
		return fmt.Errorf("seal parcel: the changes were others when counted")
	}
	if len(b.ends) == 0 {
		return nil
	}
	return b.flush()
}

func fillBlobs(to *frameWriter, content Content) error {
	return content.blobs(func(bytes []byte) error { return to.write(frameBlob, bytes) })
}

func (c Content) changes(visit func(journal.Change) error) error {
	if c.Changes == nil {
		return nil
	}
	return c.Changes(visit)
}

func (c Content) blobs(visit func([]byte) error) error {
	if c.Blobs == nil {
		return nil
	}
	return c.Blobs(visit)
}

// count fills in what the header says about the content.
func (h *Header) count(content Content) error {
	h.Ranges, h.Changes, h.Blobs, h.BlobBytes = journal.Held{}, 0, 0, 0
	h.Erasures = len(content.Erasures)
	records := map[book.ID]struct{}{}
	err := content.changes(func(c journal.Change) error {
		if c.Dot.Seq <= h.Ranges.Last(c.Dot.Stream) {
			return fmt.Errorf("changes must come in ascending order")
		}
		h.Ranges.Add(c.Dot)
		h.Changes++
		records[c.Record] = struct{}{}
		return nil
	})
	if err != nil {
		return err
	}
	h.Records = len(records)
	return content.blobs(func(bytes []byte) error {
		if len(bytes) > MaxBlob {
			return fault.New(fault.TooLarge)
		}
		h.Blobs++
		h.BlobBytes += int64(len(bytes))
		return nil
	})
}

func sameHeld(a, b journal.Held) bool {
	return maps.EqualFunc(a, b, func(a, b []journal.Range) bool {
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if a[i] != b[i] {
				return false
			}
		}
		return true
	})
}

type counter struct {
	to    io.Writer
	count int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.count += int64(n)
	return n, err
}
