package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// mostFound bounds what one search prints.
const mostFound = 200

// hitTold is one record found, as --json gives it.
type hitTold struct {
	ID      book.ID     `json:"id"`
	Kind    string      `json:"kind"`
	Number  string      `json:"number"`
	Status  book.Status `json:"status"`
	Title   string      `json:"title"`
	Field   string      `json:"field"`
	Snippet string      `json:"snippet"`
}

func (s *stage) find() *cobra.Command {
	return s.command("find", 2, many, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			hits, err := app.Desk.Find(ctx, strings.Join(args[1:], " "), mostFound)
			if err != nil {
				return err
			}
			if len(hits) == 0 {
				return fault.New(fault.NotFound)
			}
			return s.hits(ctx, app, hits)
		})
	})
}

func (s *stage) hits(ctx context.Context, app *boot.App, hits []boot.Hit) error {
	ids := make([]book.ID, 0, len(hits))
	for _, hit := range hits {
		ids = append(ids, hit.Record.ID)
	}
	titles, err := app.Desk.Titles(ctx, ids)
	if err != nil {
		return err
	}
	result := make([]hitTold, 0, len(hits))
	for _, hit := range hits {
		r := hit.Record
		result = append(result, hitTold{r.ID, r.Kind, r.Number, r.Status, titles[r.ID], hit.Field, hit.Snippet})
	}
	return s.answer(map[string]any{"hits": result}, func() {
		for _, hit := range result {
			s.say(recordHead, hit.Number, kindLabel(hit.Kind), statusWord(hit.Status), hit.Title)
			s.say(fieldLine, fieldLabel(hit.Kind, hit.Field), hit.Snippet)
		}
	})
}
