package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) init() *cobra.Command {
	var beginning boot.Beginning
	cmd := s.command("init", 1, 1, func(ctx context.Context, args []string) error {
		app, err := s.config.Init(ctx, args[0], beginning)
		if err != nil {
			return err
		}
		return s.introduce(ctx, app)
	})
	cmd.Flags().Var((*role)(&beginning.Role), "role", help["init"].flags["role"])
	cmd.Flags().StringVar(&beginning.Name, "name", "", help["init"].flags["name"])
	cmd.Flags().StringVar(&beginning.Enrolment, "enrolment", "", help["init"].flags["enrolment"])
	return required(cmd, "role", "name")
}

// role is a flag that takes one of the two roles.
type role boot.Role

func (r *role) Set(text string) error {
	if *r = role(text); boot.Role(text) != boot.Field && boot.Role(text) != boot.Coordinator {
		return fmt.Errorf("no role %q", text)
	}
	return nil
}

func (r *role) String() string { return string(*r) }

func (r *role) Type() string { return "role" }

// introduce says whose new book it is, and closes it.
func (s *stage) introduce(ctx context.Context, app *boot.App) (err error) {
	defer func() { err = errors.Join(err, app.Close()) }()
	waits, err := app.Office.ReserveWaits(ctx)
	if err != nil {
		return err
	}
	identity := app.Identity()
	result := map[string]any{
		"role": identity.Role, "name": identity.Name, "letter": identity.Letter, "team": identity.Team,
		"workspace": identity.Workspace, "device": identity.Device, "recovery_code": app.Code, "reserve_waits": waits,
	}
	return s.answer(result, func() {
		s.say(bookMade, identity.Name, identity.Letter)
		s.say(codeToPrint, app.Code)
		s.remind(waits)
	})
}
