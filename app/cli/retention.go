package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) retention() *cobra.Command {
	var year int
	var look bool
	var archive boot.Archive
	cmd := s.command("retention", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if archive != (boot.Archive{}) {
				if err := app.Office.AnswerArchive(ctx, year, archive); err != nil {
					return err
				}
			}
			done, err := app.Retention(ctx, year, look)
			if err != nil {
				return err
			}
			return s.answer(done, func() { s.disposed(done, look) })
		})
	})
	cmd.Flags().IntVar(&year, "year", 0, help["retention"].flags["year"])
	cmd.Flags().BoolVar(&look, "look", false, help["retention"].flags["look"])
	cmd.Flags().StringVar(&archive.Answer, "archived", "", help["retention"].flags["archived"])
	cmd.Flags().StringVar(&archive.By, "by", "", help["retention"].flags["by"])
	cmd.Flags().StringVar(&archive.Day, "on", "", help["retention"].flags["on"])
	return required(cmd, "year")
}

func (s *stage) disposed(done boot.Disposal, look bool) {
	for _, e := range done.Expiring {
		line := expiringText
		if e.Whole {
			line = expiringWhole
		}
		s.say(line, e.Year, kindLabel(e.Kind), howMany(e.Records, "post", "poster"))
		if e.Attachments > 0 {
			s.say(expiringWith, howMany(e.Attachments, "bilag", "bilag"))
		}
	}
	if len(done.Expiring) == 0 {
		s.say(nothingExpires, done.Year)
		return
	}
	s.say(figuresStay)
	switch {
	case !look:
		s.say(disposedLine, done.First, done.Last, howMany(done.Texts, "slettet tekst", "slettede tekster"), done.Residue)
	case done.Archive.Answer == "":
		s.say(archiveOpen, done.Year)
	default:
		s.say(archiveLine, archiveWords[done.Archive.Answer], done.Archive.By, day(done.Archive.Day))
	}
}

func (s *stage) periods() *cobra.Command {
	var kind string
	var years int
	cmd := s.command("periods", 1, 1, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		set := cmd.Flags().Changed("years")
		if set != (kind != "") {
			return &misuse{command: cmd}
		}
		return s.with(cmd.Context(), args[0], func(app *boot.App) error {
			if set {
				if err := app.Office.SetPeriod(cmd.Context(), kind, years); err != nil {
					return err
				}
			}
			return s.listPeriods(cmd.Context(), app)
		})
	}
	cmd.Flags().StringVar(&kind, "kind", "", help["periods"].flags["kind"])
	cmd.Flags().IntVar(&years, "years", 0, help["periods"].flags["years"])
	return cmd
}

func (s *stage) listPeriods(ctx context.Context, app *boot.App) error {
	periods, err := app.Office.Periods(ctx)
	if err != nil {
		return err
	}
	return s.answer(map[string]any{"periods": periods}, func() {
		for _, p := range periods {
			line := periodLine
			if p.Kind == "contact" {
				line = periodOwn
			}
			s.say(line, kindLabel(p.Kind), p.Years)
		}
	})
}
