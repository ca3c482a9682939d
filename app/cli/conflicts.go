package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) conflicts() *cobra.Command {
	var all bool
	cmd := s.command("conflicts", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			conflicts, err := app.Office.Conflicts(ctx)
			if err != nil {
				return err
			}
			if all {
				soft, err := app.Office.SoftConflicts(ctx)
				if err != nil {
					return err
				}
				conflicts = append(conflicts, soft...)
			}
			lists, err := app.Desk.Lists(ctx)
			if err != nil {
				return err
			}
			return s.answer(map[string]any{"conflicts": conflicts}, func() { s.inbox(conflicts, wording{lists: lists}) })
		})
	})
	cmd.Flags().BoolVar(&all, "all", false, help["conflicts"].flags["all"])
	return cmd
}

func (s *stage) inbox(conflicts []boot.Conflict, w wording) {
	waiting := 0
	for _, conflict := range conflicts {
		if !conflict.Soft {
			waiting++
		}
		field := fieldOf(conflict.Kind, conflict.Field)
		s.say(conflictHead, conflict.Number, conflict.Title, fieldLabel(conflict.Kind, conflict.Field))
		if conflict.Soft {
			s.say(softLine)
		}
		if conflict.Base != nil {
			s.say(baseLine, orNothing(w.text(field, conflict.Base.Text)))
		}
		for _, side := range conflict.Sides {
			s.say(sideLine, w.text(field, side.Text), side.Letter, side.Name, s.moment(side.At), side.Dot)
			s.objection(conflict.Kind, side)
		}
	}
	s.say(conflictTotal, howMany(waiting, "felt", "felter"))
}

// objection says what somebody did to a record that another withdrew.
func (s *stage) objection(kind string, side boot.Side) {
	var labels []string
	for _, field := range side.Fields {
		labels = append(labels, fieldLabel(kind, field))
	}
	if len(labels) > 0 {
		s.say(editLine, strings.Join(labels, ", "))
	}
	if side.Child != nil {
		s.say(childLine, kindLabel(side.Child.Kind), side.Child.Number, side.Child.Title)
	}
}
