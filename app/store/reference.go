package store

import "feltbog/app/book"

func (tx *Tx) writeReferences(states []*state) error {
	lines := rows{into: `reference (record, tag, target)`, width: 3}
	for _, s := range states {
		if s.stored {
			if _, err := tx.exec(`DELETE FROM reference WHERE record = ?`, s.no); err != nil {
				return err
			}
		}
		if s.table == nil {
			continue
		}
		for _, f := range s.table.kind.Fields {
			for _, target := range targets(f, s.fields) {
				lines.add(s.no, f.Tag, target)
			}
		}
	}
	return lines.write(tx)
}

// targets are the records a field points to.
func targets(f book.Field, fields book.Fields) []string {
	switch f.Type {
	case book.Ref:
		if id := fields.Text(f.Name); id != "" {
			return []string{id}
		}
	case book.Refs:
		return fields.Many(f.Name)
	case book.Scale:
		var ids []string
		for id := range fields.Scale(f.Name) {
			ids = append(ids, id)
		}
		return ids
	}
	return nil
}
