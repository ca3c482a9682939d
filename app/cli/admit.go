package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) admit() *cobra.Command {
	var name, letter, out, lost, words string
	as := role(boot.Field)
	cmd := s.command("admit", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if words != "" {
				return s.admitStranger(ctx, app, boot.Stranger{Words: words, Name: name, Letter: letter, Role: boot.Role(as)})
			}
			if lost != "" {
				admitted, err := app.Office.Replace(ctx, lost, name, letter, out)
				if err != nil {
					return err
				}
				return s.answer(admitted, func() { s.say(laptopReplaces, admitted.Letter, admitted.Name, lost, out) })
			}
			admit, line := app.Office.Admit, laptopAdmitted
			if boot.Role(as) == boot.Coordinator {
				admit, line = app.Office.AdmitCoordinator, coordinatorAdmitted
			}
			admitted, err := admit(ctx, name, letter, out)
			if err != nil {
				return err
			}
			return s.answer(admitted, func() { s.say(line, admitted.Letter, admitted.Name, out) })
		})
	})
	cmd.Flags().StringVar(&name, "name", "", help["admit"].flags["name"])
	cmd.Flags().StringVar(&letter, "letter", "", help["admit"].flags["letter"])
	cmd.Flags().StringVar(&out, "out", "", help["admit"].flags["out"])
	cmd.Flags().StringVar(&lost, "replaces", "", help["admit"].flags["replaces"])
	cmd.Flags().Var(&as, "role", help["admit"].flags["role"])
	cmd.Flags().StringVar(&words, "words", "", help["admit"].flags["words"])
	enrolment := required(cmd, "name", "letter", "out").PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("words") {
			return excluded(cmd, "out", "replaces")
		}
		return enrolment(cmd, args)
	}
	return cmd
}

// excluded makes a command line with one of the flags a misuse.
func excluded(cmd *cobra.Command, names ...string) error {
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			return &misuse{cmd, "--" + name}
		}
	}
	return nil
}

// admitStranger admits the sender with these six words, and tells what its waiting parcel brought.
func (s *stage) admitStranger(ctx context.Context, app *boot.App, stranger boot.Stranger) error {
	account, err := app.Office.AdmitStranger(ctx, stranger)
	if err != nil {
		return err
	}
	return s.answer(account, func() {
		s.say(strangerAdmitted, account.Letter, account.Name)
		s.receipt(account)
	})
}
