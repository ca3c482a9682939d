package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) backup() *cobra.Command {
	var out string
	cmd := s.command("backup", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.Backup(ctx, out); err != nil {
				return aboutFile(out, err)
			}
			return s.answer(map[string]any{"path": out}, func() { s.say(backedUp, out) })
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["backup"].flags["out"])
	return required(cmd, "out")
}

func (s *stage) restore() *cobra.Command {
	var out, newer string
	cmd := s.command("restore", 1, 1, func(ctx context.Context, args []string) error {
		restored, err := s.config.Restore(ctx, args[0], out, newer)
		if err != nil {
			return aboutFile(args[0], err)
		}
		return s.answer(restored, func() {
			s.say(restoredLine, out, restored.Records, restored.Changes)
			if restored.Erasures > 0 {
				s.say(erasedAgain, howMany(restored.Erasures, "sletning", "sletninger"))
			}
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["restore"].flags["out"])
	cmd.Flags().StringVar(&newer, "erasures-of", "", help["restore"].flags["erasures-of"])
	return required(cmd, "out")
}
