package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Overview is what a person wants to see in the morning.
type Overview struct {
	Agreements []book.Record // not closed, by due date
	Drafts     []store.Draft // typed, not saved; latest first
	Unready    []book.Record // saved as drafts, latest first
	Next       []book.Record // visits with a next visit from today on, by that date
	Counters   Counters
	Titles     map[book.ID]string
}

const shortList = 50

// Overview collects the morning's screen.
func (d *Desk) Overview(ctx context.Context) (o Overview, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		pending := Open.query("")
		pending.Limit = shortList
		page, err := tx.List(pending)
		if err != nil {
			return err
		}
		o.Agreements = page.Records
		if o.Drafts, err = tx.Drafts(""); err != nil {
			return err
		}
		if o.Unready, err = unready(tx); err != nil {
			return err
		}
		if o.Next, err = next(tx, d.day(tx.Now)); err != nil {
			return err
		}
		s, err := standing(tx)
		if err != nil {
			return err
		}
		o.Counters = s.counters()
		if o.Counters.Asked, err = waiting(tx); err != nil {
			return err
		}
		shown := append(append(append([]book.Record{}, o.Agreements...), o.Unready...), o.Next...)
		o.Titles, err = d.titles(tx, shown)
		return err
	})
	return o, err
}

func unready(tx *store.Tx) ([]book.Record, error) {
	var drafts []book.Record
	for _, kind := range []string{"visit", "dialogue", "requisition", "consultation", "event"} {
		page, err := tx.List(store.Query{Kind: kind, Status: []book.Status{book.Draft}, Descending: true, Limit: shortList})
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, page.Records...)
	}
	return drafts, nil
}

func next(tx *store.Tx, today string) ([]book.Record, error) {
	page, err := tx.List(store.Query{Kind: "visit", Sort: "next_visit", Descending: true, Limit: 200})
	if err != nil {
		return nil, err
	}
	var visits []book.Record
	for _, record := range page.Records {
		if day := record.Fields.Text("next_visit"); day >= today && record.Status != book.Withdrawn {
			visits = append([]book.Record{record}, visits...)
		}
	}
	return visits, nil
}
