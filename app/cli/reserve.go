package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) reserve() *cobra.Command {
	var out string
	cmd := s.command("reserve", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.WriteReserve(ctx, out); err != nil {
				return err
			}
			return s.answer(map[string]any{"reserve_waits": false}, func() { s.say(reserveWritten, out) })
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["reserve"].flags["out"])
	return required(cmd, "out")
}

// remind says that the reserve key still lies in the book, where it is of no use the day it is needed.
func (s *stage) remind(waits bool) {
	if waits {
		s.say(reserveInBook)
	}
}
