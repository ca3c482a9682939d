package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// hunt plants every mutant, or those whose name has the given words, and wants each to be killed.
func hunt(ctx context.Context, args []string) error {
	return walk(ctx, os.Stdout, []step{{name: "planted faults", work: killed(strings.Join(args, " "))}})
}

// killed counts the mutants that a test saw. One that survives fails, and so does one that cannot be planted or
// compiled any more: a fault that is not there proves nothing.
func killed(only string) func(context.Context, io.Writer) (tally, error) {
	return func(ctx context.Context, out io.Writer) (tally, error) {
		var counted tally
		var survivors []error
		var lock sync.Mutex
		inTwo(mutants(), func(m mutant) {
			if !strings.Contains(m.name, only) {
				return
			}
			err := m.die(ctx)
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				counted.failed++
				survivors = append(survivors, fmt.Errorf("%s: %w", m.name, err))
				return
			}
			counted.passed++
			fmt.Fprintf(out, "killed: %s\n", m.name)
		})
		if counted == (tally{}) {
			return counted, errors.New("no mutant has that name")
		}
		return counted, errors.Join(survivors...)
	}
}

// die plants the mutant and runs the tests that must kill it. The tree is never touched.
func (m mutant) die(ctx context.Context) error {
	folder, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	overlay, err := m.plant(folder)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	words := []string{"go", "test", "-count=1", "-vet=off", "-overlay", overlay, "-run", m.killer, "./" + m.room}
	// Nobody reads the smallest history that kills a mutant: do not look for it.
	err = cmd(words...).with(static, "RAPID_SHRINKTIME=0s", "RAPID_NOFAILFILE=true").to(ctx, &said)
	switch text := said.String(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		return fmt.Errorf("SURVIVED %s of %s", m.killer, m.room)
	case !strings.Contains(text, "--- FAIL") && !strings.Contains(text, "panic:"):
		return fmt.Errorf("rewrite me: no test failed, %w\n%s", err, text)
	}
	return nil
}

// inTwo does work for each item, two at a time: what CI has.
func inTwo[T any](items []T, work func(T)) {
	var all sync.WaitGroup
	turns := make(chan struct{}, 2)
	for _, item := range items {
		all.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			work(item)
		})
	}
	all.Wait()
}
