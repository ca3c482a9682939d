package desktop

import (
	"context"
	"slices"

	"feltbog/app/boot"
)

// Overview is the morning's screen.
type Overview struct{ door *door }

// Today is what there is to do: agreements not closed by due date, what is
// typed and not saved, what is saved and not ready, and the next visits by their
// day. Figures are of Year, the latest there is something to count in.
type Today struct {
	Year       int      `json:"year"`
	Agreements []Row    `json:"agreements"`
	Drafts     []Row    `json:"drafts"`
	Unready    []Row    `json:"unready"`
	Next       []Row    `json:"next"`
	Counters   Counters `json:"counters"`
	Figures    []Figure `json:"figures"`
}

// Today tells how things stand.
func (o *Overview) Today() (Today, error) {
	return read(o.door, "Overview.Today", func(ctx context.Context, app *boot.App) (Today, error) {
		seen, err := app.Desk.Overview(ctx)
		if err != nil {
			return Today{}, err
		}
		records := slices.Concat(seen.Agreements, seen.Unready, seen.Next)
		look, err := viewing(ctx, app, records, seen.Drafts...)
		if err != nil {
			return Today{}, err
		}
		today := Today{
			Agreements: look.rows(seen.Agreements), Drafts: look.drafts(seen.Drafts), Unready: look.rows(seen.Unready),
			Next: look.rows(seen.Next),
		}
		for i, record := range seen.Next {
			today.Next[i].Date = record.Fields.Text("next_visit")
		}
		if today.Counters, err = counted(ctx, app); err != nil {
			return Today{}, err
		}
		today.Year, today.Figures, err = o.figures(ctx, app)
		return today, err
	})
}

func (o *Overview) figures(ctx context.Context, app *boot.App) (int, []Figure, error) {
	years, err := app.Office.Years(ctx)
	if err != nil {
		return 0, nil, err
	}
	year := o.door.latest(years)
	report, err := app.Office.Figures(ctx, year)
	return year, figuresOf(report.Figures), err
}
