package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) seal() *cobra.Command {
	var out string
	var all bool
	cmd := s.command("seal", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			sealed, err := app.Desk.Seal(ctx, out, all, s.progress())
			if err != nil {
				return err
			}
			result := map[string]any{
				"file": sealed.File, "number": sealed.Number, "changes": sealed.Changes,
				"records": sealed.Records, "bytes": sealed.Bytes,
			}
			return s.answer(result, func() {
				s.say(parcelSealed, sealed.Number, howMany(sealed.Changes, changeWord, changesWord), sealed.Path)
			})
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["seal"].flags["out"])
	cmd.Flags().BoolVar(&all, "all", false, help["seal"].flags["all"])
	return required(cmd, "out")
}
