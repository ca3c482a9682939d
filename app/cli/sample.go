package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/sample"
)

func (s *stage) sample() *cobra.Command {
	var options sample.Options
	cmd := s.command("sample", 1, 1, func(ctx context.Context, args []string) error {
		if err := sample.Make(ctx, args[0], options); err != nil {
			return err
		}
		return s.answer(map[string]any{"laptops": options.Laptops, "seed": options.Seed}, func() {
			s.say(sampleMade, options.Laptops)
		})
	})
	cmd.Flags().IntVar(&options.Laptops, "laptops", 5, help["sample"].flags["laptops"])
	cmd.Flags().Uint64Var(&options.Seed, "seed", 1, help["sample"].flags["seed"])
	return cmd
}
