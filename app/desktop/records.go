package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Records is recording, finding and correcting.
type Records struct{ door *door }

// Query asks for one page of a list. Status nil is all but withdrawn. Where
// narrows by field name and code or id. Limit 0 is 100.
type Query struct {
	Kind       string   `json:"kind"`
	Year       int      `json:"year"`
	Status     []string `json:"status"`
	Where      []Pair   `json:"where"`
	Words      string   `json:"words"`
	Sort       string   `json:"sort"`
	Descending bool     `json:"descending"`
	Limit      int      `json:"limit"`
	Offset     int      `json:"offset"`
}

// Listing is one page: Total are all that match, Of all there are.
type Listing struct {
	Rows  []Row `json:"rows"`
	Total int   `json:"total"`
	Of    int   `json:"of"`
}

// NewID is the id of a record about to be typed.
func (r *Records) NewID() (string, error) {
	return read(r.door, "Records.NewID", func(_ context.Context, app *boot.App) (string, error) {
		return string(app.Desk.NewID()), nil
	})
}

// List gives one page of records.
func (r *Records) List(q Query) (Listing, error) {
	return read(r.door, "Records.List", func(ctx context.Context, app *boot.App) (Listing, error) {
		page, err := app.Desk.List(ctx, q.store())
		if err != nil {
			return Listing{}, err
		}
		seen, err := viewing(ctx, app, page.Records)
		return Listing{Rows: seen.rows(page.Records), Total: page.Total, Of: page.Of}, err
	})
}

// SaveAll records entries in one gesture: all or none. Entries that were to be
// ready and may not be are recorded with the status they had, and Missing says
// what they need.
func (r *Records) SaveAll(entries []Entry) ([]Saved, error) {
	return read(r.door, "Records.SaveAll", func(ctx context.Context, app *boot.App) ([]Saved, error) {
		list, err := entriesOf(entries)
		if err != nil {
			return nil, err
		}
		saved, err := app.Desk.SaveAll(ctx, list)
		if err != nil && hold(list) && fault.Of(err).Code.Status() == fault.Required.Status() {
			saved, err = app.Desk.SaveAll(ctx, list)
		}
		if err != nil {
			return nil, err
		}
		r.door.window.ring(recordsBell)
		return told(ctx, app, saved)
	})
}

// Draft keeps what is typed and not saved. The instant it was kept is returned.
func (r *Records) Draft(entry Entry) (int64, error) {
	return read(r.door, "Records.Draft", func(ctx context.Context, app *boot.App) (int64, error) {
		fields, err := fieldsOf(entry.Answers)
		if err != nil {
			return 0, err
		}
		at, err := app.KeepDraft(ctx, boot.Draft{ID: book.ID(entry.ID), Kind: entry.Kind, Fields: fields})
		if err == nil {
			r.door.window.ring(draftsBell)
		}
		return at, err
	})
}

// Drop throws away what is typed and not saved.
func (r *Records) Drop(id string) error {
	_, err := read(r.door, "Records.Drop", func(ctx context.Context, app *boot.App) (struct{}, error) {
		err := app.Desk.Drop(ctx, book.ID(id))
		r.door.window.ring(draftsBell)
		return struct{}{}, err
	})
	return err
}

// Screen finds what looks like personal data in a text.
func (r *Records) Screen(field, text string) ([]Hit, error) {
	return read(r.door, "Records.Screen", func(_ context.Context, app *boot.App) ([]Hit, error) {
		hits := []Hit{}
		for _, hit := range app.Desk.Screen(text) {
			hits = append(hits, hitOf(field, text, hit))
		}
		return hits, nil
	})
}

// hold takes back the wish that entries become ready; it says whether any had
// one.
func hold(entries []boot.Entry) bool {
	held := false
	for i := range entries {
		if entries[i].Status == book.Ready {
			entries[i].Status, held = "", true
		}
	}
	return held
}

func told(ctx context.Context, app *boot.App, saved []boot.Saved) ([]Saved, error) {
	records := make([]book.Record, 0, len(saved))
	for _, one := range saved {
		records = append(records, one.Record)
	}
	seen, err := viewing(ctx, app, records)
	if err != nil {
		return nil, err
	}
	list := make([]Saved, 0, len(saved))
	for _, one := range saved {
		list = append(list, savedOf(one, seen))
	}
	return list, nil
}

func (q Query) store() boot.Query {
	where := make(map[string]string, len(q.Where))
	for _, pair := range q.Where {
		where[pair.Key] = pair.Value
	}
	status := []book.Status{book.Draft, book.Ready}
	if len(q.Status) > 0 {
		status = status[:0]
		for _, one := range q.Status {
			status = append(status, book.Status(one))
		}
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	return boot.Query{
		Kind: q.Kind, Year: q.Year, Status: slices.Clip(status), Where: where, Words: q.Words,
		Sort: q.Sort, Descending: q.Descending, Limit: limit, Offset: max(0, q.Offset),
	}
}
