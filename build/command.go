package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A command is one program to run: its words, where, and what it finds in its environment besides ours.
type command struct {
	words []string
	dir   string
	env   []string
	stdin io.Reader
}

func cmd(words ...string) command { return command{words: words} }

func (c command) in(dir string) command { c.dir = dir; return c }

func (c command) with(env ...string) command {
	c.env = append(append([]string{}, c.env...), env...)
	return c
}

func (c command) prepare(ctx context.Context) *exec.Cmd {
	p := exec.CommandContext(ctx, c.words[0], c.words[1:]...)
	p.Dir = c.dir
	p.Env = append(os.Environ(), c.env...)
	p.Stdin = c.stdin
	// A grandchild that keeps the pipe open must not hold up the end.
	p.WaitDelay = 5 * time.Second
	return p
}

// own is how the command itself ended. That a grandchild still held the pipe - Wine's server does, on a slow
// machine - is told only of a command that succeeded, and is no failure.
func own(err error) error {
	if errors.Is(err, exec.ErrWaitDelay) {
		return nil
	}
	return err
}

// to runs the command with both of its outputs going to out.
func (c command) to(ctx context.Context, out io.Writer) error {
	p := c.prepare(ctx)
	p.Stdout, p.Stderr = out, out
	if err := own(p.Run()); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(c.words, " "), err)
	}
	return nil
}

// output runs the command and returns what it wrote to stdout; its stderr goes to out.
func (c command) output(ctx context.Context, out io.Writer) (string, error) {
	p := c.prepare(ctx)
	p.Stderr = out
	text, err := p.Output()
	if err := own(err); err != nil {
		return string(text), fmt.Errorf("%s: %w", strings.Join(c.words, " "), err)
	}
	return string(text), nil
}

func found(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}
