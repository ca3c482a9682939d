package coordination

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Verdict says whether two records are the same thing.
type Verdict string

// The verdicts, as a link record holds them.
const (
	SameThing Verdict = "same"
	Different Verdict = "different"
)

// Ref is a record that another points to, with what a person knows it by.
type Ref struct {
	ID     book.ID `json:"id"`
	Kind   string  `json:"kind"`
	Number string  `json:"number"`
	Title  string  `json:"title"`
	Letter string  `json:"letter"` // of the laptop that registered it
}

// Linked is what a verdict came to: everything that now counts as one thing with
// each of the two, themselves first. Two that are different can still be one by
// way of a third.
type Linked struct {
	Link    book.ID `json:"link"`
	Verdict Verdict `json:"verdict"`
	Left    []Ref   `json:"left"`
	Right   []Ref   `json:"right"`
}

// Same says that two records are the same thing registered twice, or that they
// are not. The verdict is a record of its own, one for each pair in whatever
// order it is named: nothing is merged, no id is rewritten, and the other verdict
// undoes it exactly. Everyone learns of it, and every figure follows.
//
// The faults are WrongRole, NotFound for a record that is not here, and Invalid
// for two of different kinds or one with itself.
func (o *Office) Same(ctx context.Context, left, right book.ID, verdict Verdict, why string) (linked Linked, err error) {
	if err := o.coordinator(); err != nil {
		return Linked{}, err
	}
	if verdict != SameThing && verdict != Different {
		return Linked{}, fault.At("verdict", fault.New(fault.UnknownOption))
	}
	if why, err = reason(why); err != nil {
		return Linked{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		if err := comparable(tx, left, right); err != nil {
			return err
		}
		linked = Linked{Link: linkID(left, right), Verdict: verdict}
		if err := o.link(tx, left, right, verdict, why); err != nil {
			return err
		}
		all, err := read(tx)
		if err != nil {
			return err
		}
		if linked.Left, err = refs(tx, all.with(left)); err != nil {
			return err
		}
		linked.Right, err = refs(tx, all.with(right))
		return err
	})
	return linked, err
}

func comparable(tx *store.Tx, left, right book.ID) error {
	one, err := tx.Find(left)
	if err != nil {
		return err
	}
	other, err := tx.Find(right)
	if err != nil {
		return err
	}
	if one.ID == other.ID || one.Kind != other.Kind {
		return fault.At("right", fault.New(fault.Invalid))
	}
	return nil
}

// linkID is the same in every book and in either order, so that coordinators
// who judge the same pair write to the same record.
func linkID(left, right book.ID) book.ID {
	sum := sha256.Sum256([]byte(min(left, right) + "\n" + max(left, right)))
	return book.ID("link." + hex.EncodeToString(sum[:16]))
}

// link writes the verdict. A pair judged before keeps its record and its number.
func (o *Office) link(tx *store.Tx, left, right book.ID, verdict Verdict, why string) error {
	kind, _ := o.catalogue.Kind("link")
	values, err := kind.Encode(book.Fields{
		"left": string(min(left, right)), "right": string(max(left, right)), "verdict": string(verdict), "reason": why,
	}, nil)
	if err != nil {
		return err
	}
	values[book.Slot{Tag: book.TagStatus}] = book.Text(string(book.Ready))
	id := linkID(left, right)
	if _, err := tx.Find(id); fault.Is(err, fault.NotFound) {
		number, err := tx.Number("")
		if err != nil {
			return err
		}
		values[book.Slot{Tag: book.TagNumber}] = book.Text(number)
	}
	_, err = tx.Record(kind, id, values, cmp.Or(why, string(verdict)))
	return err
}

// refs tells of records that are here, in the order of ids.
func refs(tx *store.Tx, ids []book.ID) ([]Ref, error) {
	titles, err := tx.Titles(ids)
	if err != nil {
		return nil, err
	}
	told := []Ref{}
	for _, id := range ids {
		record, err := tx.Find(id)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		told = append(told, Ref{ID: id, Kind: record.Kind, Number: record.Number, Title: titles[id], Letter: record.Letter})
	}
	return told, nil
}
