package coordination

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// The sorts of conflict. In the last two the sides are those who withdrew a
// record, and those who edited it or made something part of it in the meantime.
const (
	SortField = "field" // a field with different answers
	SortEdit  = "edit"
	SortChild = "child"
)

// Conflict is one field of one record where people wrote different things
// without having seen each other's.
type Conflict struct {
	Sort   string  `json:"sort"`
	Record book.ID `json:"record"`
	Kind   string  `json:"kind"`
	Number string  `json:"number"`
	Title  string  `json:"title"`
	Field  string  `json:"field"`
	Key    string  `json:"key,omitempty"` // the option, for a field with one register per option
	Base   *Side   `json:"base"`          // the newest that all sides had before them; nil when there is none
	Sides  []Side  `json:"sides"`         // by laptop
	Like   int     `json:"like"`          // how many others ask the same question: see SettleLike
	Soft   bool    `json:"soft"`          // nobody is asked: the field's own rule shows one answer, or all
}

// Side is one of the answers that stand against each other.
type Side struct {
	Dot    string     `json:"dot"`
	Value  book.Value `json:"-"`
	Text   string     `json:"value"` // code, id's title, or text
	Letter string     `json:"letter"`
	Name   string     `json:"name"`
	At     int64      `json:"at"`               // claimed instant, Unix milliseconds
	Fields []string   `json:"fields,omitempty"` // edited in a record that was withdrawn
	Child  *Ref       `json:"child,omitempty"`  // made part of a record that was withdrawn
}

// Conflicts is the inbox: everything that waits for a decision, by record.
func (o *Office) Conflicts(ctx context.Context) ([]Conflict, error) {
	return o.conflicts(ctx, (*store.Tx).Conflicts)
}

// SoftConflicts are the fields where people wrote different things and nobody needs
// to decide. A save in knowledge of both ends one.
func (o *Office) SoftConflicts(ctx context.Context) ([]Conflict, error) {
	soft, err := o.conflicts(ctx, (*store.Tx).Softs)
	for i := range soft {
		soft[i].Soft = true
	}
	return soft, err
}

func (o *Office) conflicts(ctx context.Context, find func(*store.Tx) ([]store.Conflict, error)) (conflicts []Conflict, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		found, err := find(tx)
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
			if err := naming.object(tx, &told, c); err != nil {
				return err
			}
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
	told := Conflict{Sort: SortField, Record: c.Record, Kind: c.Kind, Number: c.Number, Title: n.titles[c.Record], Field: c.Field, Key: c.Slot.Key}
	if before != nil {
		side := n.side(c, *before)
		told.Base = &side
	}
	for _, head := range c.Heads {
		told.Sides = append(told.Sides, n.side(c, head))
	}
	return told
}

// object adds the objections to a withdrawal. Each stands for the status the
// record had before.
func (n naming) object(tx *store.Tx, told *Conflict, c store.Conflict) error {
	for _, objection := range c.Objections {
		side := n.side(c, journal.Head{Dot: objection.Dot, Wall: objection.Wall, Value: earlier(told.Base)})
		side.Fields = objection.Fields
		if told.Sort = SortEdit; c.Objections[0].Child != "" {
			told.Sort = SortChild
		}
		if objection.Child != "" {
			child, err := refs(tx, []book.ID{objection.Child})
			if err != nil {
				return err
			}
			side.Child = &child[0]
		}
		told.Sides = append(told.Sides, side)
	}
	return nil
}

// earlier is the status a withdrawn record goes back to.
func earlier(before *Side) book.Value {
	if before == nil || before.Value.IsEmpty() || before.Value.Words() == string(book.Withdrawn) {
		return book.Text(string(book.Draft))
	}
	return before.Value
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
	devices, err := exchange.Roster(tx)
	if err != nil {
		return nil, err
	}
	owners := make(map[journal.Device]store.Device, len(devices))
	for _, device := range devices {
		owners[device.ID] = device
	}
	return owners, nil
}
