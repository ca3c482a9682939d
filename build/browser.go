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
// window driven by the keyboard. A word picks the files whose name has it.
func endToEnd(word string) func(context.Context, io.Writer) (tally, error) {
	return func(ctx context.Context, out io.Writer) (tally, error) { return specs(ctx, out, word) }
}

func specs(ctx context.Context, out io.Writer, word string) (tally, error) {
	s, err := openScreen(ctx, out)
	if err != nil {
		return tally{}, err
	}
	defer s.close()
	files, err := filepath.Glob("build/e2e/*" + word + "*.test.mjs")
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no file of build/e2e has %q in its name", word) // node would run them all
	}
	if err != nil {
		return tally{}, err
	}
	words := append([]string{"dbus-run-session", "--", "node", "--test", "--test-concurrency=1", "--test-reporter=tap"}, files...)
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
