package cli

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) erase() *cobra.Command {
	var record, find, why string
	var fields []string
	cmd := s.command("erase", 1, 1, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if (record == "") == (find == "") {
			return &misuse{command: cmd}
		}
		return s.with(cmd.Context(), args[0], func(app *boot.App) error {
			if find != "" {
				return s.trace(cmd.Context(), app, find)
			}
			return s.forget(cmd.Context(), app, record, fields, boot.Ground(why))
		})
	}
	cmd.Flags().StringVar(&record, "record", "", help["erase"].flags["record"])
	cmd.Flags().StringArrayVar(&fields, "field", nil, help["erase"].flags["field"])
	cmd.Flags().StringVar(&why, "why", "", help["erase"].flags["why"])
	cmd.Flags().StringVar(&find, "find", "", help["erase"].flags["find"])
	return cmd
}

// trace only looks: what to erase is a person's decision, field by field.
func (s *stage) trace(ctx context.Context, app *boot.App, text string) error {
	traces, err := app.Office.Trace(ctx, text)
	if err != nil {
		return err
	}
	return s.answer(map[string]any{"traces": traces}, func() {
		for _, t := range traces {
			place := traceHistory
			switch {
			case t.Draft:
				place = traceDraft
			case t.Reason:
				place = traceReason
			case t.Current:
				place = traceCurrent
			}
			s.say(traceLine, cmp.Or(t.Number, string(t.Record)), fieldLabel(t.Kind, t.Field), place)
		}
		s.say(traceTotal, howMany(len(traces), "sted", "steder"))
	})
}

func (s *stage) forget(ctx context.Context, app *boot.App, record string, fields []string, why boot.Ground) error {
	done, err := app.Erase(ctx, record, fields, why)
	if err != nil {
		return err
	}
	return s.answer(done, func() {
		if done.Called != "" {
			s.say(erasureCalled, done.Called)
		}
		s.say(erasedLine, cmp.Or(done.Number, string(done.Record)), howMany(done.Texts, "slettet tekst", "slettede tekster"), done.Residue)
		if done.Attachments > 0 {
			s.say(erasedWith, howMany(done.Attachments, "bilag", "bilag"))
		}
	})
}
