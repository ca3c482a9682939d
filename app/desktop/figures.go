package desktop

import (
	"context"
	"strings"

	"feltbog/app/boot"
)

// Figures is the status report.
type Figures struct{ door *door }

// Report is the figures of one year. Columns are the year's challenges, code
// and name in tables, in the order of the founding table. Notices are what a
// reader must know first.
type Report struct {
	Year      int      `json:"year"`
	Years     []int    `json:"years"`
	Figures   []Figure `json:"figures"`
	Columns   []Pair   `json:"columns"`
	Notices   []Notice `json:"notices"`
	Conflicts int      `json:"conflicts"`
}

// Figure is one number. Records is how many it rests on; Open gives them.
type Figure struct {
	Key     string  `json:"key"`
	Section string  `json:"section"`
	Label   string  `json:"label"`
	Text    string  `json:"text"`
	Value   float64 `json:"value"`
	Method  string  `json:"method"`
	Rule    string  `json:"rule"`
	Records int     `json:"records"`
}

// Notice is what a reader must know before the figures are used. Record, Field
// and Figures are what it is about, where it is about those.
type Notice struct {
	Text    string   `json:"text"`
	Record  string   `json:"record"`
	Field   string   `json:"field"`
	Figures []string `json:"figures"`
}

// Source is one record behind a figure. Parcel is what it came in; "" when it
// was recorded in this book.
type Source struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Number string `json:"number"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Letter string `json:"letter"`
	Parcel string `json:"parcel"`
}

// Year counts a year; 0 is the latest there is something to count in.
func (f *Figures) Year(year int) (Report, error) {
	return read(f.door, "Figures.Year", func(ctx context.Context, app *boot.App) (Report, error) {
		years, err := app.Office.Years(ctx)
		if err != nil {
			return Report{}, err
		}
		if year == 0 {
			year = f.door.latest(years)
		}
		counted, err := app.Office.Figures(ctx, year)
		if err != nil {
			return Report{}, err
		}
		conflicts, err := app.Office.Conflicts(ctx)
		if err != nil {
			return Report{}, err
		}
		report := reportOf(counted)
		report.Conflicts, report.Years = len(conflicts), append(report.Years, years...)
		return report, nil
	})
}

// Open leads a figure back to its records.
func (f *Figures) Open(year int, key string) ([]Source, error) {
	return read(f.door, "Figures.Open", func(ctx context.Context, app *boot.App) ([]Source, error) {
		sources, err := app.Office.Explain(ctx, year, key)
		if err != nil {
			return nil, err
		}
		list := make([]Source, 0, len(sources))
		for _, s := range sources {
			list = append(list, Source{
				ID: string(s.ID), Kind: s.Kind, Number: s.Number, Title: s.Title, Date: s.Day, Letter: s.Letter, Parcel: s.Parcel,
			})
		}
		return list, nil
	})
}

// SavePaper writes the year's paper to path, in the form its ending names.
func (f *Figures) SavePaper(year int, path string) error {
	_, err := read(f.door, "Figures.SavePaper", func(ctx context.Context, app *boot.App) (struct{}, error) {
		return struct{}{}, app.Office.WriteReport(ctx, year, path)
	})
	return err
}

func reportOf(r boot.Report) Report {
	report := Report{Year: r.Year, Years: []int{}, Figures: figuresOf(r.Figures), Columns: []Pair{}, Notices: []Notice{}}
	for _, figure := range r.Figures {
		code, ok := strings.CutPrefix(figure.Key, "requisitions.")
		_, name, named := strings.Cut(figure.Label, ": ")
		if ok && named {
			report.Columns = append(report.Columns, Pair{code, name})
		}
	}
	for _, n := range r.Notices {
		report.Notices = append(report.Notices, Notice{
			Text: n.Text, Record: string(n.Record), Field: n.Field, Figures: append([]string{}, n.Figures...),
		})
	}
	return report
}

// latest is the latest of the years that has begun: what is planned ahead is not
// what a person looks for. Without any it is this year.
func (d *door) latest(years []int) int {
	now := d.config.Now().Year()
	for _, year := range years {
		if year <= now {
			return year
		}
	}
	return now
}

func figuresOf(figures []boot.Figure) []Figure {
	list := make([]Figure, 0, len(figures))
	for _, f := range figures {
		list = append(list, Figure{
			Key: f.Key, Section: f.Section, Label: f.Label, Text: f.Text, Value: finite(f.Value),
			Method: f.Method, Rule: f.Rule, Records: len(f.Records),
		})
	}
	return list
}
