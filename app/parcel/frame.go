package parcel

import (
	"crypto"
	"crypto/ed25519"
	"encoding/hex"

	"feltbog/app/fault"
)

// Frame is one part of a file: a type and its bytes.
type Frame struct {
	Type    byte
	Payload []byte
}

// The frame types. The numbers travel: never reuse one. Known types stand in
// the order of their numbers; unknown ones may stand anywhere between ERASURES
// and TRAILER.
const (
	frameHeader   byte = 1
	frameErasures byte = 2
	frameSchema   byte = 3
	frameChanges  byte = 4
	frameBlob     byte = 5
	frameTrailer  byte = 255
)

// purpose tells files of the same build apart, on their face and in what their
// signatures mean.
type purpose struct {
	mark    byte
	context string
	foreign fault.Code // what a file is that was made for no such purpose
}

var (
	forParcel    = purpose{'P', "Feltbog parcel", fault.NotAParcel}
	forEnrolment = purpose{'E', "Feltbog enrolment", fault.NotAnEnrolment}
)

const magic = "FELT"

// maxFrame is the most bytes of any frame, maxHeader of that one: room for tens
// of thousands of gaps.
const (
	maxFrame  = 4 << 20
	maxHeader = 1 << 20
)

// options are what a signature means beside the bytes it is over.
func (p purpose) options() *ed25519.Options {
	return &ed25519.Options{Hash: crypto.SHA512, Context: p.context}
}

// bound is the most bytes a frame of this type may have.
func bound(kind byte, limit uint32) uint32 {
	switch kind {
	case frameHeader:
		return min(limit, maxHeader)
	case frameBlob:
		return min(limit, MaxBlob)
	case frameTrailer:
		return ed25519.SignatureSize
	default:
		return limit
	}
}

// name cuts a digest to what a person can still be asked to compare.
func name(digest []byte) string { return hex.EncodeToString(digest[:32]) }
