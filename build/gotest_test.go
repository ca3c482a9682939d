package main

import (
	"strings"
	"testing"
)

const events = `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"b_test.go:7: loud\n"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"fail","Package":"p"}
go: a line that is no event
`

func TestTestsAreCountedAndOnlyFailuresAreShown(t *testing.T) {
	counted, shown := readEvents(strings.NewReader(events))
	if counted != (tally{passed: 1, failed: 1}) {
		t.Errorf("counted %+v", counted)
	}
	if strings.Contains(shown, "quiet") {
		t.Error("what a passing test said is shown")
	}
	for _, want := range []string{"loud", "a line that is no event"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}
