package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Query is what the coordinator has asked about a record, and not closed.
type Query struct {
	Record book.Record // the query itself
	About  book.Record // the zero Record when it is not here
	Title  string      // of what it is about
}

// Answered tells whether somebody has answered.
func (q Query) Answered() bool { return q.Record.Fields.Has("answer") }

// Asked are the queries that are not closed, the oldest first: at a laptop those
// about records it may have.
func (d *Desk) Asked(ctx context.Context) (queries []Query, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		queries, err = asked(tx)
		return err
	})
	return queries, err
}

func asked(tx *store.Tx) ([]Query, error) {
	page, err := tx.List(store.Query{Kind: "query", Status: []book.Status{book.Ready}, Where: map[string]string{"closed": "false"}, Sort: "created"})
	if err != nil {
		return nil, err
	}
	queries := []Query{}
	for _, record := range page.Records {
		query := Query{Record: record}
		id := book.ID(record.Fields.Text("source"))
		if query.About, err = tx.Find(id); err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		titles, err := tx.Titles([]book.ID{id})
		if err != nil {
			return nil, err
		}
		query.Title = titles[id]
		queries = append(queries, query)
	}
	return queries, nil
}

// Answer answers a query, by id or number. An answer given before is replaced,
// and stays in the history.
func (d *Desk) Answer(ctx context.Context, query, text string) (Saved, error) {
	var found book.Record
	err := d.book.Read(ctx, func(tx *store.Tx) (err error) {
		found, err = tx.Named(query)
		return err
	})
	switch {
	case err != nil:
		return Saved{}, err
	case found.Kind != "query":
		return Saved{}, fault.New(fault.NotFound)
	case book.Text(text).IsEmpty():
		return Saved{}, fault.At("answer", fault.New(fault.Required))
	}
	return d.Save(ctx, Entry{Kind: "query", ID: found.ID, Fields: book.Fields{"answer": text}})
}

// waiting counts the queries that wait for the one at this book: at a laptop for
// an answer, at the coordinator's for being closed.
func waiting(tx *store.Tx) (count int, err error) {
	queries, err := asked(tx)
	for _, query := range queries {
		if query.Answered() == (tx.Identity().Role == store.Coordinator) {
			count++
		}
	}
	return count, err
}
