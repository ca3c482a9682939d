package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// paper is what the committee was told of 2008 and 2009; the figures must come out as these from the recorded year.
var paper = map[string]map[string]float64{
	"2008": {
		"requisitions.UB": 4, "requisitions.TR": 6, "requisitions.MK": 6, "requisitions.VP": 6, "requisitions.total": 22,
		"consultations.UB": 29, "consultations.TR": 18, "consultations.MK": 29, "consultations.VP": 30, "consultations.total": 106,
		"administrations.requesting": 7, "administrations.all": 7, "projects.visited": 100,
		"events.participants": 2600, "events.uncounted": 1, "answers.count": 36, "answers.satisfied": 35,
	},
	"2009": {"plan.fte": 5},
}

// matchesPaper says every figure that differs from the paper.
func (y year) matchesPaper(ctx context.Context, out io.Writer) error {
	var errs []error
	for of, want := range paper {
		got, err := y.figures(ctx, out, of)
		if err != nil {
			return err
		}
		for key, value := range want {
			if got, ok := got[key]; !ok || got != value {
				errs = append(errs, fmt.Errorf("%s: %s is %v (there: %t), the paper says %v", of, key, got, ok, value))
			}
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// papersOpen holds when LibreOffice opens both documents of the year and the table's figures stand in them.
func papersOpen(ctx context.Context, out io.Writer) error {
	y := year{nativeFeltbog(), filepath.Join(outbox, "merged-folder")}
	for _, name := range []string{"status-2008.docx", "status-2008.xlsx"} {
		document := filepath.Join(y.dir, name)
		if err := nativeFeltbog().say("report", y.book(), "--year", "2008", "--out", document).to(ctx, out); err != nil {
			return err
		}
		text, err := readAsOffice(ctx, out, document)
		if err != nil {
			return err
		}
		if err := holdsAll(text, "22", "106", "2600", "International Dag"); err != nil {
			return fmt.Errorf("%s as LibreOffice prints it: %w", name, err)
		}
	}
	return nil
}
