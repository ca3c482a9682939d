package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
)

// A feltbog is one built program, ready to be told something: native, or a Windows program under Wine.
type feltbog struct {
	words []string
	env   []string
}

// The sample year's books and parcels open with this passphrase; its second letter is a Danish one.
const practice = "FELTBOG_PASSPHRASE=\u00f8velse"

func nativeFeltbog() feltbog {
	return feltbog{words: []string{staticCommandLine().path()}, env: []string{practice}}
}

func (b bottle) feltbog() feltbog {
	return feltbog{words: []string{wine64(), windowsWindow().path()}, env: append(b.env(), practice)}
}

func (f feltbog) say(words ...string) command {
	return cmd(append(append([]string{}, f.words...), words...)...).with(f.env...)
}

// refuses holds when the program ends with this exit status.
func (f feltbog) refuses(ctx context.Context, status int, words ...string) error {
	err := f.say(words...).to(ctx, io.Discard)
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() == status {
		return nil
	}
	return fmt.Errorf("feltbog %s: want exit status %d, got %v", strings.Join(words, " "), status, err)
}
