package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) strangers() *cobra.Command {
	var discard string
	cmd := s.command("inbox", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if discard != "" {
				if err := app.Office.Discard(ctx, discard); err != nil {
					return err
				}
				return s.answer(map[string]any{"discarded": discard}, func() { s.say(parcelDiscarded) })
			}
			inbox, err := app.Office.Inbox(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"waiting": inbox}, func() { s.waiting(inbox) })
		})
	})
	cmd.Flags().StringVar(&discard, "discard", "", help["inbox"].flags["discard"])
	return cmd
}

func (s *stage) waiting(inbox []boot.Waiting) {
	if len(inbox) == 0 {
		s.say(nobodyWaits)
	}
	for _, w := range inbox {
		s.say(waitingLine, w.Letter, w.Name, w.Number, s.moment(w.Sealed), w.Bytes, w.Parcel)
	}
}

func (s *stage) words() *cobra.Command {
	return s.command("words", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			words, err := app.Words(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"words": words}, func() { s.say(sixWords, words) })
		})
	})
}
