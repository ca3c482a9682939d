package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"feltbog/app/journal"
)

// The directions of a parcel.
const (
	Sealed = "sealed"
	Taken  = "taken"
)

// A Parcel is one line of the log of parcels sealed and taken in.
type Parcel struct {
	ID        string
	Number    int            // counted by the device that sealed it
	Direction string         // Sealed or Taken
	Device    journal.Device // that sealed it
	Letter    string
	At        int64  // Unix milliseconds, by this book's clock
	Hash      string // of the file
	Changes   int
	New       int
	Updated   int
	Already   int
	Combined  int
	Conflicts int
	Ranges    map[journal.Stream][]journal.Range
	Account   []byte // JSON of the one who took it in; nil when sealed
}

// Ours tells whether this book sealed it, under whatever name.
func (p Parcel) Ours() bool { return p.Direction == Sealed }

// reach is one stream of a parcel in JSON.
type reach struct {
	Device journal.Device  `json:"device"`
	Scope  journal.Scope   `json:"scope"`
	Ranges []journal.Range `json:"ranges"`
}

// From says which parcel the changes added from now on come in; "" is none.
func (tx *Tx) From(parcel string) { tx.parcel, tx.parcelNo = parcel, nil }

// from is the number of the parcel changes come from, nil for none.
func (tx *Tx) from() (any, error) {
	if tx.parcel == "" || tx.parcelNo != nil {
		return tx.parcelNo, nil
	}
	if _, err := tx.exec(`INSERT INTO parcel (id) VALUES (?) ON CONFLICT (id) DO NOTHING`, tx.parcel); err != nil {
		return nil, fmt.Errorf("number parcel: %w", err)
	}
	var no int64
	if _, err := tx.one(`SELECT no FROM parcel WHERE id = ?`, []any{tx.parcel}, &no); err != nil {
		return nil, fmt.Errorf("number parcel: %w", err)
	}
	tx.parcelNo = no
	return tx.parcelNo, nil
}

// PutParcel writes a parcel in the log, over what stood there of it.
func (tx *Tx) PutParcel(p Parcel) error {
	reaches := []reach{}
	for stream, ranges := range p.Ranges {
		reaches = append(reaches, reach{stream.Device, stream.Scope, ranges})
	}
	slices.SortFunc(reaches, func(a, b reach) int {
		return journal.Stream{Device: a.Device, Scope: a.Scope}.Compare(journal.Stream{Device: b.Device, Scope: b.Scope})
	})
	ranges, err := json.Marshal(reaches)
	if err != nil {
		return fmt.Errorf("write parcel: %w", err)
	}
	if _, err := tx.exec(`INSERT INTO parcel
		(id, number, direction, device, letter, at, hash, changes, added, updated, already, combined, conflicts, ranges, account)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET number = excluded.number, direction = excluded.direction, device = excluded.device,
		letter = excluded.letter, at = excluded.at, hash = excluded.hash, changes = excluded.changes, added = excluded.added,
		updated = excluded.updated, already = excluded.already, combined = excluded.combined, conflicts = excluded.conflicts,
		ranges = excluded.ranges, account = excluded.account`,
		p.ID, p.Number, p.Direction, string(p.Device), p.Letter, p.At, p.Hash, p.Changes, p.New, p.Updated, p.Already,
		p.Combined, p.Conflicts, string(ranges), p.Account); err != nil {
		return fmt.Errorf("write parcel: %w", err)
	}
	return nil
}

// Logged tells whether a parcel stands in the log. The receipts of the log are
// not read for it: that of a big parcel is as long as a book.
func (tx *Tx) Logged(id string) (bool, error) {
	var no int64
	return tx.one(`SELECT no FROM parcel WHERE id = ? AND direction <> ''`, []any{id}, &no)
}

// Parcels is the log, oldest first.
func (tx *Tx) Parcels() ([]Parcel, error) {
	parcels := []Parcel{}
	err := tx.each(`SELECT id, number, direction, device, letter, at, hash, changes, added, updated, already, combined, conflicts, ranges, account
		FROM parcel WHERE direction <> '' ORDER BY at, no`, nil, func(scan func(...any) error) error {
		var p Parcel
		var ranges string
		if err := scan(&p.ID, &p.Number, &p.Direction, &p.Device, &p.Letter, &p.At, &p.Hash, &p.Changes, &p.New, &p.Updated,
			&p.Already, &p.Combined, &p.Conflicts, &ranges, &p.Account); err != nil {
			return err
		}
		reaches, err := unmarshal[[]reach](ranges)
		if err != nil {
			return err
		}
		p.Ranges = map[journal.Stream][]journal.Range{}
		for _, one := range reaches {
			p.Ranges[journal.Stream{Device: one.Device, Scope: one.Scope}] = one.Ranges
		}
		parcels = append(parcels, p)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read parcels: %w", err)
	}
	return parcels, nil
}

// Brought are the changes that came into the book in a parcel: not those it held
// already.
func (tx *Tx) Brought(id string) (journal.Held, error) {
	if err := tx.writeChanges(); err != nil {
		return nil, err
	}
	streams, err := tx.numbered()
	if err != nil {
		return nil, err
	}
	brought := journal.Held{}
	err = tx.each(`SELECT c.stream, c.seq FROM change c JOIN parcel p ON p.no = c.parcel WHERE p.id = ? ORDER BY c.stream, c.seq`,
		[]any{id}, func(scan func(...any) error) error {
			var stream, seq int64
			err := scan(&stream, &seq)
			brought.Add(streams.dot(stream, seq))
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read parcel: %w", err)
	}
	return brought, nil
}
