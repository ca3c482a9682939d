package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// settledTold is a decision as --json gives it.
type settledTold struct {
	Record  book.ID `json:"record"`
	Number  string  `json:"number"`
	Field   string  `json:"field"`
	Settled int     `json:"settled"` // records
}

func (s *stage) settle() *cobra.Command {
	var d boot.Decision
	var value string
	var like bool
	cmd := s.command("settle", 3, 3, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		flags, given := cmd.Flags(), 0
		for _, name := range []string{"keep", "value", "both"} {
			if flags.Changed(name) {
				given++
			}
		}
		if given != 1 || flags.Changed("keep") && d.Keep == "" || flags.Changed("both") && !d.Both {
			return &misuse{cmd, "--keep"}
		}
		return s.with(cmd.Context(), args[0], func(app *boot.App) error {
			sheet, err := app.Desk.Show(cmd.Context(), args[1])
			if err != nil {
				return err
			}
			d.Record, d.Field = sheet.Record.ID, args[2]
			d.Value = typed(fieldOf(sheet.Record.Kind, d.Field), value)
			return s.decide(cmd.Context(), app, d, like, sheet)
		})
	}
	text := help["settle"].flags
	cmd.Flags().StringVar(&d.Keep, "keep", "", text["keep"])
	cmd.Flags().StringVar(&value, "value", "", text["value"])
	cmd.Flags().BoolVar(&d.Both, "both", false, text["both"])
	cmd.Flags().StringVar(&d.Why, "why", "", text["why"])
	cmd.Flags().BoolVar(&like, "like", false, text["like"])
	return required(cmd, "why")
}

func (s *stage) decide(ctx context.Context, app *boot.App, d boot.Decision, like bool, sheet boot.Sheet) error {
	told := settledTold{Record: d.Record, Number: sheet.Record.Number, Field: d.Field, Settled: 1}
	var err error
	if like {
		told.Settled, err = app.Office.SettleLike(ctx, d)
	} else {
		err = app.Office.Settle(ctx, d)
	}
	if err != nil {
		return err
	}
	return s.answer(told, func() {
		s.say(conflictSettled, told.Number, sheet.Titles[d.Record], fieldLabel(sheet.Record.Kind, d.Field), howMany(told.Settled, "post", "poster"))
	})
}

// typed is an answer from the command line in the form its field has in JSON. What cannot be read as that
// is passed on as text, for the field itself to refuse.
func typed(field book.Field, text string) any {
	switch field.Type {
	case book.Whole:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case book.Quarter:
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	case book.Yes:
		if truth, err := strconv.ParseBool(text); err == nil {
			return truth
		}
	}
	return text
}
