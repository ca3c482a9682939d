package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) seal() *cobra.Command {
	var out string
	var all, under bool
	cmd := s.command("seal", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			sealed, err := s.sealed(ctx, app, out, all, under)
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
	cmd.Flags().BoolVar(&under, "passphrase-only", false, help["seal"].flags["passphrase-only"])
	return required(cmd, "out")
}

func (s *stage) sealed(ctx context.Context, app *boot.App, folder string, all, under bool) (boot.Sealed, error) {
	if !under {
		return app.Desk.Seal(ctx, folder, all, s.progress())
	}
	phrase, err := s.newParcelPhrase()
	if err != nil {
		return boot.Sealed{}, err
	}
	return app.Desk.SealUnder(ctx, folder, phrase, all, s.progress())
}
