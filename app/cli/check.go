package cli

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

func (s *stage) check() *cobra.Command {
	return s.command("check", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			health, err := app.Check(ctx)
			if err != nil {
				return err
			}
			was, err := app.Was(ctx)
			if err != nil {
				return err
			}
			waits, err := app.Office.ReserveWaits(ctx)
			if err != nil {
				return err
			}
			result := map[string]any{
				"letter": app.Identity().Letter, "was": append([]string{}, was...), "remembered": !app.Became().Blind,
				"ok": health.OK, "records": health.Records, "changes": health.Changes,
				"problems": append([]string{}, health.Problems...), "reserve_waits": waits,
			}
			err = s.answer(result, func() {
				if health.OK {
					s.say(bookHealthy, health.Records, health.Changes)
				}
				if len(was) > 0 {
					s.say(wasLine, strings.Join(was, ", "), app.Identity().Letter)
				}
				for _, problem := range health.Problems {
					s.say(indented, cmp.Or(problemWords[problem], problem))
				}
				s.remind(waits)
			})
			if err == nil && !health.OK {
				err = fault.New(fault.Unsound)
			}
			return err
		})
	})
}
