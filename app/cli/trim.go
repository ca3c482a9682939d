package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) trim() *cobra.Command {
	var look bool
	cmd := s.command("trim", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			done, err := app.Trim(ctx, look)
			if err != nil {
				return err
			}
			return s.answer(done, func() {
				line := valuesTrimmed
				if look {
					line = valuesToTrim
				}
				s.say(line, howMany(done.Values, oldWord, oldsWord))
				if len(done.Waits) > 0 {
					s.say(trimWaits, strings.Join(done.Waits, ", "))
				}
			})
		})
	})
	cmd.Flags().BoolVar(&look, "look", false, help["trim"].flags["look"])
	return cmd
}
