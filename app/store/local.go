package store

import (
	"encoding/json"
	"fmt"

	"feltbog/app/book"
	"feltbog/app/journal"
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

// Setting is a setting of this book, "" when never set.
func (tx *Tx) Setting(key string) (value string, err error) {
	_, err = tx.one(`SELECT value FROM setting WHERE key = ?`, []any{key}, &value)
	return value, err
}

// PutSetting keeps a setting.
func (tx *Tx) PutSetting(key, value string) error {
	_, err := tx.exec(`INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)`, key, value)
	return err
}

// Secret is a secret of this book, nil when there is none of that name.
func (tx *Tx) Secret(name string) (value []byte, err error) {
	_, err = tx.one(`SELECT value FROM secret WHERE name = ?`, []any{name}, &value)
	return value, err
}

// PutSecret keeps a secret.
func (tx *Tx) PutSecret(name string, value []byte) error {
	_, err := tx.exec(`INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)`, name, value)
	return err
}

// A Device is an installation this book knows, this one not among them unless
// it was put there.
type Device struct {
	ID          journal.Device
	Letter      string
	Name        string
	Team        string
	SignKey     []byte // public; nil until learnt
	EnrolSecret []byte // one-time; nil when there is none
	Admitted    int64  // Unix milliseconds
	FirstSeen   int64  // Unix milliseconds; 0 is never
	Withdrawn   bool
}

// PutDevice keeps what is known of a device, instead of what was.
func (tx *Tx) PutDevice(d Device) error {
	tx.letters = nil
	if _, err := tx.exec(`INSERT OR REPLACE INTO roster (device, letter, name, team, sign, enrolment, admitted, seen, withdrawn)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(d.ID), d.Letter, d.Name, d.Team, d.SignKey, d.EnrolSecret, d.Admitted, d.FirstSeen, d.Withdrawn); err != nil {
		return fmt.Errorf("write device: %w", err)
	}
	return nil
}

// Devices are the devices this book knows, by letter.
func (tx *Tx) Devices() ([]Device, error) {
	devices := []Device{}
	err := tx.each(`SELECT device, letter, name, team, sign, enrolment, admitted, seen, withdrawn FROM roster ORDER BY letter, device`, nil,
		func(scan func(...any) error) error {
			var d Device
			err := scan(&d.ID, &d.Letter, &d.Name, &d.Team, &d.SignKey, &d.EnrolSecret, &d.Admitted, &d.FirstSeen, &d.Withdrawn)
			devices = append(devices, d)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read devices: %w", err)
	}
	return devices, nil
}

// roster is the letter of every device: the book's own, those it was told of at
// enrolment, and those of the records of kind device.
func (tx *Tx) roster() (map[journal.Device]string, error) {
	if tx.letters != nil {
		return tx.letters, nil
	}
	letters := map[journal.Device]string{}
	put := func(scan func(...any) error) error {
		var device journal.Device
		var letter string
		err := scan(&device, &letter)
		letters[device] = letter
		return err
	}
	if kind, ok := tx.book.options.Catalogue.Kind("device"); ok {
		if err := tx.each(`SELECT device, letter FROM `+quote(kind.Name)+` WHERE device IS NOT NULL AND letter IS NOT NULL`, nil, put); err != nil {
			return nil, fmt.Errorf("read roster: %w", err)
		}
	}
	if err := tx.each(`SELECT device, letter FROM roster`, nil, put); err != nil {
		return nil, fmt.Errorf("read roster: %w", err)
	}
	letters[tx.book.identity.Device] = tx.book.identity.Letter
	if !tx.writes {
		tx.letters = letters
	}
	return letters, nil
}

func (tx *Tx) letter(device journal.Device) (string, error) {
	letters, err := tx.roster()
	return letters[device], err
}
