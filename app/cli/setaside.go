package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) setAside() *cobra.Command {
	var undo bool
	var why string
	cmd := s.command("set-aside", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			done, err := app.Office.SetAside(ctx, args[1], undo, why)
			if err != nil {
				return err
			}
			return s.answer(done, func() {
				line := parcelAside
				if undo {
					line = parcelCounts
				}
				s.say(line, done.Number, done.Letter, howMany(done.Changes, changeWord, changesWord), howMany(done.Records, "post", "poster"))
			})
		})
	})
	cmd.Flags().BoolVar(&undo, "undo", false, help["set-aside"].flags["undo"])
	cmd.Flags().StringVar(&why, "why", "", help["set-aside"].flags["why"])
	return cmd
}
