package parcel

import (
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"

	"feltbog/app/fault"
)

// maxWindow is how far back a zipped file may refer. Files are written with half.
const maxWindow = 8 << 20

// ratioSlack is what may be unzipped before the ratio is looked at: the scans of
// a few nearly white pages, attached unzipped, are no attack.
const ratioSlack = 40 << 20

// unzipper reads what pack zipped, within limits, and gives the decoder's
// errors their meaning.
type unzipper struct {
	packed   *meter
	unpacked *meter
	decoder  *zstd.Decoder
	ratio    int64
}

func newUnzipper(packed io.Reader, limits Limits) (*unzipper, error) {
	in := &meter{from: packed, limit: math.MaxInt64}
	decoder, err := zstd.NewReader(in,
		zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, fmt.Errorf("unzip: %w", err)
	}
	out := &meter{from: decoder, limit: limits.Content}
	return &unzipper{packed: in, unpacked: out, decoder: decoder, ratio: limits.Ratio}, nil
}

func (u *unzipper) Read(p []byte) (int, error) {
	n, err := u.unpacked.Read(p)
	if err != nil && err != io.EOF {
		return n, u.meaning(err)
	}
	if u.unpacked.count > ratioSlack && u.unpacked.count/u.ratio > u.packed.count {
		return 0, fault.New(fault.TooLarge)
	}
	return n, err
}

func (u *unzipper) meaning(err error) error {
	switch {
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fault.New(fault.TooLarge).Because(err)
	case errors.Is(err, zstd.ErrMagicMismatch) && u.unpacked.count == 0:
		return fault.New(fault.NotAParcel).Because(err)
	default:
		return damaged(err)
	}
}

// Close gives back the decoder's memory.
func (u *unzipper) Close() { u.decoder.Close() }
