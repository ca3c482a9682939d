package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/journal"
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

// Counters say how far this laptop's records have come. Sealed is not received:
// only a receipt in a file from the coordinator moves a record on.
type Counters struct {
	Unsealed   int // changes made since the last parcel
	Sealed     int // changes in parcels the coordinator has not acknowledged
	Received   int // changes acknowledged
	LastSealed int64
}

const shortList = 50

// Overview collects the morning's screen.
func (d *Desk) Overview(ctx context.Context) (o Overview, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if o.Agreements, err = open(tx); err != nil {
			return err
		}
		if o.Drafts, err = tx.Drafts(""); err != nil {
			return err
		}
		if o.Unready, err = unready(tx); err != nil {
			return err
		}
		if o.Next, err = next(tx, d.day(tx.Now)); err != nil {
			return err
		}
		if o.Counters, err = counters(tx, d.book.Identity().Device); err != nil {
			return err
		}
		shown := append(append(append([]book.Record{}, o.Agreements...), o.Unready...), o.Next...)
		o.Titles, err = d.titles(tx, shown)
		return err
	})
	return o, err
}

// Counters tells how far this laptop's changes have come.
func (d *Desk) Counters(ctx context.Context) (c Counters, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		c, err = counters(tx, d.book.Identity().Device)
		return err
	})
	return c, err
}

func open(tx *store.Tx) ([]book.Record, error) {
	page, err := tx.List(store.Query{Kind: "agreement", Sort: "due", Limit: 1000})
	if err != nil {
		return nil, err
	}
	var agreements []book.Record
	for _, record := range page.Records {
		progress := record.Fields.Text("progress")
		pending := progress == "" || progress == "open" || progress == "under_way"
		if pending && record.Status != book.Withdrawn && len(agreements) < shortList {
			agreements = append(agreements, record)
		}
	}
	return agreements, nil
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

func counters(tx *store.Tx, device journal.Device) (Counters, error) {
	held, err := tx.Held()
	if err != nil {
		return Counters{}, err
	}
	parcels, err := tx.Parcels()
	if err != nil {
		return Counters{}, err
	}
	sealed := journal.Held{}
	var c Counters
	for _, p := range parcels {
		if p.Direction != store.Sealed {
			continue
		}
		c.LastSealed = max(c.LastSealed, p.At)
		for stream, runs := range p.Ranges {
			if len(runs) > 0 {
				sealed[stream] = []journal.Range{{First: 1, Last: max(sealed.Last(stream), runs[len(runs)-1].Last)}}
			}
		}
	}
	for stream := range held {
		if stream.Device != device {
			continue
		}
		made, travelled := held.Last(stream), sealed.Last(stream)
		c.Sealed += int(travelled)
		c.Unsealed += int(made - travelled)
	}
	return c, nil
}
