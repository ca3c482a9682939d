package privacy

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"feltbog/app/fault"
)

// Bare copies a file. Of a JPEG or PNG picture it leaves out all that is not the
// picture: where and when it was taken, by which camera and whom, captions,
// thumbnails, and pictures or films hidden behind the first. No pixel changes,
// and a photograph still stands the right way up. bare tells whether the file
// was such a picture; anything else is copied as it is.
//
// It reads once and keeps no more than one segment (64 KiB) in memory. A picture
// that breaks off before its first pixels, or is put together wrongly, is
// fault.Damaged; what to holds is then worthless.
func Bare(to io.Writer, from io.Reader) (bare bool, err error) {
	in, out := bufio.NewReaderSize(from, 1<<16), bufio.NewWriterSize(to, 1<<16)
	switch {
	case begins(in, pngSignature):
		bare, err = true, barePNG(out, in)
	case begins(in, jpegStart):
		bare, err = true, bareJPEG(out, in)
	default:
		_, err = io.Copy(out, in)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fault.New(fault.Damaged).Because(err)
	}
	if err != nil {
		return bare, err
	}
	return bare, out.Flush()
}

func begins(in *bufio.Reader, with string) bool {
	start, _ := in.Peek(len(with)) // a file shorter than that begins otherwise
	return bytes.Equal(start, []byte(with))
}
