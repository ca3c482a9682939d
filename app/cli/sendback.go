package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) sendBack() *cobra.Command {
	var out, letter string
	cmd := s.command("send-back", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			returned, err := s.sent(ctx, app, out, letter)
			if len(returned) == 0 && err != nil {
				return err
			}
			// Those written before one failed stand, and are told.
			return errors.Join(s.answer(map[string]any{"returned": returned}, func() { s.returned(returned) }), err)
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["send-back"].flags["out"])
	cmd.Flags().StringVar(&letter, "passphrase-only", "", help["send-back"].flags["passphrase-only"])
	return required(cmd, "out")
}

func (s *stage) sent(ctx context.Context, app *boot.App, folder, letter string) ([]boot.Returned, error) {
	if letter == "" {
		return app.Office.SendBack(ctx, folder, s.progress())
	}
	phrase, err := s.newParcelPhrase()
	if err != nil {
		return nil, err
	}
	one, err := app.Office.SendBackUnder(ctx, letter, folder, phrase, s.progress())
	if err != nil {
		return nil, err
	}
	return []boot.Returned{one}, nil
}

func (s *stage) returned(returned []boot.Returned) {
	for _, r := range returned {
		s.say(returnSealed, r.Letter, r.Name, howMany(r.Changes, changeWord, changesWord),
			howMany(r.Acknowledged, changeWord, changesWord), r.Path)
	}
}
