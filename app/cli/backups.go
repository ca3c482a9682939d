package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func (s *stage) backups() *cobra.Command {
	return s.command("backups", 1, 1, func(_ context.Context, args []string) error {
		copies, err := s.config.Copies(args[0])
		if err != nil {
			return aboutFile(args[0], err)
		}
		return s.answer(map[string]any{"backups": copies}, func() {
			for _, one := range copies {
				s.say(backupLine, s.moment(one.Made), howMany(one.Records, "post", "poster"), bytesWord(one.Bytes), one.Path)
			}
			s.say("%s", howMany(len(copies), "sikkerhedskopi", "sikkerhedskopier"))
		})
	})
}
