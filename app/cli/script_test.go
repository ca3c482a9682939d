package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/store/keyfile"
	"feltbog/app/store/vault"
)

// status 5 feltbog take-in …: runs a program and wants exactly this exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program args…")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// is stdout total.new 3: reads JSON from stdout, stderr or a file and wants this at that place. Lists are
// entered by number, len is how many there are, key=value picks the element that has it
// (a.b=value one that has it inside).
func is(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: is FILE PLACE VALUE")
	}
	got := at(ts, args[0], args[1])
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %q, want %q (not: %t)", args[1], got, args[2], neg)
	}
}

// let ID stdout id: puts what stands at a place of JSON into the environment.
func let(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: let NAME FILE PLACE")
	}
	ts.Setenv(args[0], at(ts, args[1], args[2]))
}

func at(ts *testscript.TestScript, file, place string) string {
	var value any
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(file)))
	decoder.UseNumber()
	ts.Check(decoder.Decode(&value))
	for step := range strings.SplitSeq(place, "/") {
		value = into(ts, value, step)
	}
	return fmt.Sprint(value)
}

func into(ts *testscript.TestScript, value any, step string) any {
	switch inside := value.(type) {
	case map[string]any:
		return inside[step]
	case []any:
		if step == "len" {
			return len(inside)
		}
		if key, want, ok := strings.Cut(step, "="); ok {
			for _, one := range inside {
				inner := one
				for part := range strings.SplitSeq(key, ".") {
					inner = into(ts, inner, part)
				}
				if fmt.Sprint(inner) == want {
					return one
				}
			}
			ts.Fatalf("no element with %s", step)
		}
		i, err := strconv.Atoi(step)
		ts.Check(err)
		if i >= len(inside) {
			ts.Fatalf("only %d elements", len(inside))
		}
		return inside[i]
	}
	ts.Fatalf("%q is not in %v", step, value)
	return nil
}

// flip FILE OFFSET: turns one bit; a negative offset counts from the end.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	content, offset := damaged(ts, neg, args)
	content[offset] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

// cut FILE OFFSET: throws away everything from there on.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	content, offset := damaged(ts, neg, args)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content[:offset], 0o600))
}

func damaged(ts *testscript.TestScript, neg bool, args []string) (content []byte, offset int) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip|cut FILE OFFSET")
	}
	content = []byte(ts.ReadFile(args[0]))
	offset, err := strconv.Atoi(args[1])
	ts.Check(err)
	if offset < 0 {
		offset += len(content)
	}
	return content, offset
}

// fill FILE: puts the environment in the place of its $NAMES.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fill FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(os.Expand(ts.ReadFile(args[0]), ts.Getenv)), 0o600))
}

// ahead YEARS BOOK FILE: records the one line of JSON in FILE as a laptop whose clock is years ahead. When FILE
// is a folder it seals into it instead.
func ahead(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: ahead YEARS BOOK FILE")
	}
	years, err := strconv.Atoi(args[0])
	ts.Check(err)
	config := world(ts)
	config.Now = func() time.Time { return time.Now().AddDate(years, 0, 0) }
	sealOrRecord(ts, config, args[1], args[2])
}

// later BOOK FILE: as ahead, with a later version of Feltbog.
func later(catalogue *book.Catalogue) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 2 {
			ts.Fatalf("usage: later BOOK FILE")
		}
		config := world(ts)
		config.Catalogue = catalogue
		sealOrRecord(ts, config, args[0], args[1])
	}
}

// sealOrRecord seals a book into a folder, or records the line of JSON in a file.
func sealOrRecord(ts *testscript.TestScript, config boot.Config, place, to string) {
	app, err := config.Open(context.Background(), ts.MkAbs(place))
	ts.Check(err)
	if info, statErr := os.Stat(ts.MkAbs(to)); statErr == nil && info.IsDir() {
		_, err = app.Desk.Seal(context.Background(), ts.MkAbs(to), false, nil)
	} else {
		var entry boot.Entry
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(to)), &entry))
		_, err = app.Desk.Save(context.Background(), entry)
	}
	ts.Check(errors.Join(err, app.Close()))
}

// newer BOOK: makes of a book one that a newer Feltbog has locked.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: newer BOOK")
	}
	file, err := keyfile.Beside(ts.MkAbs(args[0]))
	ts.Check(err)
	file.Format++
	ts.Check(file.Keep(ts.MkAbs(args[0])))
}

// holds BOOK WORDS: the words stand in the files of a book for somebody who has its key.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: holds BOOK WORDS")
	}
	file, err := keyfile.Beside(ts.MkAbs(args[0]))
	ts.Check(err)
	key, err := file.Unlock(passphrase)
	ts.Check(err)
	opened, err := vault.New(key)
	ts.Check(err)
	found := false
	ts.Check(opened.Reveal(ts.MkAbs(args[0]), func(page []byte) { found = found || bytes.Contains(page, []byte(args[1])) }))
	ts.Check(opened.Close())
	if found == neg {
		ts.Fatalf("%q in %s: %t", args[1], args[0], found)
	}
}

// world is where the commands of a script open books.
func world(ts *testscript.TestScript) boot.Config {
	config := boot.Default()
	config.Home = ts.Getenv("FELTBOG_HOME")
	config.Passphrase = func() (string, error) { return passphrase, nil }
	return config
}

// daysEnv moves the clock of the program under test, and of no other.
const daysEnv = "FELTBOG_TEST_DAYS"

func moved() time.Duration {
	days, _ := strconv.Atoi(os.Getenv(daysEnv))
	return time.Duration(days) * 24 * time.Hour
}

// after DAYS program args…: runs a program that many days from now, and wants it to succeed.
func after(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: after DAYS program args…")
	}
	ts.Setenv(daysEnv, args[0])
	err := ts.Exec(args[1], args[2:]...)
	ts.Setenv(daysEnv, "")
	ts.Check(err)
}

// typed PAGE FILE: types the key of a reserve page as a person would: in small letters, in one go.
func typed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: typed PAGE FILE")
	}
	_, rest, _ := strings.Cut(ts.ReadFile(args[0]), "AGE-SECRET-KEY")
	key := strings.ToLower("age-secret-key" + strings.Join(strings.Fields(rest), ""))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(key+"\n"), 0o600))
}

// hold BOOK: keeps a book open in another process, as a window would, until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold BOOK")
	}
	app, err := world(ts).Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = app.Close() })
}
