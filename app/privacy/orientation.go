package privacy

import (
	"bytes"
	"encoding/binary"
)

// In Exif the way up is one number, 1 to 8, under this tag of the first
// directory (Exif 2.32, 4.6.4).
const (
	exifHead       = "Exif\x00\x00"
	tagOrientation = 0x0112
)

// orientation is the way up that an Exif segment tells; 0 when it tells none.
func orientation(payload []byte) int {
	tiff, ok := bytes.CutPrefix(payload, []byte(exifHead))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	start := int64(order.Uint32(tiff[4:]))
	if start+2 > int64(len(tiff)) {
		return 0
	}
	directory := tiff[start:]
	entries := directory[2:]
	for range order.Uint16(directory) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == tagOrientation {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[12:]
	}
	return 0
}

// upright is an Exif segment that tells the way up and nothing else; nil when
// nothing need be told.
func upright(orientation int) []byte {
	if orientation < 2 || orientation > 8 {
		return nil
	}
	return append([]byte(exifHead),
		'M', 'M', 0, 42, 0, 0, 0, 8, // big-endian TIFF, directory at 8
		0, 1, // of one entry:
		tagOrientation>>8, tagOrientation&0xff, 0, 3, 0, 0, 0, 1, 0, byte(orientation), 0, 0,
		0, 0, 0, 0) // and no other directory
}
