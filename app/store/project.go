package store

import (
	"cmp"
	"fmt"
	"slices"

	"feltbog/app/book"
)

// project writes what the transaction has in memory: the registers and the
// projection of every record it changed. Records that show the name of one of
// them by a reference are projected along.
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
	var renamed []book.ID
	for _, s := range changed {
		if s.name != s.named {
			renamed = append(renamed, s.id)
		}
		if err := tx.projectOne(s); err != nil {
			return fmt.Errorf("project record: %w", err)
		}
	}
	clear(tx.pending)
	for _, id := range renamed {
		if err := tx.follow(id, changed); err != nil {
			return fmt.Errorf("follow name: %w", err)
		}
	}
	return nil
}

// follow projects the records that point to one whose name has changed, but for
// those just projected. It ends there: a name is made of a record's own text,
// never of another's name.
func (tx *Tx) follow(target book.ID, done []*state) error {
	ids, err := column[string](tx, `SELECT DISTINCT r.id FROM reference f JOIN record r ON r.no = f.record WHERE f.target = ?`, string(target))
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return err
		}
		byNumber := func(other *state, no int64) int { return cmp.Compare(other.no, no) }
		if _, found := slices.BinarySearchFunc(done, s.no, byNumber); found {
			continue
		}
		s.read(tx.book.tables)
		if err := tx.projectOne(s); err != nil {
			return err
		}
	}
	clear(tx.pending)
	return nil
}

// read works out what the record's own registers say: its kind, its fields and
// the name it has for others.
func (s *state) read(all tables) {
	s.table, s.fields, s.named = all.byTag[s.kind], book.Fields{}, ""
	if !s.here() {
		s.table = nil
	}
	if s.table == nil {
		return
	}
	s.fields = s.table.kind.Decode(s.values(s.table.kind))
	_, s.named = title(s.table.kind, s.fields, nil)
}

// projectOne writes a record that has been read.
func (tx *Tx) projectOne(s *state) error {
	names, err := tx.names(s)
	if err != nil {
		return err
	}
	row := s.summary(names)
	for _, write := range []func() error{
		func() error { return tx.writeRecord(s, row) },
		func() error { return tx.writeRegisters(s) },
		func() error { return tx.writeKind(s) },
		func() error { return tx.writeReferences(s) },
		func() error { return tx.writeWords(s, s.folded(row.number, names)) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	s.name, s.stored, s.project, s.projected = s.named, true, false, s.kind
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
