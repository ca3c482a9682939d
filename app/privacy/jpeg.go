package privacy

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"feltbog/app/fault"
)

const jpegStart = "\xff\xd8\xff"

// The markers of JPEG (ISO 10918-1, table B.1) that are handled by name.
const (
	markerEnd     = 0xd9
	markerScan    = 0xda
	markerApp0    = 0xe0
	markerApp1    = 0xe1 // Exif and XMP
	markerApp2    = 0xe2
	markerApp14   = 0xee // Adobe's: without it colours are read wrongly
	markerApp15   = 0xef
	markerComment = 0xfe
)

// bareJPEG copies a JPEG up to its end: telephones put films and further
// pictures, with places of their own, behind it.
func bareJPEG(to *bufio.Writer, from *bufio.Reader) error {
	if _, err := io.CopyN(to, from, 2); err != nil {
		return err
	}
	drawn := false
	for {
		marker, err := nextMarker(from)
		if errors.Is(err, io.EOF) && drawn {
			return nil // cut short, and most programs still show it
		}
		if err != nil {
			return err
		}
		if marker == markerEnd {
			_, err := to.Write([]byte{0xff, markerEnd})
			return err
		}
		payload, err := segment(from)
		if err != nil {
			return err
		}
		if err := writeSegment(to, marker, kept(marker, payload)); err != nil {
			return err
		}
		if marker == markerScan {
			drawn = true
			if err := copyScan(to, from); err != nil {
				return err
			}
		}
	}
}

func nextMarker(from *bufio.Reader) (byte, error) {
	first, err := from.ReadByte()
	if err != nil {
		return 0, err
	}
	marker := first
	for marker == 0xff { // any number of them may fill
		if marker, err = from.ReadByte(); err != nil {
			return 0, err
		}
	}
	if first != 0xff || marker < 0xc0 {
		return 0, fault.New(fault.Damaged)
	}
	return marker, nil
}

// segment reads what follows a marker, without its length.
func segment(from *bufio.Reader) ([]byte, error) {
	var length [2]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	size := int(binary.BigEndian.Uint16(length[:])) - 2
	if size < 0 {
		return nil, fault.New(fault.Damaged)
	}
	payload := make([]byte, size)
	_, err := io.ReadFull(from, payload)
	return payload, err
}

// kept is what is left of a segment: all that a decoder needs, nil of what it
// does not. Of an Exif segment that is which way is up.
func kept(marker byte, payload []byte) []byte {
	switch {
	case marker == markerApp1:
		return upright(orientation(payload))
	case marker == markerApp0 && bytes.HasPrefix(payload, []byte("JFIF\x00")),
		marker == markerApp2 && bytes.HasPrefix(payload, []byte("ICC_PROFILE\x00")),
		marker == markerApp14:
		return payload
	case marker >= markerApp0 && marker <= markerApp15, marker == markerComment:
		return nil
	}
	return payload
}

func writeSegment(to *bufio.Writer, marker byte, payload []byte) error {
	if payload == nil {
		return nil
	}
	head := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(payload)+2))
	if _, err := to.Write(head); err != nil {
		return err
	}
	_, err := to.Write(payload)
	return err
}

// copyScan copies the pixels, up to the next marker that is not part of them.
func copyScan(to *bufio.Writer, from *bufio.Reader) error {
	for {
		next, err := from.Peek(2)
		if len(next) == 2 && next[0] == 0xff && next[1] != 0 && (next[1] < 0xd0 || next[1] > 0xd7) {
			return nil
		}
		if len(next) == 0 {
			return ignoreEnd(err)
		}
		if err := to.WriteByte(next[0]); err != nil {
			return err
		}
		if _, err := from.Discard(1); err != nil {
			return err
		}
	}
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
