package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// goTests runs the Go tests and counts them one by one. Of those that pass only the packages' lines are kept.
func goTests(words ...string) func(context.Context, io.Writer) (tally, error) {
	return func(ctx context.Context, out io.Writer) (tally, error) {
		var events bytes.Buffer
		words := append([]string{"go", "test", "-json"}, words...)
		err := cmd(words...).with(static).to(ctx, &events)
		counted, failures := readEvents(&events)
		io.WriteString(out, failures)
		if err == nil && counted.passed == 0 {
			err = errors.New("no Go test ran")
		}
		return counted, err
	}
}

// An event is what go test -json says of one test or package.
type event struct{ Action, Package, Test, Output, ImportPath string }

// readEvents counts tests and gathers the text of what failed, including lines that are no events: build errors.
func readEvents(events io.Reader) (tally, string) {
	var counted tally
	said := map[string]*strings.Builder{}
	var failures strings.Builder
	lines := bufio.NewScanner(events)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Fprintln(&failures, lines.Text())
			continue
		}
		counted.add(e.count())
		e.gather(said, &failures)
	}
	return counted, failures.String()
}

func (e event) count() tally {
	switch {
	case e.Test == "":
		return tally{}
	case e.Action == "pass":
		return tally{passed: 1}
	case e.Action == "fail":
		return tally{failed: 1}
	}
	return tally{}
}

func (e event) gather(said map[string]*strings.Builder, failures *strings.Builder) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		failures.WriteString(e.Output)
	case "output":
		if said[key] == nil {
			said[key] = &strings.Builder{}
		}
		said[key].WriteString(e.Output)
	case "fail":
		if said[key] != nil {
			failures.WriteString(said[key].String())
		}
		delete(said, key)
	case "pass", "skip":
		delete(said, key)
	}
}

// screenTests runs the unit tests of the screens and reads vitest's own count.
func screenTests(ctx context.Context, out io.Writer) (tally, error) {
	result, err := filepath.Abs(filepath.Join(outbox, "vitest.json"))
	if err != nil {
		return tally{}, err
	}
	os.Remove(result)
	run := npm("test", "--", "--reporter=default", "--reporter=json", "--outputFile.json="+result).in("frontend").to(ctx, out)
	var counted struct{ NumPassedTests, NumFailedTests int }
	text, err := os.ReadFile(result)
	if err == nil {
		err = json.Unmarshal(text, &counted)
	}
	if err == nil && counted.NumPassedTests == 0 {
		err = errors.New("no test of the screens ran")
	}
	return tally{counted.NumPassedTests, counted.NumFailedTests}, errors.Join(run, err)
}
