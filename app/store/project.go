package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"feltbog/app/book"
)

// project writes what the transaction has in memory: the projection of every
// record it changed, and their changes. Records that show the name of one of them
// by a reference are projected along.
func (tx *Tx) project() error {
	var changed []*state
	for _, s := range tx.pending {
		if s.project {
			s.read(tx.book.tables)
			changed = append(changed, s)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	// In the order of their numbers, which is the order of the tables.
	slices.SortFunc(changed, func(a, b *state) int { return cmp.Compare(a.no, b.no) })
	renamed := tx.renamed(changed)
	if err := tx.projectAll(changed); err != nil {
		return fmt.Errorf("project records: %w", err)
	}
	clear(tx.pending)
	if err := tx.follow(renamed, changed); err != nil {
		return fmt.Errorf("follow names: %w", err)
	}
	return nil
}

// renamed notes the new names of records, and tells which have one.
func (tx *Tx) renamed(changed []*state) []book.ID {
	var renamed []book.ID
	for _, s := range changed {
		if s.name != s.named {
			renamed = append(renamed, s.id)
			tx.names[s.id] = s.named
		}
	}
	return renamed
}

// follow projects the records that point to some whose names have changed, but for
// those just projected. It ends there: a name is made of a record's own text,
// never of another's name.
func (tx *Tx) follow(renamed []book.ID, done []*state) error {
	ids, err := tx.pointing(renamed)
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(ids, mostPending) {
		var behind []*state
		for _, id := range batch {
			s, err := tx.state(id)
			if err != nil {
				return err
			}
			byNumber := func(other *state, no int64) int { return cmp.Compare(other.no, no) }
			if _, found := slices.BinarySearchFunc(done, s.no, byNumber); !found {
				s.read(tx.book.tables)
				behind = append(behind, s)
			}
		}
		if err := tx.projectAll(behind); err != nil {
			return err
		}
		clear(tx.pending)
	}
	return nil
}

// pointing are the records with a reference to one of targets, in the order of
// their numbers.
func (tx *Tx) pointing(targets []book.ID) ([]book.ID, error) {
	if len(targets) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(targets)
	if err != nil {
		return nil, err
	}
	return column[book.ID](tx, `SELECT DISTINCT r.id FROM reference f JOIN record r ON r.no = f.record
		WHERE f.target IN (SELECT value FROM json_each(?)) ORDER BY r.no`, string(list))
}

// read works out what the record's own registers say: its kind, its fields and
// the name it has for others.
func (s *state) read(all tables) {
	s.table, s.fields, s.named = all.byTag[s.kind], nil, ""
	if !s.here() {
		s.table = nil
	}
	if s.table == nil {
		return
	}
	s.fields = s.table.kind.Decode(s.values(s.table.kind))
	_, s.named = title(s.table.kind, s.fields, nil)
}

// projectAll writes records that have been read, table by table: what is to be
// looked up first, so that the rows of a table come together.
func (tx *Tx) projectAll(states []*state) error {
	for _, s := range states {
		if err := tx.sum(s); err != nil {
			return err
		}
	}
	for _, write := range []func([]*state) error{
		tx.writeRecords,
		func([]*state) error { return tx.writeChanges() }, // they point to records
		tx.writeKinds, tx.writeReferences, tx.writeWords,
	} {
		if err := write(states); err != nil {
			return err
		}
	}
	for _, s := range states {
		s.name, s.stored, s.project, s.projected = s.named, true, false, s.kind
	}
	return nil
}

// here tells whether anything of the record is left to show: not when it is
// erased, or when all that was written about it is set aside.
func (s *state) here() bool {
	for _, register := range s.registers {
		if len(register.Heads) > 0 {
			return true
		}
	}
	return false
}
