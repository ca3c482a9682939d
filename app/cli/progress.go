package cli

import (
	"fmt"
	"os"

	"golang.org/x/term"
)

// progress returns how to show that long work goes on, or nil: only a terminal is told.
func (s *stage) progress() func(done, total int64) {
	terminal, ok := s.errOut.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return nil
	}
	return func(done, total int64) {
		fmt.Fprintf(terminal, "\r"+progressLine, done, total)
		if done >= total {
			fmt.Fprint(terminal, "\r\x1b[K")
		}
	}
}
