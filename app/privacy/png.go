package privacy

import (
	"bufio"
	"encoding/binary"
	"io"
	"slices"

	"feltbog/app/fault"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// paints are the chunks beside the critical ones that say how the pixels look,
// those of moving pictures among them. All others speak of something else: text,
// time, Exif, or what a program thought fit.
var paints = []string{
	"acTL", "bKGD", "cHRM", "cICP", "cLLI", "fcTL", "fdAT", "gAMA", "hIST", "iCCP", "mDCV", "pHYs", "sBIT", "sPLT", "sRGB", "tRNS",
}

// barePNG copies the chunks of a PNG that paint, up to its end.
func barePNG(to *bufio.Writer, from *bufio.Reader) error {
	if _, err := io.CopyN(to, from, int64(len(pngSignature))); err != nil {
		return err
	}
	for {
		head := make([]byte, 8) // length and type
		if _, err := io.ReadFull(from, head); err != nil {
			return err
		}
		size, kind := int64(binary.BigEndian.Uint32(head)), string(head[4:])
		if size > 1<<31-1 {
			return fault.New(fault.Damaged)
		}
		rest := size + 4 // and the checksum
		critical := kind[0] >= 'A' && kind[0] <= 'Z'
		if !critical && !slices.Contains(paints, kind) {
			if _, err := io.CopyN(io.Discard, from, rest); err != nil {
				return err
			}
			continue
		}
		if _, err := to.Write(head); err != nil {
			return err
		}
		if _, err := io.CopyN(to, from, rest); err != nil || kind == "IEND" {
			return err
		}
	}
}
