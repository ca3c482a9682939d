package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"feltbog/app/fault"
)

func TestEveryFaultOfManyIsToldAndTheFirstDecidesTheStatus(t *testing.T) {
	told := &bytes.Buffer{}
	s := &stage{errOut: told, json: true}
	err := fmt.Errorf("save: %w", errors.Join(
		fault.At("owner", fault.New(fault.Required)),
		fmt.Errorf("later: %w", fault.New(fault.DiskFull))))
	if status := s.complain(err); status != 4 {
		t.Errorf("exit status %d, want 4", status)
	}
	want := `{"code":"required","field":"owner"}` + "\n" + `{"code":"disk-full"}` + "\n"
	if told.String() != want {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestAnErrorNobodyNamedIsInternalAndSaysNothingOfItself(t *testing.T) {
	told := &bytes.Buffer{}
	if status := Fail(told, errors.New("open /home/anna/secret: boom")); status != 1 {
		t.Errorf("exit status %d, want 1", status)
	}
	if strings.Contains(told.String(), "secret") || told.Len() == 0 {
		t.Errorf("told %q", told)
	}
}

func TestAnAnswerThatCannotBeWrittenIsAFault(t *testing.T) {
	told := &bytes.Buffer{}
	status := Main([]string{"--help"}, strings.NewReader(""), full{}, told)
	if status != 7 || told.Len() == 0 {
		t.Errorf("exit status %d, told %q; want 7 and why", status, told)
	}
}

// full is a disk, or a closed pipe, that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }
