// Package cli is Feltbog for scripts, for IT and for tests: the commands of the same program, over the
// same services as the window.
//
// It promises what scripts rely on: the answer on stdout - JSON with --json, words otherwise -, faults on
// stderr in the same manner, progress on stderr only when a person is watching, and an exit status that
// says what kind of fault it was (see the end of every --help). Commands and keys may be added; none
// changes its meaning.
//
// It refuses to decide anything and to take a passphrase from the command line, where every other program
// on the machine could read it.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Main runs one command line, without the program's name, and returns the exit status.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	return run(boot.Default(), args, in, out, errOut)
}

func run(config boot.Config, args []string, in io.Reader, out, errOut io.Writer) (status int) {
	defer func() {
		// Left alone, Go would end with 2, which means a misspelt command here. The stack names functions of
		// ours; what was thrown may hold what a user typed, so it is not shown.
		if thrown := recover(); thrown != nil {
			status = Fail(errOut, fault.New(fault.Internal))
			_, _ = errOut.Write(debug.Stack())
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := newStage(in, out, errOut)
	s.json, s.config = slices.Contains(args, "--json"), config
	s.config.Passphrase = s.bookPhrase

	root := s.root()
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	if lost := s.out.Flush(); lost != nil && err == nil {
		err = fault.New(fault.NotWritable).Because(lost)
	}
	if errors.Is(err, context.Canceled) {
		err = fault.New(fault.Stopped).Because(err)
	}
	return s.complain(err)
}

// Fail tells in words what went wrong and returns the exit status for it.
func Fail(errOut io.Writer, err error) int {
	return (&stage{errOut: errOut}).complain(err)
}
