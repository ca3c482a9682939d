package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// PutChunk keeps a chunk of an attachment, once, and gives its address. What lay
// damaged under that address is replaced.
func (tx *Tx) PutChunk(bytes []byte) (address string, err error) {
	address = addressOf(bytes)
	if _, err := tx.Chunk(address); err == nil {
		return address, nil
	}
	if _, err := tx.exec(`INSERT OR REPLACE INTO chunk (address, bytes) VALUES (?, ?)`, address, bytes); err != nil {
		return "", fmt.Errorf("write chunk: %w", err)
	}
	return address, nil
}

// Chunk reads a chunk and holds it against its address. The faults are NotFound
// and Damaged.
func (tx *Tx) Chunk(address string) ([]byte, error) {
	var bytes []byte
	found, err := tx.one(`SELECT bytes FROM chunk WHERE address = ?`, []any{address}, &bytes)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read chunk: %w", err)
	case !found:
		return nil, fault.New(fault.NotFound)
	case addressOf(bytes) != address:
		return nil, fault.New(fault.Damaged)
	}
	return bytes, nil
}

// ChunkSize is how many bytes a chunk has; 0 for one that is not here.
func (tx *Tx) ChunkSize(address string) (size int64, err error) {
	if _, err = tx.one(`SELECT length(bytes) FROM chunk WHERE address = ?`, []any{address}, &size); err != nil {
		return 0, fmt.Errorf("measure chunk: %w", err)
	}
	return size, nil
}

// ChunkBytes is how much room all chunks take.
func (tx *Tx) ChunkBytes() (size int64, err error) {
	if _, err = tx.one(`SELECT coalesce(sum(length(bytes)), 0) FROM chunk`, nil, &size); err != nil {
		return 0, fmt.Errorf("measure chunks: %w", err)
	}
	return size, nil
}

func addressOf(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}

// sweep lets go of the chunks that nothing names any more, after an erasure. It
// is the only way a chunk ever leaves a book: a withdrawal and a set-aside can be
// undone.
func (tx *Tx) sweep(c journal.Change) error {
	if c.Action != journal.EraseFields && c.Action != journal.EraseRecord {
		return nil
	}
	if tag, _, err := tx.Kind(c.Record); tag != book.KindAttachment || err != nil {
		return err
	}
	named, err := tx.NamedChunks()
	if err != nil {
		return err
	}
	held, err := tx.addresses()
	if err != nil {
		return err
	}
	for _, address := range held {
		if named[address] {
			continue
		}
		if _, err := tx.exec(`DELETE FROM chunk WHERE address = ?`, address); err != nil {
			return fmt.Errorf("let go of chunk: %w", err)
		}
	}
	return nil
}

func (tx *Tx) addresses() ([]string, error) {
	held, err := column[string](tx, `SELECT address FROM chunk ORDER BY address`)
	if err != nil {
		return nil, fmt.Errorf("read chunks: %w", err)
	}
	return held, nil
}

// checkChunks reads every chunk there is, and looks for those there should be.
func (tx *Tx) checkChunks(h *Health) error {
	held, err := tx.addresses()
	if err != nil {
		return err
	}
	for _, address := range held {
		_, err := tx.Chunk(address)
		if fault.Is(err, fault.Damaged) {
			h.found(ProblemChunks)
		} else if err != nil {
			return err
		}
	}
	attachments, err := tx.Attachments()
	if err != nil {
		return err
	}
	for _, a := range attachments {
		missing := func(address string) bool { _, found := slices.BinarySearch(held, address); return !found }
		if !a.Withdrawn && slices.ContainsFunc(a.Chunks, missing) {
			h.found(ProblemChunks)
		}
	}
	return nil
}

// Lacks counts the chunks of an attachment that are not in the book.
func (tx *Tx) Lacks(a Attachment) (lacking int, err error) {
	for _, address := range a.Chunks {
		size, failed := tx.ChunkSize(address)
		err = errors.Join(err, failed)
		if size == 0 {
			lacking++
		}
	}
	return lacking, err
}
