package cli

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) clockFix() *cobra.Command {
	var shift, why string
	var undo bool
	cmd := s.command("clock-fix", 2, 2, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		by, ok := span(shift)
		if !ok || undo && shift != "" {
			return &misuse{cmd, "--shift"}
		}
		return s.with(cmd.Context(), args[0], func(app *boot.App) error {
			done, err := app.Office.FixClock(cmd.Context(), args[1], by, undo, why)
			if err != nil {
				return err
			}
			return s.answer(done, func() {
				line := clockFixed
				if undo {
					line = clockAsClaimed
				}
				s.say(line, done.About, howMany(done.Changes, changeWord, changesWord), howMany(done.Records, "post", "poster"))
			})
		})
	}
	cmd.Flags().StringVar(&shift, "shift", "", help["clock-fix"].flags["shift"])
	cmd.Flags().BoolVar(&undo, "undo", false, help["clock-fix"].flags["undo"])
	cmd.Flags().StringVar(&why, "why", "", help["clock-fix"].flags["why"])
	return cmd
}

// span reads how far a clock is to be moved: "-1096d" in days, or as Go writes a duration ("-90m").
func span(text string) (time.Duration, bool) {
	if text == "" {
		return 0, true
	}
	if days, ok := strings.CutSuffix(text, "d"); ok {
		n, err := strconv.Atoi(days)
		return time.Duration(n) * 24 * time.Hour, err == nil && n != 0 && n > -36_500 && n < 36_500
	}
	by, err := time.ParseDuration(text)
	return by, err == nil && by.Milliseconds() != 0
}
