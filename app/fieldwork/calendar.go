package fieldwork

import (
	"context"
	"io"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/calendar"
	"feltbog/app/durable"
	"feltbog/app/store"
)

// WriteCalendar writes the open agreements that have a day to path, for the calendar
// a person already has, and tells how many they are. What came of an agreement is not
// in it, nor is its remark: a calendar is seen by others, and on a phone.
func (d *Desk) WriteCalendar(ctx context.Context, path string) (count int, err error) {
	var days []calendar.Day
	var now time.Time
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		now = time.UnixMilli(tx.Now)
		page, err := tx.List(Open.query(""))
		if err != nil {
			return err
		}
		titles, err := d.titles(tx, page.Records)
		for _, agreement := range page.Records {
			if day, ok := dueDay(agreement, titles); ok {
				days = append(days, day)
			}
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return len(days), durable.Fault(durable.Write(path, 0o600, func(w io.Writer) error { return calendar.Write(w, days, now) }))
}

func dueDay(agreement book.Record, titles map[book.ID]string) (calendar.Day, bool) {
	due, err := time.Parse(time.DateOnly, agreement.Fields.Text("due"))
	if err != nil {
		return calendar.Day{}, false
	}
	details := []string{titles[book.ID(agreement.Fields.Text("source"))], agreement.Number}
	return calendar.Day{
		UID: string(agreement.ID) + "@feltbog", On: due, Summary: titles[agreement.ID],
		Details: strings.Trim(strings.Join(details, "\n"), "\n"), Changed: time.UnixMilli(agreement.Changed),
	}, true
}
