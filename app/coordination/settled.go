package coordination

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Settled is a decision that stands: what was asked, what was answered, and why.
// Somebody who writes the field anew makes it an ordinary answer again.
type Settled struct {
	Conflict
	Answer Side   `json:"answer"` // by whom and when it was settled
	Why    string `json:"why"`
}

// decision is a conflict as it was asked, and the write that settled it.
type decision struct {
	store.Conflict
	base   *journal.Head
	answer journal.Head
	why    string
}

// Settled are the decisions that stand, the latest first.
func (o *Office) Settled(ctx context.Context) (settled []Settled, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		records, err := o.ruled(tx)
		if err != nil {
			return err
		}
		var made []decision
		for _, id := range records {
			decided, err := o.decided(tx, id)
			if err != nil {
				return err
			}
			made = append(made, decided...)
		}
		slices.SortFunc(made, func(a, b decision) int {
			return cmp.Or(cmp.Compare(b.answer.Wall, a.answer.Wall), b.answer.Dot.Compare(a.answer.Dot), inForm(a, b))
		})
		settled, err = o.told(tx, made)
		return err
	})
	return settled, err
}

func (o *Office) told(tx *store.Tx, made []decision) ([]Settled, error) {
	asked, before := make([]store.Conflict, 0, len(made)), make([]*journal.Head, 0, len(made))
	for _, one := range made {
		c := one.Conflict
		c.Heads = append(slices.Clone(c.Heads), one.answer)
		asked, before = append(asked, c), append(before, one.base)
	}
	naming, err := o.naming(tx, asked, before)
	if err != nil {
		return nil, err
	}
	settled := make([]Settled, 0, len(made))
	for _, one := range made {
		settled = append(settled, Settled{
			Conflict: naming.conflict(one.Conflict, one.base), Answer: naming.side(one.Conflict, one.answer), Why: one.why,
		})
	}
	return settled, nil
}

// ruled are the records in which a coordinator has ever given a reason: among
// them are all that were settled.
func (o *Office) ruled(tx *store.Tx) (records []book.ID, err error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	owners, err := roster(tx)
	if err != nil {
		return nil, err
	}
	seen := map[book.ID]bool{}
	for stream := range held {
		if owners[stream.Device].Letter != Letter {
			continue
		}
		err := tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
			if c.Why != "" && c.Action == journal.Edit && !seen[c.Record] {
				seen[c.Record] = true
				records = append(records, c.Record)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return records, nil
}

// decided are the decisions that stand in one record.
func (o *Office) decided(tx *store.Tx, id book.ID) ([]decision, error) {
	record, err := tx.Find(id)
	if fault.Is(err, fault.NotFound) {
		return nil, nil // erased since
	}
	if err != nil {
		return nil, err
	}
	kind, ok := o.catalogue.Kind(record.Kind)
	if !ok {
		return nil, nil
	}
	registers, err := tx.Registers(id)
	if err != nil {
		return nil, err
	}
	changes, err := tx.History(id)
	if err != nil {
		return nil, err
	}
	var made []decision
	for slot, register := range registers {
		field, known := kind.Tagged(slot.Tag)
		if !known || len(register.Heads) != 1 {
			continue
		}
		writes := newAncestry(changes, slot)
		answer := register.Heads[0]
		heads := writes.settledFrom(answer.Dot)
		asked := store.Conflict{Record: id, Kind: kind.Name, Number: record.Number, Field: field.Name, Slot: slot, Heads: heads}
		if field.Policy == book.Ask && len(sides(asked)) > 1 {
			one := decision{Conflict: asked, answer: answer, why: writes[answer.Dot].why}
			if base, ok := writes.base(heads); ok {
				one.base = &base
			}
			made = append(made, one)
		}
	}
	slices.SortFunc(made, inForm)
	return made, nil
}

// inForm orders decisions in one record as its form has the fields.
func inForm(a, b decision) int {
	return cmp.Or(cmp.Compare(a.Slot.Tag, b.Slot.Tag), cmp.Compare(a.Slot.Key, b.Slot.Key))
}

// settledFrom is what stood against each other before a decision, also when it
// was decided anew since; none when the write was no decision.
func (a ancestry) settledFrom(dot journal.Dot) (heads []journal.Head) {
	for a[dot].why != "" {
		heads = nil
		for _, seen := range a[dot].seen {
			if before, held := a[seen]; held {
				heads = append(heads, before.head)
			}
		}
		if len(heads) != 1 {
			return heads
		}
		dot = heads[0].Dot
	}
	return nil
}
