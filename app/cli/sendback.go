package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) sendBack() *cobra.Command {
	var out string
	cmd := s.command("send-back", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			returned, err := app.Office.SendBack(ctx, out, s.progress())
			if len(returned) == 0 && err != nil {
				return err
			}
			// Those written before one failed stand, and are told.
			return errors.Join(s.answer(map[string]any{"returned": returned}, func() { s.returned(returned) }), err)
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["send-back"].flags["out"])
	return required(cmd, "out")
}

func (s *stage) returned(returned []boot.Returned) {
	for _, r := range returned {
		s.say(returnSealed, r.Letter, r.Name, howMany(r.Changes, changeWord, changesWord),
			howMany(r.Acknowledged, changeWord, changesWord), r.Path)
	}
}
