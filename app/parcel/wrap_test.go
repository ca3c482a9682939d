package parcel

import (
	"bytes"
	"io"
	"testing"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// wrapped zips what fill writes and seals it to the coordinator.
func wrapped(t testing.TB, fill func(io.Writer) error, options ...zstd.EOption) []byte {
	t.Helper()
	return enclosed(t, func(w io.Writer) error {
		packed, err := zstd.NewWriter(w, append([]zstd.EOption{zstd.WithEncoderConcurrency(1)}, options...)...)
		if err != nil {
			return err
		}
		if err := fill(packed); err != nil {
			return err
		}
		return packed.Close()
	})
}

// enclosed seals whatever fill writes to the coordinator.
func enclosed(t testing.TB, fill func(io.Writer) error) []byte {
	t.Helper()
	recipient, err := age.ParseHybridRecipient(mettes().Public().Recipient)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	closed, err := age.Encrypt(&file, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(closed); err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// zipped is a zipped parcel without its envelope, signed by Anna.
func zipped(t testing.TB, shape func(*frameWriter) error) []byte {
	t.Helper()
	var raw bytes.Buffer
	packed, err := zstd.NewWriter(&raw)
	if err != nil {
		t.Fatal(err)
	}
	frames, err := newFrameWriter(packed, forParcel, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := shape(frames); err != nil {
		t.Fatal(err)
	}
	if _, err := frames.sign(annas(), forParcel); err != nil {
		t.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return raw.Bytes()
}
