package cli

import (
	"context"

	"github.com/spf13/cobra"

	"feltbog/app/fault"
)

// changePassphrase gives a book another passphrase; the one it has is asked for as always.
func (s *stage) changePassphrase() *cobra.Command {
	var file string
	cmd := s.command("passphrase", 1, 1, func(_ context.Context, args []string) error {
		next, err := s.nextPhrase(file)
		if err != nil {
			return err
		}
		if err := s.config.ChangePassphrase(args[0], next); err != nil {
			return aboutFile(args[0], err)
		}
		return s.answer(map[string]any{"changed": true}, func() { s.say(phraseChanged) })
	})
	cmd.Flags().StringVar(&file, "new-passphrase-file", "", help["passphrase"].flags["new-passphrase-file"])
	return cmd
}

// recover gives a book another passphrase by the code on paper.
func (s *stage) recover() *cobra.Command {
	var code, file string
	cmd := s.command("recover", 1, 1, func(_ context.Context, args []string) error {
		typed, err := fromFile(code)
		if err != nil {
			return err
		}
		next, err := s.nextPhrase(file)
		if err != nil {
			return err
		}
		if err := s.config.Recover(args[0], typed, next); err != nil {
			return aboutFile(args[0], err)
		}
		return s.answer(map[string]any{"changed": true}, func() { s.say(phraseChanged) })
	})
	cmd.Flags().StringVar(&code, "code-file", "", help["recover"].flags["code-file"])
	cmd.Flags().StringVar(&file, "new-passphrase-file", "", help["recover"].flags["new-passphrase-file"])
	return required(cmd, "code-file")
}

// nextPhrase is a new passphrase for a book: from a file, or typed twice.
func (s *stage) nextPhrase(file string) (string, error) {
	if file != "" {
		return fromFile(file)
	}
	return s.twice(&phrase{prompt: newPrompt, again: newAgain, missing: fault.Required})
}
