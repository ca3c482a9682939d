package fieldwork

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Entry is one save of one record. An ID the book does not know makes a new
// record; "" makes a new id too. Fields holds only what is to change. Status ""
// leaves a record as it is and makes a new one a draft. Harmless are findings,
// by their masked form, that the person typing says are not what they look like.
type Entry struct {
	Kind     string
	ID       book.ID
	Status   book.Status
	Fields   book.Fields
	Why      string
	Harmless []string
}

// Saved is what became of an entry: the record as it now stands, what it still
// needs to be ready, and what its texts hold that should not be there.
type Saved struct {
	Record  book.Record
	Missing []*fault.Error
	Found   []Finding
}

// Save records one entry. See SaveAll.
func (d *Desk) Save(ctx context.Context, e Entry) (Saved, error) {
	saved, err := d.SaveAll(ctx, []Entry{e})
	if err != nil {
		return Saved{}, err
	}
	return saved[0], nil
}

// Refused is an entry of a SaveAll that could not be saved, by its place.
type Refused struct {
	Entry int // from 0
	Err   error
}

func (r *Refused) Error() string { return fmt.Sprintf("entry %d: %v", r.Entry, r.Err) }
func (r *Refused) Unwrap() error { return r.Err }

// SaveAll records entries in order, in one transaction: all or none. Later
// entries may point to earlier ones. An entry that is refused comes back as
// *Refused, its faults joined.
func (d *Desk) SaveAll(ctx context.Context, entries []Entry) ([]Saved, error) {
	saved := make([]Saved, len(entries))
	err := d.book.Write(ctx, func(tx *store.Tx) error {
		for i, e := range entries {
			var err error
			if saved[i], err = d.save(tx, e); err != nil {
				return &Refused{i, err}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, d.book.Read(ctx, func(tx *store.Tx) error {
		for i := range saved {
			record, err := tx.Find(saved[i].Record.ID)
			if err != nil {
				return fmt.Errorf("read back: %w", err)
			}
			saved[i].Record = record
		}
		return nil
	})
}

func (d *Desk) save(tx *store.Tx, e Entry) (Saved, error) {
	kind, err := d.kind(e.Kind)
	if err != nil {
		return Saved{}, err
	}
	if e.ID == "" {
		e.ID = d.NewID()
	}
	current, err := shown(tx, kind, e.ID)
	if err != nil {
		return Saved{}, err
	}
	for _, ours := range []string{"number", "status"} {
		if e.Fields.Has(ours) {
			return Saved{}, fault.At(ours, fault.New(fault.Fixed))
		}
	}
	if err := d.permitted(kind, e); err != nil {
		return Saved{}, err
	}
	values, err := kind.Encode(e.Fields, current)
	if err != nil {
		return Saved{}, err
	}
	if err := d.stamp(tx, kind, e, current, values); err != nil {
		return Saved{}, err
	}
	after := maps.Clone(current)
	maps.Copy(after, values)
	if err := vouch(tx, e.ID, e.Harmless); err != nil {
		return Saved{}, err
	}
	saved, err := d.judge(tx, kind, e.ID, after)
	if err != nil {
		return Saved{}, err
	}
	if _, err := tx.Record(kind, e.ID, values, e.Why); err != nil {
		return Saved{}, fmt.Errorf("record change: %w", err)
	}
	saved.Record.ID = e.ID
	return saved, tx.DropDraft(e.ID)
}

// permitted refuses what only the coordinator writes in a record.
func (d *Desk) permitted(kind *book.Kind, e Entry) error {
	if d.book.Identity().Role == store.Coordinator {
		return nil
	}
	for _, field := range kind.Fields {
		if _, given := e.Fields[field.Name]; given && field.Office {
			return fault.At(field.Name, fault.New(fault.WrongRole))
		}
	}
	return nil
}

// stamp adds what Feltbog itself fills in: the number and the status.
func (d *Desk) stamp(tx *store.Tx, kind *book.Kind, e Entry, current, values map[book.Slot]book.Value) error {
	status := e.Status
	number := book.Slot{Tag: book.TagNumber}
	if current[number].IsEmpty() {
		assigned, err := tx.Number(d.dated(tx, kind, values))
		if err != nil {
			return fmt.Errorf("assign number: %w", err)
		}
		values[number] = book.Text(assigned)
		if status == "" {
			status = book.Draft
		}
	}
	if status != "" {
		values[book.Slot{Tag: book.TagStatus}] = book.Text(string(status))
	}
	return nil
}

// dated is the day a record's number is taken from: its own date, so that a
// visit typed in January for last year is numbered in last year.
func (d *Desk) dated(tx *store.Tx, kind *book.Kind, values map[book.Slot]book.Value) string {
	if day := (book.Record{Fields: kind.Decode(values)}).Day(kind); day != "" {
		return day
	}
	return d.day(tx.Now)
}

// judge holds a record, as it would be, against the rules. A draft may miss
// anything; a ready one nothing.
func (d *Desk) judge(tx *store.Tx, kind *book.Kind, id book.ID, after map[book.Slot]book.Value) (Saved, error) {
	fields := kind.Decode(after)
	around, err := d.surroundings(tx)
	if err != nil {
		return Saved{}, err
	}
	found, err := unvouched(tx, id, screen(kind, fields))
	if err != nil {
		return Saved{}, err
	}
	saved := Saved{Missing: kind.Ready(fields, around), Found: found}
	if book.Status(after[book.Slot{Tag: book.TagStatus}].Words()) != book.Ready {
		return saved, nil
	}
	var faults []error
	for _, missing := range saved.Missing {
		faults = append(faults, missing)
	}
	return saved, errors.Join(append(faults, personal(saved.Found)...)...)
}

func (d *Desk) kind(name string) (*book.Kind, error) {
	kind, ok := d.catalogue.Kind(name)
	if !ok {
		return nil, fault.New(fault.UnknownKind, "kind", name)
	}
	if kind.Office && d.book.Identity().Role != store.Coordinator {
		return nil, fault.New(fault.WrongRole)
	}
	return kind, nil
}

func (d *Desk) surroundings(tx *store.Tx) (book.Surroundings, error) {
	lists, err := d.lists(tx)
	return book.Surroundings{
		Today: d.day(tx.Now),
		Lists: lists,
		Look: func(kind string, id book.ID) (book.Fields, bool) {
			record, err := tx.Find(id)
			if err != nil || kind != "" && record.Kind != kind {
				return nil, false
			}
			return record.Fields, true
		},
	}, err
}

func shown(tx *store.Tx, kind *book.Kind, id book.ID) (map[book.Slot]book.Value, error) {
	registers, err := tx.Registers(id)
	if err != nil {
		return nil, fmt.Errorf("read registers: %w", err)
	}
	owner, err := tx.Owner(id)
	if err != nil {
		return nil, err
	}
	values := make(map[book.Slot]book.Value, len(registers))
	for slot, register := range registers {
		field, ok := kind.Tagged(slot.Tag)
		if !ok {
			continue
		}
		values[slot] = register.Owned(field.Policy, owner)
	}
	return values, nil
}
