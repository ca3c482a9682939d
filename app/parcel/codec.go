package parcel

import (
	"github.com/fxamacker/cbor/v2"

	"feltbog/app/fault"
)

var encoding = must(cbor.CoreDetEncOptions().EncMode())

// decoding allows what a newer version may add (keys, tags) and nothing that a
// deterministic encoder does not write. The bounds hold within one frame.
var decoding = must(cbor.DecOptions{
	DupMapKey:        cbor.DupMapKeyEnforcedAPF,
	IndefLength:      cbor.IndefLengthForbidden,
	MaxArrayElements: 1 << 17,
	MaxMapPairs:      1 << 14,
	MaxNestedLevels:  24,
	UTF8:             cbor.UTF8RejectInvalid,
}.DecMode())

func must[T any](mode T, err error) T {
	if err != nil {
		panic(err)
	}
	return mode
}

// damaged is the fault for bytes that cannot be read. A fault given nearer the
// bytes is kept.
func damaged(err error) error {
	if err != nil && fault.Of(err).Code != fault.Internal {
		return err
	}
	return fault.New(fault.Damaged).Because(err)
}
