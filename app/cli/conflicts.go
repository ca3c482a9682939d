package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) conflicts() *cobra.Command {
	return s.command("conflicts", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			conflicts, err := app.Office.Conflicts(ctx)
			if err != nil {
				return err
			}
			lists, err := app.Desk.Lists(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"conflicts": conflicts}, func() { s.inbox(conflicts, wording{lists: lists}) })
		})
	})
}

func (s *stage) inbox(conflicts []boot.Conflict, w wording) {
	for _, conflict := range conflicts {
		field := fieldOf(conflict.Kind, conflict.Field)
		s.say(conflictHead, conflict.Number, conflict.Title, fieldLabel(conflict.Kind, conflict.Field))
		if conflict.Base != nil {
			s.say(baseLine, orNothing(w.text(field, conflict.Base.Text)))
		}
		for _, side := range conflict.Sides {
			s.say(sideLine, w.text(field, side.Text), side.Letter, side.Name, s.moment(side.At), side.Dot)
		}
	}
	s.say(conflictTotal, howMany(len(conflicts), "felt", "felter"))
}
