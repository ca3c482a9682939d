package cli

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func (s *stage) report() *cobra.Command {
	var year int
	var out string
	var explain bool
	cmd := s.command("report", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			switch {
			case out != "":
				return s.paper(ctx, app, year, out)
			case explain:
				return s.explain(ctx, app, year)
			}
			counted, err := app.Office.Figures(ctx, year)
			if err != nil {
				return err
			}
			return s.figures(counted)
		})
	})
	cmd.Flags().IntVar(&year, "year", 0, help["report"].flags["year"])
	cmd.Flags().StringVar(&out, "out", "", help["report"].flags["out"])
	cmd.Flags().BoolVar(&explain, "explain", false, help["report"].flags["explain"])
	return required(cmd, "year")
}

func (s *stage) paper(ctx context.Context, app *boot.App, year int, out string) error {
	if err := app.Office.WriteReport(ctx, year, out); err != nil {
		return err
	}
	return s.answer(map[string]any{"year": year, "file": out}, func() { s.say(paperWritten, year, out) })
}

func (s *stage) figures(counted boot.Report) error {
	result := map[string]any{"year": counted.Year, "figures": counted.Figures, "notices": counted.Notices}
	return s.answer(result, func() {
		for _, figure := range counted.Figures {
			s.say(figureLine, figure.Text, figure.Label)
		}
	})
}

// explained is a figure with where each of its records came from.
type explained struct {
	boot.Figure
	Sources []boot.Source `json:"sources"`
}

func (s *stage) explain(ctx context.Context, app *boot.App, year int) error {
	counted, err := app.Office.Figures(ctx, year)
	if err != nil {
		return err
	}
	sources, err := everySource(ctx, app)
	if err != nil {
		return err
	}
	all := make([]explained, 0, len(counted.Figures))
	for _, figure := range counted.Figures {
		one := explained{figure, []boot.Source{}}
		for _, id := range figure.Records {
			one.Sources = append(one.Sources, sources[id])
		}
		all = append(all, one)
	}
	return s.answer(map[string]any{"year": year, "figures": all}, func() {
		for _, figure := range all {
			s.justify(figure)
		}
	})
}

// everySource is where each record of the book came from. Reading them all once is far quicker than
// opening dozens of figures, which would each count the year again.
func everySource(ctx context.Context, app *boot.App) (map[book.ID]boot.Source, error) {
	sources := map[book.ID]boot.Source{}
	for _, kind := range book.Standard().Kinds {
		listing, err := app.Desk.List(ctx, boot.Query{Kind: kind.Name})
		if err != nil {
			return nil, err
		}
		for _, r := range listing.Records {
			sources[r.ID] = boot.Source{
				ID: r.ID, Kind: r.Kind, Number: r.Number, Title: listing.Titles[r.ID],
				Day: r.Day(kind), Letter: r.Letter, Parcel: r.Parcel,
			}
		}
	}
	return sources, nil
}

func (s *stage) justify(figure explained) {
	s.say(figureLine, figure.Text, figure.Label)
	s.say(indented, figure.Rule)
	for _, source := range figure.Sources {
		s.say(sourceLine, source.Number, day(source.Day), source.Letter, cmp.Or(source.Parcel, madeHere), source.Title)
	}
}
