package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

// A page of the file holds a little less than 4 KiB of a chunk, so that of a
// piece at every second KiB at least one lies whole in any page that is left.
const (
	pieceLength = 128
	pieceEvery  = 2 << 10

	shortestWhole = 64 // bytes; half of a shorter text is found by chance
	longestPart   = 256
)

// Pieces are bytes by which a chunk would be known if a page of it were left in
// a file. Runs of one byte stand everywhere and prove nothing.
func Pieces(chunk []byte) [][]byte {
	var pieces [][]byte
	for start := 0; start < len(chunk); start += pieceEvery {
		piece := bytes.Clone(chunk[start:min(start+pieceLength, len(chunk))])
		if len(piece) >= 8 && bytes.Count(piece, piece[:1]) < len(piece)/2 {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

// Parts are what a text would be known by if a page of it were left in a file. A
// long one lies on several pages, and any may lie across two: each of its parts is
// short, and they are at least two.
func Parts(text string) []string {
	if len(text) < shortestWhole {
		return []string{text}
	}
	size := min((len(text)+1)/2, longestPart)
	var parts []string
	for len(text) > size {
		end := size
		for !utf8.RuneStart(text[end]) {
			end--
		}
		parts, text = append(parts, text[:end]), text[end:]
	}
	if len(text) < shortestWhole/2 {
		return parts // a last word stands everywhere
	}
	return append(parts, text)
}

// Remains are those of the pieces that can be found in the files of the book by
// somebody with its key. With Residue it is the proof of an erasure.
func (b *Book) Remains(pieces [][]byte) ([][]byte, error) {
	hunt := newHunt(pieces)
	if err := b.vault.Reveal(b.path, hunt.look); err != nil {
		return nil, cause(fmt.Errorf("read files of book: %w", err))
	}
	return hunt.found, nil
}

// Kept are those of the pieces that stand in chunks some attachment is made of:
// they prove nothing.
func (tx *Tx) Kept(pieces [][]byte) ([][]byte, error) {
	named, err := tx.NamedChunks()
	if err != nil || len(pieces) == 0 {
		return nil, err
	}
	hunt := newHunt(pieces)
	for address := range named {
		var chunk []byte
		if _, err := tx.one(`SELECT bytes FROM chunk WHERE address = ?`, []any{address}, &chunk); err != nil {
			return nil, fmt.Errorf("read chunk: %w", err)
		}
		hunt.look(chunk)
	}
	return hunt.found, nil
}

// hunt looks for many pieces at once: by their first eight bytes, and before
// that by their first two.
type hunt struct {
	begin  [1 << 16]bool
	pieces map[uint64][][]byte
	seen   map[string]bool
	found  [][]byte
}

func newHunt(pieces [][]byte) *hunt {
	h := &hunt{pieces: map[uint64][][]byte{}, seen: map[string]bool{}}
	for _, piece := range pieces {
		start := binary.BigEndian.Uint64(piece)
		h.begin[start>>48] = true
		h.pieces[start] = append(h.pieces[start], piece)
	}
	return h
}

func (h *hunt) look(raw []byte) {
	for i := 0; i+8 <= len(raw); i++ {
		if !h.begin[binary.BigEndian.Uint16(raw[i:])] {
			continue
		}
		for _, piece := range h.pieces[binary.BigEndian.Uint64(raw[i:])] {
			if bytes.HasPrefix(raw[i:], piece) && !h.seen[string(piece)] {
				h.seen[string(piece)] = true
				h.found = append(h.found, piece)
			}
		}
	}
}
