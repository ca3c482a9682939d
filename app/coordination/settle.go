package coordination

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Decision is the answer to one conflict: one of the sides that stand against
// each other (Keep, its dot), both of them one after the other (Both, for texts),
// or else a new Value in the form of the field's type; nil leaves it empty.
type Decision struct {
	Record book.ID
	Field  string
	Key    string // the option, for a field with one register per option
	Keep   string
	Both   bool
	Value  any
	Why    string // required; it stands in the record's history
}

// Settle decides one conflict. The decision is an ordinary change that lists
// every side it was made over: it travels like any other, and somebody's edit
// that arrives later and had not seen it asks again, about itself alone. What was
// settled can be settled again, between the same sides: that is its undo.
//
// The faults are WrongRole, NotFound when nothing waits or was settled there or
// Keep is none of the sides, and what the rules say of a new value.
func (o *Office) Settle(ctx context.Context, d Decision) error {
	_, err := o.settle(ctx, d, false)
	return err
}

// SettleLike gives the same answer, for the same reason, to every conflict over
// the same field with the same sides. It tells how many records were settled:
// all of them, or none.
func (o *Office) SettleLike(ctx context.Context, d Decision) (records int, err error) {
	return o.settle(ctx, d, true)
}

func (o *Office) settle(ctx context.Context, d Decision, like bool) (records int, err error) {
	if err := o.coordinator(); err != nil {
		return 0, err
	}
	if d.Why, err = reason(d.Why); err != nil {
		return 0, err
	}
	if d.Why == "" {
		return 0, fault.At("why", fault.New(fault.Required))
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		records = 0
		open, err := tx.Conflicts()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(open, d.meets)
		if i < 0 {
			decided, err := o.decided(tx, d.Record)
			if err != nil {
				return err
			}
			for _, earlier := range decided {
				open = append(open, earlier.Conflict)
			}
			i = slices.IndexFunc(open, d.meets)
		}
		if i < 0 {
			return fault.New(fault.NotFound)
		}
		answer, err := o.answer(tx, open[i], d)
		if err != nil {
			return err
		}
		for j, c := range open {
			if j != i && !(like && alike(c, open[i])) {
				continue
			}
			if err := o.close(tx, c, open, answer, d); err != nil {
				return err
			}
			records++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return records, nil
}

func (d Decision) meets(c store.Conflict) bool {
	return c.Record == d.Record && c.Field == d.Field && c.Slot.Key == d.Key
}

// alike tells whether two conflicts ask the same question.
func alike(a, b store.Conflict) bool {
	return a.Kind == b.Kind && a.Slot == b.Slot && (len(a.Objections) == 0) == (len(b.Objections) == 0) && slices.Equal(sides(a), sides(b))
}

// likes counts, for each conflict, the others that ask the same question.
func likes(open []store.Conflict) []int {
	counts := make([]int, len(open))
	for i := range open {
		for j := range open[:i] {
			if alike(open[i], open[j]) {
				counts[i]++
				counts[j]++
			}
		}
	}
	return counts
}

// sides are the different values of a conflict, in a fixed order.
func sides(c store.Conflict) []book.Value {
	values := make([]book.Value, 0, len(c.Heads))
	for _, head := range c.Heads {
		values = append(values, head.Value)
	}
	slices.SortFunc(values, func(a, b book.Value) int {
		return cmp.Or(cmp.Compare(a.Form(), b.Form()), cmp.Compare(a.Number(), b.Number()),
			strings.Compare(a.Words(), b.Words()), slices.Compare(a.Raw(), b.Raw()))
	})
	return slices.Compact(values)
}

// answer is the value a decision gives a conflict.
func (o *Office) answer(tx *store.Tx, c store.Conflict, d Decision) (book.Value, error) {
	if len(c.Objections) > 0 && !d.Both {
		return stands(tx, c, d)
	}
	kind, _ := o.catalogue.Kind(c.Kind)
	field, _ := kind.Field(c.Field)
	switch {
	case d.Keep != "":
		for _, head := range c.Heads {
			if head.Dot.String() == d.Keep {
				return head.Value, nil
			}
		}
		return book.Value{}, fault.New(fault.NotFound)
	case field.Fixed || c.Slot.Tag == book.TagStatus:
		// What Feltbog filled in can be kept and not typed.
		return book.Value{}, fault.At(c.Field, fault.New(fault.Fixed))
	case d.Both && field.Type != book.Line && field.Type != book.Note:
		return book.Value{}, fault.At(c.Field, fault.New(fault.Invalid))
	case d.Both:
		d.Value = together(field, c.Heads)
	}
	values, err := kind.Encode(book.Fields{c.Field: d.Value}, nil)
	return values[c.Slot], err
}

// stands is the status a decision gives a withdrawn record that somebody
// objected to: withdrawn once more, by one who has seen it all, or back to what
// it was.
func stands(tx *store.Tx, c store.Conflict, d Decision) (book.Value, error) {
	if d.Keep == "" {
		status, _ := d.Value.(string)
		if !slices.Contains([]book.Status{book.Draft, book.Ready, book.Withdrawn}, book.Status(status)) {
			return book.Value{}, fault.At(c.Field, fault.New(fault.UnknownOption))
		}
		return book.Text(status), nil
	}
	for _, head := range c.Heads {
		if head.Dot.String() == d.Keep {
			return head.Value, nil
		}
	}
	if !slices.ContainsFunc(c.Objections, func(o store.Objection) bool { return o.Dot.String() == d.Keep }) {
		return book.Value{}, fault.New(fault.NotFound)
	}
	before, err := bases(tx, []store.Conflict{c})
	if err != nil || before[0] == nil {
		return earlier(nil), err
	}
	return earlier(&Side{Value: before[0].Value}), nil
}

// together is all sides of a text, oldest claim first.
func together(field book.Field, heads []journal.Head) string {
	between := "\n\n"
	if field.Type == book.Line {
		between = " / "
	}
	heads = slices.Clone(heads)
	slices.SortStableFunc(heads, func(a, b journal.Head) int { return cmp.Compare(a.Wall, b.Wall) })
	var texts []string
	for _, head := range heads {
		if words := head.Value.Words(); words != "" && !slices.Contains(texts, words) {
			texts = append(texts, words)
		}
	}
	return strings.Join(texts, between)
}

// close writes the answer to one conflict. Where a side is kept, what its writer
// said in the fields that must agree with this one is kept with it.
func (o *Office) close(tx *store.Tx, c store.Conflict, open []store.Conflict, answer book.Value, d Decision) error {
	kind, _ := o.catalogue.Kind(c.Kind)
	values := map[book.Slot]book.Value{c.Slot: answer}
	if d.Keep != "" && len(c.Objections) == 0 {
		agree(kind, kept(c, answer, d), open, values)
	}
	if _, err := tx.Record(kind, c.Record, values, d.Why); err != nil {
		return err
	}
	return errors.Join(o.allowed(tx, kind, c, d)...)
}

// kept is the conflict with only the head whose value was kept. In a conflict
// that is only like the one decided on, it is the first that says the same.
func kept(c store.Conflict, answer book.Value, d Decision) store.Conflict {
	i := slices.IndexFunc(c.Heads, func(h journal.Head) bool { return h.Dot.String() == d.Keep })
	if i < 0 {
		i = slices.IndexFunc(c.Heads, func(h journal.Head) bool { return h.Value == answer })
	}
	c.Heads = c.Heads[i : i+1]
	return c
}

// agree adds what the change that was kept says in the other open fields of the
// same group.
func agree(kind *book.Kind, kept store.Conflict, open []store.Conflict, values map[book.Slot]book.Value) {
	field, _ := kind.Field(kept.Field)
	for _, other := range open {
		partner, _ := kind.Field(other.Field)
		if other.Record != kept.Record || field.Group == "" || partner.Group != field.Group {
			continue
		}
		for _, head := range other.Heads {
			if head.Dot == kept.Heads[0].Dot {
				values[other.Slot] = head.Value
			}
		}
	}
}
