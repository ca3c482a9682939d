package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// stage is what every command of one run shares: where words come from and go to, and how.
type stage struct {
	in           io.Reader
	out          *bufio.Writer
	errOut       io.Writer
	json         bool
	book, parcel phrase
	config       boot.Config
}

func newStage(in io.Reader, out, errOut io.Writer) *stage {
	return &stage{
		in: in, out: bufio.NewWriter(out), errOut: errOut,
		book:   phrase{variable: "FELTBOG_PASSPHRASE", prompt: passphrasePrompt, missing: fault.Locked},
		parcel: phrase{variable: "FELTBOG_PARCEL_PASSPHRASE", prompt: parcelPrompt, again: parcelAgain, missing: fault.PassphraseNeeded},
	}
}

// with runs work on the book at path and closes the book whatever happens.
func (s *stage) with(ctx context.Context, path string, work func(*boot.App) error) (err error) {
	app, err := s.config.Open(ctx, path)
	if err != nil {
		return aboutFile(path, err)
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	s.notice(app.Became())
	s.warn(app.Warnings())
	return work(app)
}

// notice tells on stderr when the book had to become a device of its own, or when
// nobody could tell whether it should.
func (s *stage) notice(became boot.Settling) {
	notice := string(became.Cause)
	if notice == "" && became.Blind {
		notice = "blind"
	}
	switch {
	case notice == "":
	case s.json:
		_ = json.NewEncoder(s.errOut).Encode(map[string]string{"notice": notice, "from": became.From, "letter": became.Letter})
	case notice == "blind":
		fmt.Fprintln(s.errOut, noticeWords[notice])
	default:
		fmt.Fprintf(s.errOut, noticeWords[notice]+"\n", became.From, became.Letter)
	}
}

// warn tells on stderr what is wrong with where the book lies. That little room is left
// is for who goes on in a window; a command says itself when there is none.
func (s *stage) warn(warnings []boot.Warning) {
	for _, one := range warnings {
		if one.Kind == boot.LowSpace {
			continue
		}
		if s.json {
			_ = json.NewEncoder(s.errOut).Encode(one)
			continue
		}
		fmt.Fprintln(s.errOut, strings.ReplaceAll(warningWords[one.Kind], "%s", one.Name))
	}
}

// answer gives one result: as a line of JSON, or in words.
func (s *stage) answer(result any, words func()) error {
	if !s.json {
		words()
		return nil
	}
	return s.line(result)
}

// line writes one line of JSON, with Danish letters and quotation marks as they are.
func (s *stage) line(result any) error {
	encoder := json.NewEncoder(s.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(result)
}

// say writes a line of words. An empty last value leaves no blanks behind.
func (s *stage) say(format string, values ...any) {
	fmt.Fprintln(s.out, strings.TrimRight(fmt.Sprintf(format, values...), " "))
}
