package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Queries is what the coordinator asks about single records. They are answered in
// a form like any other.
type Queries struct{ door *door }

// OpenQuery is a query that is not closed. Answer is "" while nobody has answered,
// and Typed tells that an answer is typed here and not saved.
type OpenQuery struct {
	ID     string `json:"id"`
	Asked  int64  `json:"asked"`
	Text   string `json:"text"`
	Answer string `json:"answer"`
	Typed  bool   `json:"typed"`
	About  Row    `json:"about"` // its kind is "" when the record is not here
}

// All are the queries that are not closed, the oldest first.
func (q *Queries) All() ([]OpenQuery, error) {
	return read(q.door, "Queries.All", func(ctx context.Context, app *boot.App) ([]OpenQuery, error) {
		asked, err := app.Desk.Asked(ctx)
		if err != nil || len(asked) == 0 { // as after almost every save
			return []OpenQuery{}, err
		}
		about := make([]book.Record, 0, len(asked))
		for _, query := range asked {
			about = append(about, query.About)
		}
		look, err := viewing(ctx, app, about)
		if err != nil {
			return nil, err
		}
		typed, err := app.Desk.Drafts(ctx, "query")
		if err != nil {
			return nil, err
		}
		list := make([]OpenQuery, 0, len(asked))
		for _, query := range asked {
			list = append(list, OpenQuery{
				ID: string(query.Record.ID), Asked: query.Record.Created,
				Text: query.Record.Fields.Text("text"), Answer: query.Record.Fields.Text("answer"), About: look.row(query.About),
				Typed: slices.ContainsFunc(typed, func(d boot.Draft) bool { return d.ID == query.Record.ID }),
			})
		}
		return list, nil
	})
}

// Ask puts a question about a record to those who have it.
func (q *Queries) Ask(record, text string) error {
	_, err := read(q.door, "Queries.Ask", func(ctx context.Context, app *boot.App) (struct{}, error) {
		_, err := app.Office.Ask(ctx, record, text)
		return q.rung(err)
	})
	return err
}

// Close says that a query needs no more answers, or with undo that it needs some
// after all.
func (q *Queries) Close(query string, undo bool) error {
	_, err := read(q.door, "Queries.Close", func(ctx context.Context, app *boot.App) (struct{}, error) {
		_, err := app.Office.Close(ctx, query, undo)
		return q.rung(err)
	})
	return err
}

func (q *Queries) rung(err error) (struct{}, error) {
	if err == nil {
		q.door.window.ring(recordsBell)
	}
	return struct{}{}, err
}
