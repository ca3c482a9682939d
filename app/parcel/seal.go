package parcel

import (
	"fmt"
	"io"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
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
// A passphrase under twelve characters is fault.WeakPassphrase.
func SealWith(w io.Writer, h Header, content Content, keys Keys, passphrase string) (Receipt, error) {
	if err := Strong(passphrase); err != nil {
		return Receipt{}, err
	}
	recipient, err := age.NewScryptRecipient(canonical(passphrase))
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

// pack zips the frames, by one encoder: each more would take its own memory for
// a file that is done in a second.
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

type counter struct {
	to    io.Writer
	count int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.count += int64(n)
	return n, err
}
