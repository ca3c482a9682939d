package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) erasures() *cobra.Command {
	return s.command("erasures", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			erasures, err := app.Office.Erasures(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"erasures": erasures}, func() {
				for _, e := range erasures {
					s.erased(e)
				}
				s.say(erasureTotal, howMany(len(erasures), erasureWord, erasuresWord))
			})
		})
	})
}

func (s *stage) erased(e boot.Erasure) {
	var labels []string
	for _, field := range e.Fields {
		labels = append(labels, fieldLabel(e.Kind, field))
	}
	what := erasedWhole
	if len(labels) > 0 {
		what = strings.Join(labels, ", ")
	}
	s.say(erasureHead, e.Called, s.moment(e.At), kindLabel(e.Kind), e.Number, what, groundWords[e.Why])
	s.say(erasureDone, len(e.Done), len(e.Done)+len(e.Missing))
	if len(e.Missing) > 0 {
		s.say(erasureMissing, strings.Join(e.Missing, ", "))
	}
}
