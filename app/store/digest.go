package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// Digest is the SHA-256, in hex, of what is replicated: every change in the
// order of dots and every head. Two books that hold the same changes have the
// same digest, in whatever order they were added and whatever else is in the
// books.
func (tx *Tx) Digest() (string, error) {
	if err := tx.project(); err != nil {
		return "", err
	}
	sum := sha256.New()
	if err := tx.digestChanges(sum); err != nil {
		return "", fmt.Errorf("digest changes: %w", err)
	}
	if err := tx.digestHeads(sum); err != nil {
		return "", fmt.Errorf("digest heads: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// digestChanges writes the changes with streams numbered as they are met, which
// in the order of dots is the same in every book.
func (tx *Tx) digestChanges(sum io.Writer) error {
	held, err := tx.holding()
	if err != nil {
		return err
	}
	var table journal.Table
	var buffer []byte
	for _, stream := range slices.SortedFunc(maps.Keys(held), journal.Stream.Compare) {
		err := tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
			met := len(table.List)
			if buffer, err = journal.Append(buffer[:0], c, &table); err != nil {
				return err
			}
			for _, s := range table.List[met:] {
				fmt.Fprintf(sum, "stream %q %q\n", s.Device, s.Scope)
			}
			fmt.Fprintf(sum, "change %d\n", len(buffer))
			_, err := sum.Write(buffer)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// digestHeads writes the heads by record, slot and dot.
func (tx *Tx) digestHeads(sum hash.Hash) error {
	ids, err := column[string](tx, `SELECT id FROM record ORDER BY id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		registers, err := tx.Registers(book.ID(id))
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "record %q\n", id)
		for _, slot := range slots(registers) {
			for _, head := range registers[slot].Heads {
				form, raw := stored(head.Value)
				fmt.Fprintf(sum, "head %d %q %q %d %d %q\n", slot.Tag, slot.Key, head.Dot, head.Wall, form, fmt.Sprint(raw))
			}
		}
		clear(tx.pending)
	}
	return nil
}
