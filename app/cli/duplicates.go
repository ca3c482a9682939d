package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) duplicates() *cobra.Command {
	return s.command("duplicates", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			pairs, err := app.Office.Duplicates(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"duplicates": pairs}, func() {
				for _, pair := range pairs {
					s.suggest(pair)
				}
				s.say(pairTotal, howMany(len(pairs), "ting", "ting"))
			})
		})
	})
}

func (s *stage) suggest(pair boot.Pair) {
	var reasons []string
	for _, why := range pair.Why {
		reasons = append(reasons, likenessWords[why])
	}
	s.say(pairHead, kindLabel(pair.Left.Kind), strings.Join(reasons, ", "))
	for _, ref := range []boot.Ref{pair.Left, pair.Right} {
		s.say(refLine, ref.Number, ref.Letter, ref.Title)
	}
}
