package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) withdraw() *cobra.Command {
	var undo bool
	var why string
	cmd := s.command("withdraw", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			done, err := app.Office.Withdraw(ctx, args[1], undo, why)
			if err != nil {
				return err
			}
			line := deviceShutOut
			if undo {
				line = deviceBack
			}
			return s.answer(done, func() { s.say(line, done.Letter, done.Name) })
		})
	})
	cmd.Flags().StringVar(&why, "why", "", help["withdraw"].flags["why"])
	cmd.Flags().BoolVar(&undo, "undo", false, help["withdraw"].flags["undo"])
	return cmd
}

func (s *stage) enrol() *cobra.Command {
	var enrolment string
	cmd := s.command("enrol", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.Enrol(ctx, enrolment); err != nil {
				return err
			}
			me := app.Identity()
			return s.answer(map[string]any{"letter": me.Letter, "team": me.Team, "workspace": me.Workspace},
				func() { s.say(bookEnrolled, me.Letter) })
		})
	})
	cmd.Flags().StringVar(&enrolment, "enrolment", "", help["enrol"].flags["enrolment"])
	return required(cmd, "enrolment")
}
