package cli

import (
	"context"

	"github.com/spf13/cobra"

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
	all := make([]explained, 0, len(counted.Figures))
	for _, figure := range counted.Figures {
		sources, err := app.Office.Explain(ctx, year, figure.Key)
		if err != nil {
			return err
		}
		all = append(all, explained{figure, sources})
	}
	return s.answer(map[string]any{"year": year, "figures": all}, func() {
		for _, figure := range all {
			s.say(figureLine, figure.Text, figure.Label)
			s.say(indented, figure.Rule)
			for _, source := range figure.Sources {
				s.say(sourceLine, source.Number, day(source.Day), source.Title, source.Letter, source.Parcel)
			}
		}
	})
}
