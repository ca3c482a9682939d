package store

import "feltbog/app/journal"

// Erasures are all erasures the book knows of, by dot.
func (tx *Tx) Erasures() ([]journal.Change, error) {
	return tx.bodies(`SELECT c.body FROM change c JOIN stream s ON s.no = c.stream
		WHERE c.action <> 1 AND c.action IN (?, ?) ORDER BY s.device, s.scope, c.seq`, int64(journal.EraseFields), int64(journal.EraseRecord))
}
