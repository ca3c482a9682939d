package parcel

import (
	"crypto/sha256"
	"encoding/hex"
)

// MaxBlob is the most bytes of one chunk of an attachment.
const MaxBlob = 1 << 20

// Blob is one chunk. Its address is not in the file: it is what the bytes are.
type Blob struct {
	Address string // hex SHA-256 of Bytes
	Bytes   []byte
}

// NewBlob names a chunk.
func NewBlob(bytes []byte) Blob {
	sum := sha256.Sum256(bytes)
	return Blob{Address: hex.EncodeToString(sum[:]), Bytes: bytes}
}
