package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) extract() *cobra.Command {
	var find, out string
	cmd := s.command("extract", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			places, err := app.Office.WriteExtract(ctx, find, out)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"places": places, "file": out}, func() {
				s.say(extractWritten, howMany(places, "sted", "steder"), out)
			})
		})
	})
	cmd.Flags().StringVar(&find, "find", "", help["extract"].flags["find"])
	cmd.Flags().StringVar(&out, "out", "", help["extract"].flags["out"])
	return required(cmd, "find", "out")
}
