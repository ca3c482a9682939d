package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"feltbog/app/boot"
)

// any number of arguments from least on
const many = -1

func (s *stage) root() *cobra.Command {
	// Cobra would tell people who double-click the program to use a terminal; ours opens the window then.
	cobra.MousetrapHelpText, cobra.EnableCommandSorting = "", false
	root := s.command("feltbog", 0, 0, nil)
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true})
	root.SetHelpTemplate(helpTemplate)
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return s.readPhrases() }
	root.SetOut(s.out)
	root.SetErr(s.errOut)
	root.Version = boot.Version
	root.SetVersionTemplate(versionLine)
	root.Flags().Bool("version", false, versionFlag)
	root.PersistentFlags().BoolP("help", "h", false, helpFlag)
	root.PersistentFlags().BoolVar(&s.json, "json", s.json, jsonFlag)
	root.PersistentFlags().StringVar(&s.book.file, "passphrase-file", "", passphraseFlag)
	root.PersistentFlags().StringVar(&s.parcel.file, "parcel-passphrase-file", "", parcelFlag)
	root.PersistentFlags().SortFlags = false
	root.AddCommand(s.sample(), s.init(), s.admit(), s.reserve(), s.record(), s.attach(), s.attachments(), s.detach(), s.show(), s.find(), s.list(), s.seal(),
		s.takeIn(), s.setAside(), s.clockFix(), s.trim(), s.sendBack(), s.deliveries(), s.strangers(), s.words(), s.withdraw(), s.enrol(), s.conflicts(), s.settle(), s.duplicates(), s.same(), s.report(), s.erase(),
		s.erasures(), s.extract(), s.retention(), s.periods(), s.article30(), s.ask(), s.asked(), s.answerQuery(), s.closeQuery(),
		s.check(), s.rebuild(), s.digest(), s.backup(), s.backups(), s.restore(), s.changePassphrase(), s.recover(), s.inspect())
	return root
}

// command makes a command that takes between least and most arguments; its words come from the help table.
func (s *stage) command(name string, least, most int, run func(context.Context, []string) error) *cobra.Command {
	text := help[name]
	cmd := &cobra.Command{Use: text.use, Short: text.short, Long: text.long, DisableFlagsInUseLine: true}
	cmd.Flags().SortFlags = false
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &misuse{cmd, flagIn(err)} })
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return &misuse{command: cmd}
		case most != many && len(args) > most:
			return &misuse{cmd, args[most]}
		}
		return nil
	}
	if run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error { return run(cmd.Context(), args) }
	}
	return cmd
}

// required makes a command line without one of the flags, or with an empty one, a misuse.
func required(cmd *cobra.Command, names ...string) *cobra.Command {
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		for _, name := range names {
			if flag := cmd.Flags().Lookup(name); flag.Value.String() == "" || !flag.Changed {
				return &misuse{cmd, "--" + name}
			}
		}
		return nil
	}
	return cmd
}

func flagIn(err error) string {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return "--" + unknown.GetSpecifiedName()
	case errors.As(err, &bare):
		return "--" + bare.GetSpecifiedName()
	case errors.As(err, &wrong):
		return "--" + wrong.GetFlag().Name
	}
	return ""
}
