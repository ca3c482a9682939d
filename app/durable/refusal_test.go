//go:build unix

package durable_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"feltbog/app/durable"
)

// everyStep are the steps of writing a file, in order.
var everyStep = []string{"create", "write", "set permissions", "flush", "close", "rename", "flush folder"}

var everyRefusal = map[syscall.Errno]error{
	syscall.ENOSPC: durable.Full,
	syscall.EIO:    durable.Gone,
	syscall.EROFS:  durable.ReadOnly,
	syscall.EACCES: durable.Denied,
}

func TestARefusalAtAnyStepLeavesTheOldFileAndTheNextTryWorks(t *testing.T) {
	t.Cleanup(func() { durable.Refuse(nil) })
	for _, step := range everyStep {
		for number, cause := range everyRefusal {
			path := stood(t, "old")
			durable.Refuse(only(step, number))
			err := durable.Write(path, 0o600, write([]byte("newer")))
			if !errors.Is(err, cause) || !errors.Is(err, number) {
				t.Errorf("%s, %v: the error is %v", step, number, err)
			}
			want := "old"
			if step == "flush folder" { // the one exception Write tells of
				want = "newer"
			}
			if got := string(read(t, path)); got != want {
				t.Errorf("%s, %v: the file holds %q, want %q", step, number, got, want)
			}
			alone(t, path)
			durable.Refuse(nil)
			must(t, durable.Write(path, 0o600, write([]byte("next"))))
			if got := string(read(t, path)); got != "next" {
				t.Errorf("%s, %v: the next try left %q", step, number, got)
			}
		}
	}
}

func TestARefusalAtAnyStepMakesNoFileWhereNoneStood(t *testing.T) {
	t.Cleanup(func() { durable.Refuse(nil) })
	for _, step := range everyStep {
		path := filepath.Join(t.TempDir(), "file")
		durable.Refuse(only(step, syscall.ENOSPC))
		if err := durable.Write(path, 0o600, write([]byte("new"))); !errors.Is(err, durable.Full) {
			t.Errorf("%s: the error is %v", step, err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind %v, %v", step, left, err)
		}
	}
}

func TestEveryStepOfWritingCanBeRefused(t *testing.T) {
	t.Cleanup(func() { durable.Refuse(nil) })
	var asked []string
	durable.Refuse(func(step string) error { asked = append(asked, step); return nil })
	must(t, durable.Write(stood(t, "old"), 0o600, write([]byte("new"))))
	if !slices.Equal(asked, everyStep) {
		t.Errorf("the steps are %q, want %q", asked, everyStep)
	}
}

func TestAFileThatIsRenamedHasOneOfTheTwoNames(t *testing.T) {
	t.Cleanup(func() { durable.Refuse(nil) })
	for step, stays := range map[string]bool{"rename": true, "flush folder": false} {
		from := stood(t, "old")
		to := filepath.Join(filepath.Dir(from), "other")
		durable.Refuse(only(step, syscall.EIO))
		if err := durable.Rename(from, to); !errors.Is(err, durable.Gone) {
			t.Errorf("%s: the error is %v", step, err)
		}
		if _, err := os.Stat(from); (err == nil) != stays {
			t.Errorf("%s: under the first name: %v", step, err)
		}
		if _, err := os.Stat(to); (err == nil) == stays {
			t.Errorf("%s: under the other name: %v", step, err)
		}
	}
}

func only(refused string, number syscall.Errno) func(string) error {
	return func(step string) error {
		if step == refused {
			return number
		}
		return nil
	}
}
