package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func (s *stage) list() *cobra.Command {
	var query boot.Query
	cmd := s.command("list", 2, 2, func(ctx context.Context, args []string) error {
		query.Kind = args[1]
		return s.with(ctx, args[0], func(app *boot.App) error {
			listing, err := app.Desk.List(ctx, query)
			if err != nil {
				return err
			}
			return s.records(listing)
		})
	})
	cmd.Flags().IntVar(&query.Year, "year", 0, help["list"].flags["year"])
	return cmd
}

func (s *stage) records(listing boot.Listing) error {
	result := make([]told, 0, len(listing.Records))
	for _, record := range listing.Records {
		result = append(result, tell(record, listing.Titles))
	}
	return s.answer(map[string]any{"records": result, "total": listing.Total}, func() {
		for _, record := range listing.Records {
			s.say(listLine, record.Number, dated(record), statusWord(record.Status), listing.Titles[record.ID])
		}
		s.say(listTotal, listing.Total)
	})
}

// dated is the day of a record as Danes write it, "" for a kind without one.
func dated(record book.Record) string {
	if kind, ok := book.Standard().Kind(record.Kind); ok {
		return day(record.Day(kind))
	}
	return ""
}
