package store

import (
	"fmt"
	"maps"
	"slices"

	"feltbog/app/journal"
)

// Held is which changes the book has. The caller may keep it.
func (tx *Tx) Held() (journal.Held, error) {
	held, err := tx.holding()
	if err != nil {
		return nil, err
	}
	copied := make(journal.Held, len(held))
	for stream, runs := range held {
		copied[stream] = slices.Clone(runs)
	}
	return copied, nil
}

// Holds tells whether the book has the change of a dot.
func (tx *Tx) Holds(dot journal.Dot) (bool, error) {
	held, err := tx.holding()
	return held.Has(dot), err
}

// Streams are the streams the book holds changes of, sorted.
func (tx *Tx) Streams() ([]journal.Stream, error) {
	held, err := tx.holding()
	if err != nil {
		return nil, err
	}
	return slices.SortedFunc(maps.Keys(held), journal.Stream.Compare), nil
}

func (tx *Tx) holding() (journal.Held, error) {
	if tx.held != nil {
		return tx.held, nil
	}
	streams, err := tx.numbered()
	if err != nil {
		return nil, err
	}
	held := journal.Held{}
	err = tx.each(`SELECT stream, first, last FROM held ORDER BY stream, first`, nil, func(scan func(...any) error) error {
		var no, first, last int64
		err := scan(&no, &first, &last)
		stream := streams.stream[no]
		held[stream] = append(held[stream], journal.Range{First: uint64(first), Last: uint64(last)})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read held: %w", err)
	}
	tx.held, tx.ran = held, map[journal.Stream]bool{}
	return held, nil
}

// hold marks a dot as held. Its stream is written before the commit.
func (tx *Tx) hold(dot journal.Dot) {
	tx.held.Add(dot)
	tx.ran[dot.Stream] = true
	delete(tx.nonces, dot) // it may have been another change's
}

func (tx *Tx) writeHeld() error {
	for stream := range tx.ran {
		no := tx.streams.number[stream]
		if _, err := tx.exec(`DELETE FROM held WHERE stream = ?`, no); err != nil {
			return fmt.Errorf("write held: %w", err)
		}
		for _, run := range tx.held[stream] {
			if _, err := tx.exec(`INSERT INTO held (stream, first, last) VALUES (?, ?, ?)`, no, int64(run.First), int64(run.Last)); err != nil {
				return fmt.Errorf("write held: %w", err)
			}
		}
	}
	clear(tx.ran)
	return nil
}
