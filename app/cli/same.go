package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func (s *stage) same() *cobra.Command {
	var different bool
	var why string
	cmd := s.command("same", 3, 3, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			var ids [2]book.ID
			for i, name := range args[1:] {
				sheet, err := app.Desk.Show(ctx, name)
				if err != nil {
					return err
				}
				ids[i] = sheet.Record.ID
			}
			verdict := boot.SameThing
			if different {
				verdict = boot.Different
			}
			linked, err := app.Office.Same(ctx, ids[0], ids[1], verdict, why)
			if err != nil {
				return err
			}
			return s.answer(linked, func() { s.verdict(linked) })
		})
	})
	cmd.Flags().BoolVar(&different, "different", false, help["same"].flags["different"])
	cmd.Flags().StringVar(&why, "why", "", help["same"].flags["why"])
	return cmd
}

// verdict tells what was said, and what now counts as one: two that are different can still be one by way
// of a third.
func (s *stage) verdict(l boot.Linked) {
	line := judgedSame
	if l.Verdict == boot.Different {
		line = judgedDifferent
	}
	left, right := l.Left[0], l.Right[0]
	s.say(line, left.Number, left.Title, right.Number, right.Title)
	if len(l.Left) > 2 || l.Verdict == boot.Different && sameClass(l) {
		s.say(oneThing)
		for _, ref := range l.Left {
			s.say(refLine, ref.Number, ref.Letter, ref.Title)
		}
	}
}

func sameClass(l boot.Linked) bool {
	for _, ref := range l.Left {
		if ref.ID == l.Right[0].ID {
			return true
		}
	}
	return false
}
