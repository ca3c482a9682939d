package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) rebuild() *cobra.Command {
	return s.command("rebuild", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.Rebuild(ctx); err != nil {
				return err
			}
			return s.answer(map[string]any{"rebuilt": true}, func() { s.say(bookRebuilt) })
		})
	})
}
