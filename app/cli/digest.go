package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) digest() *cobra.Command {
	return s.command("digest", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			digest, err := app.Digest(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"digest": digest}, func() { s.say("%s", digest) })
		})
	})
}
