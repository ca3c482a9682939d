package exchange

import (
	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Heed carries out erasures that a book does not know yet, as if they had come in
// a parcel, and tells how many they were.
func Heed(tx *store.Tx, catalogue *book.Catalogue, erasures []journal.Change) (int, error) {
	heeded := 0
	for _, c := range erasures {
		kind, ok := catalogue.Tagged(c.Kind)
		if !ok {
			continue // of a newer version: comes with the next parcel, when this one is updated
		}
		held, err := tx.Held()
		if err != nil {
			return heeded, err
		}
		if held.Has(c.Dot) {
			continue
		}
		if err := heed(tx, kind, c); err != nil {
			return heeded, err
		}
		heeded++
	}
	return heeded, nil
}

// heed merges an erasure somebody else decided, and does here what the one who
// decided it did there.
func heed(tx *store.Tx, kind *book.Kind, c journal.Change) error {
	slots := map[book.Slot]book.Value{}
	for _, w := range c.Writes {
		slots[book.Slot{Tag: w.Slot.Tag}] = book.Value{}
	}
	texts, err := Written(tx, kind, c.Record, slots)
	if err != nil {
		return err
	}
	if _, err := tx.Add(c); err != nil {
		return err
	}
	tx.Wipe()
	return Forget(tx, kind, c.Record, slots, texts)
}
