package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) admit() *cobra.Command {
	var name, letter, out, lost string
	cmd := s.command("admit", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if lost != "" {
				admitted, err := app.Office.Replace(ctx, lost, name, letter, out)
				if err != nil {
					return err
				}
				return s.answer(admitted, func() { s.say(laptopReplaces, admitted.Letter, admitted.Name, lost, out) })
			}
			admitted, err := app.Office.Admit(ctx, name, letter, out)
			if err != nil {
				return err
			}
			return s.answer(admitted, func() { s.say(laptopAdmitted, admitted.Letter, admitted.Name, out) })
		})
	})
	cmd.Flags().StringVar(&name, "name", "", help["admit"].flags["name"])
	cmd.Flags().StringVar(&letter, "letter", "", help["admit"].flags["letter"])
	cmd.Flags().StringVar(&out, "out", "", help["admit"].flags["out"])
	cmd.Flags().StringVar(&lost, "replaces", "", help["admit"].flags["replaces"])
	return required(cmd, "name", "letter", "out")
}
