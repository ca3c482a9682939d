package store

import (
	"fmt"

	"feltbog/app/journal"
)

// Erasures are all erasures the book knows of, by dot.
func (tx *Tx) Erasures() ([]journal.Change, error) {
	return tx.bodies(`SELECT c.body FROM change c JOIN stream s ON s.no = c.stream
		WHERE c.action <> 1 AND c.action IN (?, ?) ORDER BY s.device, s.scope, c.seq`, int64(journal.EraseFields), int64(journal.EraseRecord))
}

// CarryOut keeps that a device, this book's own too, has said it has carried out
// erasures, beside what it said before. What is not known here as a change is passed over.
func (tx *Tx) CarryOut(peer journal.Device, erasures []journal.Dot) error {
	held, err := tx.holding()
	if err != nil {
		return err
	}
	for _, dot := range erasures {
		if !held.Has(dot) {
			continue
		}
		if _, err := tx.exec(`INSERT INTO carried (peer, device, scope, seq) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			string(peer), string(dot.Stream.Device), string(dot.Stream.Scope), int64(dot.Seq)); err != nil {
			return fmt.Errorf("write receipt of erasure: %w", err)
		}
	}
	return nil
}

// CarriedOut tells of each erasure which devices have said that they have
// carried it out.
func (tx *Tx) CarriedOut() (map[journal.Dot]map[journal.Device]bool, error) {
	carried := map[journal.Dot]map[journal.Device]bool{}
	err := tx.each(`SELECT peer, device, scope, seq FROM carried`, nil, func(scan func(...any) error) error {
		var peer journal.Device
		var dot journal.Dot
		var seq int64
		if err := scan(&peer, &dot.Stream.Device, &dot.Stream.Scope, &seq); err != nil {
			return err
		}
		dot.Seq = uint64(seq)
		if carried[dot] == nil {
			carried[dot] = map[journal.Device]bool{}
		}
		carried[dot][peer] = true
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read receipts of erasures: %w", err)
	}
	return carried, nil
}
