package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// A tally counts tests. A step that is no test runner counts as one.
type tally struct{ passed, failed int }

func (t *tally) add(u tally) { t.passed += u.passed; t.failed += u.failed }

// A step is one thing that must hold. Its work writes freely; what it wrote is shown only when it fails.
type step struct {
	name  string
	vital bool          // nothing after it makes sense when it fails
	limit time.Duration // how long it may take; 0 is longest
	work  func(ctx context.Context, out io.Writer) (tally, error)
}

// plain is a step that holds or does not.
func plain(name string, work func(context.Context, io.Writer) error) step {
	return step{name: name, work: func(ctx context.Context, out io.Writer) (tally, error) {
		return tally{passed: 1}, work(ctx, out)
	}}
}

// setup is a step that installs or builds what the others stand on: it is vital and counts no test.
func setup(name string, work func(context.Context, io.Writer) error) step {
	return step{name: name, vital: true, work: func(ctx context.Context, out io.Writer) (tally, error) {
		return tally{}, work(ctx, out)
	}}
}

// A hang must end as a failed step with a name, well before CI ends the whole run without one.
const longest = 20 * time.Minute

// walk runs the steps in order, prints one line for each, and ends with the counting line CI reads.
func walk(ctx context.Context, out io.Writer, steps []step) error {
	var sum tally
	var broken []string
	begun := time.Now()
	for i, s := range steps {
		fmt.Fprintf(out, "[%2d/%d] %-62s ", i+1, len(steps), s.name)
		start := time.Now()
		counted, text, err := s.attempt(ctx)
		sum.add(counted)
		fmt.Fprintln(out, verdict(err, counted, time.Since(start)))
		if err != nil {
			broken = append(broken, s.name)
			fmt.Fprintf(out, "%s\n%s: %v\n", strings.TrimSpace(text), s.name, err)
			if s.vital || ctx.Err() != nil {
				break
			}
		}
	}
	fmt.Fprintf(out, "\n%s in all\n", time.Since(begun).Round(time.Second))
	if len(broken) > 0 {
		fmt.Fprintf(out, "failed: %s\n", strings.Join(broken, " · "))
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", sum.passed, sum.failed)
	if len(broken) > 0 {
		return fmt.Errorf("%d of %d steps failed", len(broken), len(steps))
	}
	return nil
}

// attempt runs one step. A step that fails without a failed test of its own counts as one.
func (s step) attempt(ctx context.Context) (tally, string, error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(s.limit, longest))
	defer cancel()
	var text notes
	counted, err := s.work(ctx, &text)
	if err != nil && counted.failed == 0 {
		counted = tally{passed: max(0, counted.passed-1), failed: 1}
	}
	return counted, text.text.String(), err
}

// notes are what a step wrote. Several programs write at once: a display and the tests on it.
type notes struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.lock.Lock()
	defer n.lock.Unlock()
	return n.text.Write(p)
}

func verdict(err error, counted tally, took time.Duration) string {
	word := "ok"
	if err != nil {
		word = "FAILED"
	}
	line := fmt.Sprintf("%-6s %6.1f s", word, took.Seconds())
	if all := counted.passed + counted.failed; all > 1 {
		line += fmt.Sprintf("  %d tests", all)
	}
	return line
}
