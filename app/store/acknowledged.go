package store

import (
	"fmt"

	"feltbog/app/journal"
)

// Acknowledge keeps that a device has said it holds these changes, beside what
// it said before: parcels come in any order, and an old one takes nothing back.
func (tx *Tx) Acknowledge(peer journal.Device, held journal.Held) error {
	all, err := tx.Acknowledged(peer)
	if err != nil {
		return err
	}
	all.Join(held)
	for stream := range held {
		if _, err := tx.exec(`DELETE FROM acknowledged WHERE peer = ? AND device = ? AND scope = ?`,
			string(peer), string(stream.Device), string(stream.Scope)); err != nil {
			return fmt.Errorf("write acknowledged: %w", err)
		}
		for _, run := range all[stream] {
			if _, err := tx.exec(`INSERT INTO acknowledged (peer, device, scope, first, last) VALUES (?, ?, ?, ?, ?)`,
				string(peer), string(stream.Device), string(stream.Scope), int64(run.First), int64(run.Last)); err != nil {
				return fmt.Errorf("write acknowledged: %w", err)
			}
		}
	}
	return nil
}

// Acknowledged is what a device has said it holds.
func (tx *Tx) Acknowledged(peer journal.Device) (journal.Held, error) {
	held := journal.Held{}
	err := tx.each(`SELECT device, scope, first, last FROM acknowledged WHERE peer = ? ORDER BY device, scope, first`,
		[]any{string(peer)}, func(scan func(...any) error) error {
			var stream journal.Stream
			var first, last int64
			err := scan(&stream.Device, &stream.Scope, &first, &last)
			held[stream] = append(held[stream], journal.Range{First: uint64(first), Last: uint64(last)})
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read acknowledged: %w", err)
	}
	return held, nil
}
