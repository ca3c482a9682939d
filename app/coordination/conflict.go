package coordination

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Conflict is one field of one record where people wrote different things
// without having seen each other's.
type Conflict struct {
	Record book.ID `json:"record"`
	Kind   string  `json:"kind"`
	Number string  `json:"number"`
	Title  string  `json:"title"`
	Field  string  `json:"field"`
	Key    string  `json:"key,omitempty"` // the option, for a field with one register per option
	Base   *Side   `json:"base"`          // the newest that all sides had before them; nil when there is none
	Sides  []Side  `json:"sides"`         // by laptop
	Like   int     `json:"like"`          // how many others ask the same question: see SettleLike
}

// Side is one of the answers that stand against each other.
type Side struct {
	Dot    string     `json:"dot"`
	Value  book.Value `json:"-"`
	Text   string     `json:"value"` // code, id's title, or text
	Letter string     `json:"letter"`
	Name   string     `json:"name"`
	At     int64      `json:"at"` // claimed instant, Unix milliseconds
}

// Conflicts is the inbox: everything that waits for a decision, by record.
func (o *Office) Conflicts(ctx context.Context) (conflicts []Conflict, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		found, err := tx.Conflicts()
		if err != nil {
			return err
		}
		before, err := bases(tx, found)
		if err != nil {
			return err
		}
		naming, err := o.naming(tx, found, before)
		if err != nil {
			return err
		}
		conflicts = make([]Conflict, 0, len(found))
		like := likes(found)
		for i, c := range found {
			told := naming.conflict(c, before[i])
			told.Like = like[i]
			conflicts = append(conflicts, told)
		}
		return nil
	})
	return conflicts, err
}

// naming knows the words for what conflicts only point to.
type naming struct {
	catalogue *book.Catalogue
	titles    map[book.ID]string
	owners    map[journal.Device]store.Device
}

func (o *Office) naming(tx *store.Tx, found []store.Conflict, before []*journal.Head) (naming, error) {
	var ids []book.ID
	for i, c := range found {
		ids = append(ids, c.Record)
		if before[i] != nil && points(o.catalogue, c) {
			ids = append(ids, book.ID(before[i].Value.Words()))
		}
		for _, head := range c.Heads {
			if points(o.catalogue, c) {
				ids = append(ids, book.ID(head.Value.Words()))
			}
		}
	}
	titles, err := tx.Titles(ids)
	if err != nil {
		return naming{}, err
	}
	owners, err := roster(tx)
	return naming{o.catalogue, titles, owners}, err
}

func (n naming) conflict(c store.Conflict, before *journal.Head) Conflict {
	told := Conflict{Record: c.Record, Kind: c.Kind, Number: c.Number, Title: n.titles[c.Record], Field: c.Field, Key: c.Slot.Key}
	if before != nil {
		side := n.side(c, *before)
		told.Base = &side
	}
	for _, head := range c.Heads {
		told.Sides = append(told.Sides, n.side(c, head))
	}
	return told
}

func (n naming) side(c store.Conflict, head journal.Head) Side {
	text := head.Value.String()
	if title, ok := n.titles[book.ID(head.Value.Words())]; ok && points(n.catalogue, c) {
		text = title
	}
	owner := n.owners[head.Dot.Stream.Device]
	return Side{Dot: head.Dot.String(), Value: head.Value, Text: text, Letter: owner.Letter, Name: owner.Name, At: head.Wall}
}

// points tells whether the field in conflict holds the id of a record.
func points(catalogue *book.Catalogue, c store.Conflict) bool {
	kind, ok := catalogue.Kind(c.Kind)
	if !ok {
		return false
	}
	field, _ := kind.Field(c.Field)
	return field.Type == book.Ref
}

func roster(tx *store.Tx) (map[journal.Device]store.Device, error) {
	devices, err := tx.Devices()
	if err != nil {
		return nil, err
	}
	owners := make(map[journal.Device]store.Device, len(devices))
	for _, device := range devices {
		owners[device.ID] = device
	}
	return owners, nil
}
