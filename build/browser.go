package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// endToEnd runs build/e2e on a screen of its own: the screens in Chromium against the real Go services, and the real
// window driven by the keyboard.
func endToEnd(ctx context.Context, out io.Writer) (tally, error) {
	s, err := openScreen(ctx, out)
	if err != nil {
		return tally{}, err
	}
	defer s.close()
	specs, err := filepath.Glob("build/e2e/*.test.mjs")
	if err != nil {
		return tally{}, err
	}
	words := append([]string{"dbus-run-session", "--", "node", "--test", "--test-concurrency=1", "--test-reporter=tap"}, specs...)
	var said bytes.Buffer
	run := cmd(words...).with("DISPLAY="+s.name, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "FELTBOG_CHROMIUM="+browser()).
		to(ctx, io.MultiWriter(out, &said))
	counted := readTap(&said)
	if run == nil && counted.passed == 0 {
		run = errors.New("no end-to-end test ran")
	}
	return counted, run
}

// readTap takes the counts from the last lines of Node's report.
func readTap(report io.Reader) tally {
	var counted tally
	lines := bufio.NewScanner(report)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		fmt.Sscanf(line, "# pass %d", &counted.passed)
		fmt.Sscanf(line, "# fail %d", &counted.failed)
	}
	return counted
}
