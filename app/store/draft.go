package store

import (
	"encoding/json"
	"fmt"

	"feltbog/app/book"
)

// A Draft is what is typed in a form and not saved yet. It belongs to this book
// alone. ID is the record's, made when its form opened.
type Draft struct {
	ID     book.ID
	Kind   string
	Fields book.Fields // as entered: an answer may be one no field would take
	Saved  int64       // Unix milliseconds
	New    bool        // the record has never been saved
}

// PutDraft keeps a draft, instead of the one it may replace.
func (tx *Tx) PutDraft(d Draft) error {
	fields, err := json.Marshal(d.Fields)
	if err != nil {
		return fmt.Errorf("write draft: %w", err)
	}
	if _, err := tx.exec(`INSERT OR REPLACE INTO draft (id, kind, fields, saved, new) VALUES (?, ?, ?, ?, ?)`,
		string(d.ID), d.Kind, string(fields), d.Saved, d.New); err != nil {
		return fmt.Errorf("write draft: %w", err)
	}
	return nil
}

// Draft gives the draft of a record, if there is one.
func (tx *Tx) Draft(id book.ID) (draft Draft, found bool, err error) {
	drafts, err := tx.drafts(`id = ?`, string(id))
	if len(drafts) == 0 || err != nil {
		return Draft{}, false, err
	}
	return drafts[0], true, nil
}

// Drafts are the drafts of a kind, latest first; kind "" is all of them.
func (tx *Tx) Drafts(kind string) ([]Draft, error) {
	return tx.drafts(`? IN ('', kind) ORDER BY saved DESC, id DESC`, kind)
}

// DropDraft forgets a draft. It need not be there.
func (tx *Tx) DropDraft(id book.ID) error {
	if _, err := tx.exec(`DELETE FROM draft WHERE id = ?`, string(id)); err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	return nil
}

func (tx *Tx) drafts(rest string, args ...any) ([]Draft, error) {
	drafts := []Draft{}
	err := tx.each(`SELECT id, kind, fields, saved, new FROM draft WHERE `+rest, args, func(scan func(...any) error) error {
		var d Draft
		var fields string
		if err := scan(&d.ID, &d.Kind, &fields, &d.Saved, &d.New); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(fields), &d.Fields); err != nil {
			return err
		}
		if kind, ok := tx.book.options.Catalogue.Kind(d.Kind); ok {
			restore(kind, d.Fields)
		}
		drafts = append(drafts, d)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	return drafts, nil
}

// restore gives answers that went through JSON the shapes of book.Fields again.
// An answer of another shape stays as it was typed.
func restore(kind *book.Kind, fields book.Fields) {
	for _, f := range kind.Fields {
		raw, err := json.Marshal(fields[f.Name])
		if err != nil || !fields.Has(f.Name) {
			continue
		}
		switch f.Type {
		case book.Whole:
			reshape[int64](raw, fields, f.Name)
		case book.Choices, book.Refs:
			reshape[[]string](raw, fields, f.Name)
		case book.Tally:
			reshape[map[string]int64](raw, fields, f.Name)
		case book.Scale:
			reshape[map[string]string](raw, fields, f.Name)
		}
	}
}

func reshape[T any](raw []byte, fields book.Fields, name string) {
	var shaped T
	if json.Unmarshal(raw, &shaped) == nil {
		fields[name] = shaped
	}
}
