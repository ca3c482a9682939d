package parcel

import "fmt"

// Term says what a tag means, for a reader whose catalogue does not have it.
// With Tag 0 it names the kind itself.
type Term struct {
	Kind   int    `cbor:"1,keyasint"`
	Tag    int    `cbor:"2,keyasint,omitempty"`
	Name   string `cbor:"3,keyasint"`
	Type   string `cbor:"4,keyasint,omitempty"`
	Policy string `cbor:"5,keyasint,omitempty"`
}

func encodeTerms(terms []Term) ([]byte, error) {
	raw, err := encoding.Marshal(terms)
	if err != nil {
		return nil, fmt.Errorf("encode schema: %w", err)
	}
	return raw, nil
}

func decodeTerms(payload []byte) ([]Term, error) {
	var terms []Term
	if err := decoding.Unmarshal(payload, &terms); err != nil {
		return nil, damaged(err)
	}
	return terms, nil
}
