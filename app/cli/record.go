package cli

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func (s *stage) record() *cobra.Command {
	return s.command("record", 1, 2, func(ctx context.Context, args []string) error {
		source := s.in
		if len(args) == 2 && args[1] != "-" {
			file, err := open(args[1])
			if err != nil {
				return err
			}
			defer file.Close()
			source = file
		}
		return s.with(ctx, args[0], func(app *boot.App) error { return s.save(ctx, app, source) })
	})
}

// save records all lines or none: a file half saved could not simply be mended and sent again.
func (s *stage) save(ctx context.Context, app *boot.App, source io.Reader) error {
	entries, lines, err := readEntries(source)
	if err != nil {
		return err
	}
	saved, err := app.Desk.SaveAll(ctx, entries)
	var refused *boot.Refused
	if errors.As(err, &refused) {
		return s.atLine(lines[refused.Entry], entries[refused.Entry].Kind, refused)
	}
	if err != nil {
		return err
	}
	for _, one := range saved {
		if err := s.confirm(one); err != nil {
			return err
		}
	}
	return nil
}

// confirmation is what --json says of a saved record.
type confirmation struct {
	ID      book.ID        `json:"id"`
	Kind    string         `json:"kind"`
	Number  string         `json:"number"`
	Status  book.Status    `json:"status"`
	Missing []*fault.Error `json:"missing"`
	Found   []found        `json:"found"`
}

// found is personal data in a field, masked.
type found struct {
	Field  string `json:"field"`
	Kind   string `json:"kind"`
	Masked string `json:"masked"`
	Likely bool   `json:"likely"`
}

func (s *stage) confirm(saved boot.Saved) error {
	record := saved.Record
	told := confirmation{
		ID: record.ID, Kind: record.Kind, Number: record.Number, Status: record.Status,
		Missing: append([]*fault.Error{}, saved.Missing...), Found: []found{},
	}
	for _, one := range saved.Found {
		told.Found = append(told.Found, found{one.Field, string(one.Hit.Kind), one.Hit.Masked, one.Hit.Likely})
	}
	return s.answer(told, func() {
		s.say(recordSaved, record.Number, record.ID, statusWord(record.Status))
		s.lacking(record.Kind, saved.Missing)
		for _, one := range told.Found {
			s.say(personalFound, fieldLabel(record.Kind, one.Field), personalWords[one.Kind], one.Masked)
		}
	})
}

// lacking says what a record still needs: the empty fields in one line, anything else in its own words.
func (s *stage) lacking(kind string, missing []*fault.Error) {
	var empty []string
	for _, f := range missing {
		if f.Code == fault.Required {
			empty = append(empty, fieldLabel(kind, f.Field))
		} else {
			s.say(indented, fault.Text("da", labelled(kind, f)))
		}
	}
	if len(empty) > 0 {
		s.say(lackingLine, strings.Join(empty, ", "))
	}
}

// atLine gives every fault of a refused line its number, and a person the fields' names on the screen.
func (s *stage) atLine(line int, kind string, err error) error {
	var faults []error
	for _, f := range spread(err) {
		if !s.json {
			f = labelled(kind, f)
		}
		faults = append(faults, f.With("line", strconv.Itoa(line)))
	}
	return errors.Join(faults...)
}
