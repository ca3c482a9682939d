package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) deliveries() *cobra.Command {
	return s.command("deliveries", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			deliveries, err := app.Office.Deliveries(ctx)
			if err != nil {
				return err
			}
			if deliveries == nil {
				deliveries = []boot.Delivery{}
			}
			return s.answer(map[string]any{"deliveries": deliveries}, func() { s.delivered(deliveries) })
		})
	})
}

func (s *stage) delivered(deliveries []boot.Delivery) {
	if len(deliveries) == 0 {
		s.say(nobodyAdmitted)
	}
	for _, d := range deliveries {
		if d.Last == 0 && d.Changes > 0 {
			s.say(relayedDelivery, d.Letter, d.Name, howMany(d.Changes, changeWord, changesWord))
			continue
		}
		if d.Last == 0 {
			s.say(neverDelivered, d.Letter, d.Name)
		} else {
			s.say(deliveryLine, d.Letter, d.Name, d.Number, s.moment(d.Last), silence(d.Days), howMany(d.Changes, changeWord, changesWord))
		}
		if d.CopyOf != "" {
			s.say(copyLine, d.CopyOf)
		}
		for _, fork := range d.Forked {
			s.say(forkLine, fork.Number, d.Letter, s.moment(fork.At))
		}
		for _, gap := range d.Gaps {
			s.say(gapLine, gap.Letter, gap.First, gap.Last)
		}
		if len(d.Erasures) > 0 {
			s.say(erasuresOwed, strings.Join(d.Erasures, ", "))
		}
	}
}
