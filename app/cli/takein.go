package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) takeIn() *cobra.Command {
	var look bool
	var reserve string
	cmd := s.command("take-in", 2, many, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			app, err := s.opening(app, reserve, args[1:])
			if err != nil {
				return err
			}
			batch, err := app.TakeInAll(ctx, args[1:], look, s.progress())
			if err != nil {
				return err
			}
			return s.account(batch, look)
		})
	})
	cmd.Flags().BoolVar(&look, "look", false, help["take-in"].flags["look"])
	cmd.Flags().StringVar(&reserve, "reserve-file", "", help["take-in"].flags["reserve-file"])
	return cmd
}

// account tells what became of every parcel. Refused ones decide the exit status: the others are in.
func (s *stage) account(batch boot.Batch, look bool) error {
	err := s.answer(batch, func() {
		if look {
			s.say(onlyLooked)
		}
		for _, account := range batch.Parcels {
			s.receipt(account)
		}
		for _, account := range batch.Refused {
			if w := account.Waiting; w != nil {
				s.say(waitsForWords, account.File, w.Letter, w.Name)
			}
		}
		s.say(takenInAll, howMany(len(batch.Parcels), "pakke", "pakker"), counts(batch.Total))
	})
	return errors.Join(err, s.refusals(batch.Refused))
}

func (s *stage) refusals(refused []boot.Account) error {
	var faults []error
	for _, account := range refused {
		faults = append(faults, account.Refused.With("file", account.File))
	}
	return errors.Join(faults...)
}

func (s *stage) receipt(a boot.Account) {
	s.say(parcelTaken, a.Number, a.Letter, a.Name, counts(a))
	for _, gap := range a.Gaps {
		s.say(gapLine, gap.Letter, gap.First, gap.Last)
	}
	for _, lack := range a.Lacking {
		s.say(lackLine, lack.Number, lack.Missing, lack.Of, a.Letter)
	}
	if a.Newer > 0 {
		s.say(newerLine, howMany(a.Newer, "felt", "felter"))
	}
	if a.Frames > 0 {
		s.say(framesLine, howMany(a.Frames, "del", "dele"))
	}
	if a.Became != "" {
		s.say(becameLine, a.Became, howMany(a.Retold, changeWord, changesWord))
	}
	if a.Received > 0 {
		s.say(receivedLine, howMany(a.Received, changeWord, changesWord))
	}
	if a.Erased > 0 {
		s.say(erasedHere, howMany(a.Erased, erasureWord, erasuresWord))
	}
	if a.ClockOff != 0 {
		s.say(indented, clockWords(a.Letter, a.ClockOff/(24*60*60*1000)))
	}
	if a.Duplicates > 0 {
		s.say(twiceLine, a.Duplicates)
	}
	for _, line := range a.Records {
		if line.Outcome == boot.Conflicting {
			s.say(conflictLine, line.Number, line.Title)
		}
	}
}
