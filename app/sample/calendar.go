package sample

import (
	"slices"
	"time"
)

// The year's days are text, 2008-05-28: that is how they are recorded, and they
// compare as they stand.

// zone keeps the books' days where the work was done, on any machine.
var zone = time.FixedZone("CET", 3600)

// holidays of 2008 that fall on a weekday. Nobody goes out in the weeks before
// New Year either.
var holidays = []string{
	"2008-01-01", "2008-03-20", "2008-03-21", "2008-03-24", "2008-04-18", "2008-05-01", "2008-05-12", "2008-06-05",
}

const (
	firstDay = "2008-01-14" // the laptops have been handed out by then
	lastDay  = "2008-12-19"
)

// months are those in which people can be met; July is not one.
var months = []int{1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12}

func parse(day string) time.Time {
	at, err := time.ParseInLocation(time.DateOnly, day, zone)
	if err != nil {
		panic(err)
	}
	return at
}

// weekdays are the working days of a month; saturdays its Saturdays.
func weekdays(month int) []string {
	return days(month, func(at time.Time) bool { return at.Weekday() != time.Saturday && at.Weekday() != time.Sunday })
}

func saturdays(month int) []string {
	return days(month, func(at time.Time) bool { return at.Weekday() == time.Saturday })
}

func days(month int, fits func(time.Time) bool) []string {
	var found []string
	for at := time.Date(2008, time.Month(month), 1, 0, 0, 0, 0, zone); int(at.Month()) == month; at = at.AddDate(0, 0, 1) {
		day := at.Format(time.DateOnly)
		if day >= firstDay && day <= lastDay && fits(at) && !slices.Contains(holidays, day) {
			found = append(found, day)
		}
	}
	return found
}

// later is a working day about n days after day, perhaps in the next year.
func later(day string, n int) string {
	at := parse(day).AddDate(0, 0, n)
	for at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		at = at.AddDate(0, 0, 1)
	}
	return at.Format(time.DateOnly)
}

// written is the Friday on which what happened on day is typed in: notes are
// written up once a week.
func written(day string) string {
	at := parse(day)
	return at.AddDate(0, 0, int(time.Friday-at.Weekday()+7)%7).Format(time.DateOnly)
}
