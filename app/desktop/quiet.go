package desktop

import "log/slog"

// quiet is the logger given to Wails. Wails logs the raw arguments of a call
// that failed, which are what a user typed: so not one of its messages is
// passed on, only that there was one.
type quiet struct{ log *slog.Logger }

func (q quiet) Print(string)   {}
func (q quiet) Trace(string)   {}
func (q quiet) Debug(string)   {}
func (q quiet) Info(string)    {}
func (q quiet) Warning(string) { q.log.Warn("the window library warned") }
func (q quiet) Error(string)   { q.log.Error("the window library reported an error") }
func (q quiet) Fatal(string)   { q.log.Error("the window library gave up") }
