package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) rebuild() *cobra.Command {
	var out string
	cmd := s.command("rebuild", 1, 1, func(ctx context.Context, args []string) error {
		if out != "" {
			return s.rescue(ctx, args[0], out)
		}
		return s.with(ctx, args[0], func(app *boot.App) error {
			if err := app.Rebuild(ctx); err != nil {
				return err
			}
			return s.answer(map[string]any{"rebuilt": true}, func() { s.say(bookRebuilt) })
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["rebuild"].flags["out"])
	return cmd
}

// rescue makes a new book of what can be read of a damaged one.
func (s *stage) rescue(ctx context.Context, path, out string) error {
	rescued, err := s.config.Rescue(ctx, path, out)
	if err != nil {
		return aboutFile(path, err)
	}
	return s.answer(rescued, func() {
		s.say(rescuedLine, out, rescued.Records, rescued.Changes)
		if len(rescued.Lost) > 0 {
			s.say(lostPages, len(rescued.Lost), rescued.Pages, filepath.Base(path))
		}
		if rescued.Backup > 0 {
			s.say(rescuedFrom, s.moment(rescued.Backup))
		}
		if rescued.Missing > 0 {
			s.say(stillMissing, rescued.Missing)
		}
	})
}
