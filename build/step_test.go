package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestAFailedStepIsNamedCountedAndTheRestStillRun(t *testing.T) {
	var out bytes.Buffer
	ran := false
	err := walk(t.Context(), &out, []step{
		plain("ground", func(context.Context, io.Writer) error { return nil }),
		plain("roof", func(_ context.Context, w io.Writer) error {
			io.WriteString(w, "a tile is loose")
			return errors.New("leaks")
		}),
		{name: "walls", work: func(context.Context, io.Writer) (tally, error) {
			ran = true
			return tally{passed: 5}, nil
		}},
	})
	if err == nil || !ran {
		t.Fatalf("err %v, later step ran: %v", err, ran)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if last := lines[len(lines)-1]; last != "6 passed, 1 failed" {
		t.Errorf("closing line is %q", last)
	}
	for _, want := range []string{"a tile is loose", "roof: leaks", "failed: roof"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestNothingRunsAfterAFailedSetUp(t *testing.T) {
	var out bytes.Buffer
	err := walk(t.Context(), &out, []step{
		setup("ground", func(context.Context, io.Writer) error { return errors.New("swamp") }),
		plain("roof", func(context.Context, io.Writer) error { t.Error("the roof was built on a swamp"); return nil }),
	})
	if err == nil || !strings.HasSuffix(out.String(), "\n0 passed, 1 failed\n") {
		t.Errorf("err %v, said %s", err, out.String())
	}
}
