package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Event is one save in a record's history.
type Event struct {
	Dot    journal.Dot
	At     int64  // claimed instant, Unix milliseconds
	Letter string // laptop; "" when it is not in the roster here
	Name   string // its owner; "" likewise
	Parcel string // the parcel it came in; "" when made here
	Why    string
	Steps  []Step
}

// Step is one field, or one option of a field, going from one value to another.
type Step struct {
	Field    string // "" for a field of a newer version
	Key      string // option, for fields that hold one register per option
	From, To book.Value
}

// History tells a record's saves, oldest claim first. Name is an id or number.
// Titles names every record the values point to.
func (d *Desk) History(ctx context.Context, name string) (events []Event, titles map[book.ID]string, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		record, err := tx.Named(name)
		if err != nil {
			return err
		}
		kind, ok := d.catalogue.Kind(record.Kind)
		if !ok {
			kind = &book.Kind{}
		}
		if events, err = history(tx, kind, record.ID); err != nil {
			return err
		}
		titles, err = tx.Titles(mentioned(kind, events))
		return err
	})
	return events, titles, err
}

// Version is a record with what it said after one of the saves in its history,
// named by its dot, and all before it; titles names every record it pointed to.
// A save that is not in the history is not-found.
func (d *Desk) Version(ctx context.Context, name, save string) (record book.Record, titles map[book.ID]string, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if record, err = tx.Named(name); err != nil {
			return err
		}
		kind, ok := d.catalogue.Kind(record.Kind)
		if !ok {
			return fault.New(fault.UnknownKind, "kind", record.Kind)
		}
		changes, err := tx.History(record.ID)
		if err != nil {
			return err
		}
		values, ok := upTo(save, changes)
		if !ok {
			return fault.New(fault.NotFound)
		}
		record.Fields = kind.Decode(values)
		titles, err = tx.Titles(kind.References(record.Fields))
		return err
	})
	return record, titles, err
}

// upTo is what changes wrote, one over the other, until the one named last.
func upTo(last string, changes []journal.Change) (map[book.Slot]book.Value, bool) {
	values := map[book.Slot]book.Value{}
	for _, change := range changes {
		for _, write := range change.Writes {
			values[write.Slot] = write.Value
		}
		if change.Dot.String() == last {
			return values, true
		}
	}
	return nil, false
}

func history(tx *store.Tx, kind *book.Kind, id book.ID) ([]Event, error) {
	changes, err := tx.History(id)
	if err != nil {
		return nil, err
	}
	roster, err := exchange.Roster(tx)
	if err != nil {
		return nil, err
	}
	owners := make(map[journal.Device]store.Device, len(roster))
	for _, device := range roster {
		owners[device.ID] = device
	}
	written := map[journal.Dot]map[book.Slot]book.Value{}
	events := make([]Event, 0, len(changes))
	for _, c := range changes {
		owner := owners[c.Dot.Stream.Device]
		event := Event{Dot: c.Dot, At: c.Wall, Letter: owner.Letter, Name: owner.Name, Why: c.Why}
		values := map[book.Slot]book.Value{}
		for _, w := range c.Writes {
			if w.Slot.Tag == book.TagBasis {
				continue // what was seen, not what was said
			}
			field, _ := kind.Tagged(w.Slot.Tag)
			event.Steps = append(event.Steps, Step{field.Name, w.Slot.Key, before(w, written), w.Value})
			values[w.Slot] = w.Value
		}
		written[c.Dot] = values
		events = append(events, event)
	}
	return events, nil
}

// before is the value a write replaced: the last of those it had seen.
func before(w journal.Write, written map[journal.Dot]map[book.Slot]book.Value) book.Value {
	var value book.Value
	for _, dot := range w.Seen {
		if seen, ok := written[dot][w.Slot]; ok {
			value = seen
		}
	}
	return value
}

func mentioned(kind *book.Kind, events []Event) []book.ID {
	var ids []book.ID
	for _, event := range events {
		for _, step := range event.Steps {
			field, _ := kind.Field(step.Field)
			switch field.Type {
			case book.Ref:
				ids = append(ids, book.ID(step.From.Words()), book.ID(step.To.Words()))
			case book.Refs, book.Scale:
				ids = append(ids, book.ID(step.Key))
			}
		}
	}
	return ids
}
