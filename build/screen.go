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

// A screen is an X display of its own, with a window manager: without one no window gets keyboard focus.
type screen struct {
	name    string
	running []*exec.Cmd
}

// openScreen starts a display on a number that the server finds free by itself.
func openScreen(ctx context.Context, out io.Writer) (*screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	// Without -noreset the server forgets the keyboard when its last client leaves, and Danish letters with it.
	server := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles, server.Stderr = []*os.File{write}, out
	err = server.Start()
	write.Close()
	if err != nil {
		return nil, err
	}
	s := &screen{running: []*exec.Cmd{server}}
	number := make([]byte, 16)
	read.SetReadDeadline(time.Now().Add(20 * time.Second))
	n, err := read.Read(number)
	if err != nil {
		s.close()
		return nil, fmt.Errorf("no display from Xvfb: %w", err)
	}
	s.name = ":" + strings.TrimSpace(string(number[:n]))
	return s, s.manage(ctx, out)
}

func (s *screen) manage(ctx context.Context, out io.Writer) error {
	manager := exec.CommandContext(ctx, "openbox", "--sm-disable")
	manager.Env = append(os.Environ(), "DISPLAY="+s.name)
	if err := manager.Start(); err != nil {
		s.close()
		return err
	}
	s.running = append(s.running, manager)
	// The keyboard people have: without it no key brings the Danish letters.
	return cmd("setxkbmap", "dk").with("DISPLAY="+s.name).to(ctx, out)
}

// close ends what the screen started, the window manager before its display.
func (s *screen) close() error {
	var errs []error
	for i := len(s.running) - 1; i >= 0; i-- {
		errs = append(errs, s.running[i].Process.Kill())
		s.running[i].Wait()
	}
	return errors.Join(errs...)
}
