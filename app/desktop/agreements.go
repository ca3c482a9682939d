package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Agreements is one page of agreements and how many there are of each standing.
// Total are those of the standing asked for that hold the words.
type Agreements struct {
	Rows    []Agreement `json:"rows"`
	Total   int         `json:"total"`
	Open    int         `json:"open"`
	Overdue int         `json:"overdue"` // counted among Open as well
	Kept    int         `json:"kept"`
	Lapsed  int         `json:"lapsed"` // not kept, or dropped
}

// Agreement is a row that also says how it went and what it came out of.
type Agreement struct {
	Row
	Progress string `json:"progress"` // code; "" is open
	Closed   string `json:"closed"`
	Out      string `json:"out"` // the title of the record it came out of
}

// Agreements gives one page of agreements out of every record. Standing is
// "open", "overdue", "kept" or "lapsed". Limit 0 is 100.
func (r *Records) Agreements(standing, words string, limit, offset int) (Agreements, error) {
	return read(r.door, "Records.Agreements", func(ctx context.Context, app *boot.App) (Agreements, error) {
		if limit <= 0 {
			limit = 100
		}
		found, err := app.Desk.Agreements(ctx, boot.Standing(standing), words, limit, max(0, offset))
		if err != nil {
			return Agreements{}, err
		}
		seen, err := viewing(ctx, app, found.Records)
		return Agreements{
			Rows: seen.agreements(found.Records), Total: found.Total,
			Open: found.Counts[boot.Open], Overdue: found.Counts[boot.Overdue],
			Kept: found.Counts[boot.Kept], Lapsed: found.Counts[boot.Lapsed],
		}, err
	})
}

// SaveCalendar writes the open agreements that have a day to path as a calendar, and
// tells how many they are.
func (r *Records) SaveCalendar(path string) (int, error) {
	return read(r.door, "Records.SaveCalendar", func(ctx context.Context, app *boot.App) (int, error) {
		return app.Desk.WriteCalendar(ctx, path)
	})
}

func (v view) agreements(records []book.Record) []Agreement {
	list := make([]Agreement, 0, len(records))
	for _, record := range records {
		list = append(list, Agreement{
			Row: v.row(record), Progress: record.Fields.Text("progress"), Closed: record.Fields.Text("closed"),
			Out: v.titles[book.ID(record.Fields.Text("source"))],
		})
	}
	return list
}
