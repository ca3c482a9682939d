package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) article30() *cobra.Command {
	var out string
	cmd := s.command("article30", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.Office.WriteArticle30(ctx, out); err != nil {
				return err
			}
			return s.answer(map[string]any{"file": out}, func() { s.say(article30Written, out) })
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["article30"].flags["out"])
	return required(cmd, "out")
}
