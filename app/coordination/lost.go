package coordination

import (
	"context"
	"slices"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// lost is what an erasure takes away, to be looked for afterwards.
type lost struct {
	texts  []string
	chunks map[string][][]byte // pieces of the content, by the address of their chunk
	pieces [][]byte            // of those chunks that should be gone
}

// attachedTo are the attachments that are erased with a whole record.
func attachedTo(tx *store.Tx, record book.ID, whole bool) ([]book.ID, error) {
	attachments, err := tx.Attachments()
	if err != nil || !whole {
		return nil, err
	}
	var ids []book.ID
	for _, a := range attachments {
		if a.Source == record {
			ids = append(ids, a.Record)
		}
	}
	return ids, nil
}

// content remembers by which bytes the content of those of the records that are
// attachments would be known again.
func (l *lost) content(tx *store.Tx, records []book.ID) error {
	attachments, err := tx.Attachments()
	if err != nil {
		return err
	}
	l.chunks = map[string][][]byte{}
	for _, a := range attachments {
		if !slices.Contains(records, a.Record) {
			continue
		}
		for _, address := range a.Chunks {
			chunk, err := tx.Chunk(address)
			if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Damaged) {
				continue
			}
			if err != nil {
				return err
			}
			l.chunks[address] = store.Pieces(chunk)
		}
	}
	return nil
}

// keepGone keeps the pieces of chunks that no attachment is made of any more.
func (l *lost) keepGone(tx *store.Tx) error {
	named, err := tx.NamedChunks()
	for address, pieces := range l.chunks {
		if !named[address] {
			l.pieces = append(l.pieces, pieces...)
		}
	}
	return err
}

// remains counts the pieces that can be found in the files of the book, though
// they stand in nothing it keeps.
func (o *Office) remains(ctx context.Context, pieces [][]byte) (left int, err error) {
	found, err := o.book.Remains(pieces)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		kept, err := tx.Kept(found)
		if err != nil {
			return err
		}
		left = len(found) - len(kept)
		for _, piece := range found {
			if !utf8.Valid(piece) {
				continue
			}
			elsewhere, err := tx.Trace(string(piece)) // a text that was copied from the file
			if err != nil {
				return err
			}
			if len(elsewhere) > 0 {
				left--
			}
		}
		return nil
	})
	return max(left, 0), err
}
