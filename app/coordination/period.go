package coordination

import (
	"context"
	"fmt"
	"strconv"

	"feltbog/app/fault"
	"feltbog/app/store"
)

// Period is for how many whole years the free text of a kind is kept after the
// year it belongs to. Contacts have none: each has a date of its own.
type Period struct {
	Kind  string `json:"kind"`
	Years int    `json:"years"`
}

// The periods until the coordinator sets others. Activities are kept for five
// years: a challenge runs over several yearly plans, and what was agreed is asked
// about until claims from it lapse, which under Danish law most do after three
// years and accounts must be kept for five. What respondents wrote is read for
// one report and compared with the next.
var usualPeriods = []Period{
	{"contact", 0},
	{"visit", 5}, {"dialogue", 5}, {"requisition", 5}, {"consultation", 5}, {"event", 5},
	{"agreement", 5}, {"observation", 5}, {"query", 5},
	{"answer", 2},
}

// The longest period: beyond it, keeping is for the archive.
const longestPeriod = 30

const settingPeriod = "retention.years." // and the kind

// Periods are for how long each kind is kept.
func (o *Office) Periods(ctx context.Context) (periods []Period, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		periods, err = o.periods(tx)
		return err
	})
	return periods, err
}

// SetPeriod sets for how many years the free text of a kind is kept, 1 to 30. The
// faults are unknown-kind, of a kind that has no period, and out-of-range.
func (o *Office) SetPeriod(ctx context.Context, kind string, years int) error {
	if err := o.coordinator(); err != nil {
		return err
	}
	if years < 1 || years > longestPeriod {
		return fault.At("years", fault.New(fault.OutOfRange, "min", "1", "max", fmt.Sprint(longestPeriod)))
	}
	for _, p := range usualPeriods {
		if p.Kind == kind && kind != "contact" {
			return o.book.Write(ctx, func(tx *store.Tx) error { return tx.PutSetting(settingPeriod+kind, strconv.Itoa(years)) })
		}
	}
	return fault.New(fault.UnknownKind, "kind", kind)
}

func (o *Office) periods(tx *store.Tx) ([]Period, error) {
	periods := []Period{}
	for _, p := range usualPeriods {
		set, err := tx.Setting(settingPeriod + p.Kind)
		if err != nil {
			return nil, err
		}
		if years, err := strconv.Atoi(set); err == nil {
			p.Years = years
		}
		periods = append(periods, p)
	}
	return periods, nil
}
