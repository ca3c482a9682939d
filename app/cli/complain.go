package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"feltbog/app/fault"
)

// misuse is a command line that was not written as its help says.
type misuse struct {
	command *cobra.Command
	about   string // the flag or argument it concerns, "" for how many there are
}

func (m *misuse) Error() string { return "usage: " + m.about }

func (m *misuse) Unwrap() error { return fault.At(m.about, fault.New(fault.Usage)) }

// complain writes every fault in err to stderr and returns the exit status of the first.
func (s *stage) complain(err error) int {
	if err == nil {
		return 0
	}
	faults := spread(err)
	for _, f := range faults {
		s.tell(f)
	}
	if !s.json && faults[0].Params["line"] != "" && faults[0].Code != fault.NotARecord {
		fmt.Fprintln(s.errOut, nothingSaved)
	}
	var wrong *misuse
	if !s.json && errors.As(err, &wrong) {
		fmt.Fprintf(s.errOut, usageLine, wrong.command.UseLine())
	}
	return faults[0].Code.Status()
}

// aboutFile adds the name of the file that was given on the command line, never where it lies.
func aboutFile(path string, err error) error {
	return fault.Of(err).With("file", filepath.Base(path))
}

func (s *stage) tell(f *fault.Error) {
	if s.json {
		encoder := json.NewEncoder(s.errOut)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(f) // stderr is the last place to say that something failed
		return
	}
	text := fault.Text("da", labelled("", f))
	if f.Code == fault.Usage && f.Field != "" {
		text += " (" + f.Field + ")"
	}
	if line := f.Params["line"]; line != "" && f.Code != fault.NotARecord {
		text = fmt.Sprintf(onLine, line, text)
	}
	for _, about := range []string{"file", "number"} {
		if f.Params[about] != "" {
			text = f.Params[about] + ": " + text
		}
	}
	fmt.Fprintln(s.errOut, text)
}

// spread gives every fault that joined errors carry, in order; never none.
func spread(err error) []*fault.Error {
	var faults []*fault.Error
	gather(err, &faults)
	if len(faults) == 0 {
		faults = append(faults, fault.Of(err))
	}
	return faults
}

func gather(err error, faults *[]*fault.Error) {
	switch e := err.(type) {
	case *fault.Error:
		*faults = append(*faults, e)
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			gather(one, faults)
		}
	case interface{ Unwrap() error }:
		gather(e.Unwrap(), faults)
	}
}
