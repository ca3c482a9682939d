package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Standing is how an agreement stands today.
type Standing string

// Overdue agreements are open as well.
const (
	Open    Standing = "open"    // not closed
	Overdue Standing = "overdue" // not closed, and its day has passed
	Kept    Standing = "kept"
	Lapsed  Standing = "lapsed" // not kept, or dropped
)

// pendingCodes say that an agreement is not closed.
var pendingCodes = []string{"", "open", "under_way"}

var standings = []Standing{Open, Overdue, Kept, Lapsed}

// Agreements is one page of the agreements of one standing, open ones by the day
// they are due, closed ones latest first. Counts says how many there are of each,
// whatever is shown of them.
type Agreements struct {
	store.Page
	Counts map[Standing]int
}

// Agreements gives agreements out of every record, those that hold words.
func (d *Desk) Agreements(ctx context.Context, standing Standing, words string, limit, offset int) (a Agreements, err error) {
	a.Counts = map[Standing]int{}
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		today := d.day(tx.Now)
		shown := standing.query(today)
		shown.Words, shown.Limit, shown.Offset = words, limit, offset
		if a.Page, err = tx.List(shown); err != nil {
			return err
		}
		for _, each := range standings {
			counted := each.query(today)
			counted.Limit = 1
			page, err := tx.List(counted)
			if err != nil {
				return err
			}
			a.Counts[each] = page.Total
		}
		return nil
	})
	return a, err
}

func (s Standing) query(today string) store.Query {
	q := store.Query{Kind: "agreement", Status: []book.Status{book.Draft, book.Ready}}
	switch s {
	case Kept, Lapsed:
		q.Either, q.Descending = map[string][]string{"progress": {"kept"}}, true
		if s == Lapsed {
			q.Either["progress"] = []string{"not_kept", "dropped"}
		}
	default:
		q.Either = map[string][]string{"progress": pendingCodes}
		if s == Overdue {
			q.Before = today
		}
	}
	return q
}
