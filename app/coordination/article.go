package coordination

import (
	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// article is a law record about to be written: a set-aside, a clock-fix or a
// trim of runs of changes. parcel is what those are called.
type article struct {
	kind   *book.Kind
	id     book.ID
	parcel string
	about  journal.Held
	why    string
}

// values are the fields of an article in force, or what takes it out of force.
// One that is not in force cannot be undone: not-found.
func (a article) values(tx *store.Tx, undo bool) (map[book.Slot]book.Value, error) {
	registers, err := tx.Registers(a.id)
	if err != nil {
		return nil, err
	}
	active, number := book.Slot{Tag: journal.LawActive}, book.Slot{Tag: book.TagNumber}
	if undo {
		if !registers[active].Value(book.Set).Bool() {
			return nil, fault.New(fault.NotFound)
		}
		return map[book.Slot]book.Value{active: book.Bool(false)}, nil
	}
	values, err := a.kind.Encode(book.Fields{"parcel": a.parcel, "reason": a.why}, nil)
	if err != nil {
		return nil, err
	}
	if len(registers[number].Heads) == 0 {
		next, err := tx.Number("")
		if err != nil {
			return nil, err
		}
		values[number] = book.Text(next)
	}
	values[active] = book.Bool(true)
	values[book.Slot{Tag: book.TagStatus}] = book.Text(string(book.Ready))
	for stream, runs := range a.about {
		for _, run := range runs {
			values[book.Slot{Tag: journal.LawRanges, Key: journal.Span{Stream: stream, Range: run}.String()}] = book.Bool(true)
		}
	}
	return values, nil
}
