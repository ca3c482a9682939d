package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Row is one record in a list, in words: title, area and challenge are what a
// person reads, not ids. Instants are Unix milliseconds.
type Row struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Number     string `json:"number"` // "" when never saved
	Status     string `json:"status"`
	Title      string `json:"title"`
	Date       string `json:"date"`
	Area       string `json:"area"`
	Challenge  string `json:"challenge"`
	Detail     string `json:"detail"` // who answers for it: for an agreement, a project or a contact
	Source     string `json:"source"` // id of the record it came out of
	SourceKind string `json:"sourceKind"`
	People     int    `json:"people"`
	Changed    int64  `json:"changed"`
	Letter     string `json:"letter"`
	Open       bool   `json:"open"`     // a conflict waits for a decision
	Delivery   string `json:"delivery"` // "sealed" when this laptop has sealed it as it stands
}

// Which numbers say how many people took part.
var people = map[string][]string{
	"visit":    {"met"},
	"dialogue": {"mothers", "fathers", "other_carers", "not_registered"},
	"event":    {"participants"},
}

// A view is what turns records into rows: the titles of what they point to, and
// how far this laptop's own have come.
type view struct {
	titles  map[book.ID]string
	kinds   map[book.ID]string // of the records that others came out of
	letters []string           // of this book, now and before
	sealed  int64              // when the latest parcel was sealed; every parcel holds everything
}

// viewing makes the view of records; drafts are read for what they point to.
func viewing(ctx context.Context, app *boot.App, records []book.Record, drafts ...boot.Draft) (view, error) {
	var ids []book.ID
	for _, record := range records {
		ids = append(ids, named(record)...)
	}
	for _, draft := range drafts {
		ids = append(ids, named(imagined(draft))...)
	}
	titles, err := app.Desk.Titles(ctx, ids)
	if err != nil {
		return view{}, err
	}
	for _, draft := range drafts {
		if titles[draft.ID] == "" {
			titles[draft.ID] = heading(imagined(draft), titles)
		}
	}
	kinds, err := sources(ctx, app, records)
	if err != nil {
		return view{}, err
	}
	was, err := app.Was(ctx)
	if err != nil {
		return view{}, err
	}
	counters, err := app.Desk.Counters(ctx)
	return view{titles: titles, kinds: kinds, letters: append(was, app.Identity().Letter), sealed: counters.LastSealed}, err
}

// sources tell the kinds of the records that these came out of, so that a row
// can lead there. One that is not in this book leads nowhere.
func sources(ctx context.Context, app *boot.App, records []book.Record) (map[book.ID]string, error) {
	kinds := map[book.ID]string{}
	for _, record := range records {
		id := book.ID(record.Fields.Text("source"))
		if _, known := kinds[id]; known || id == "" {
			continue
		}
		shown, err := app.Desk.Show(ctx, string(id))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		kinds[id] = shown.Record.Kind
	}
	return kinds, nil
}

// named are the ids a row of record needs the titles of.
func named(record book.Record) []book.ID {
	ids := []book.ID{record.ID}
	if kind, ok := book.Standard().Kind(record.Kind); ok {
		ids = append(ids, kind.References(record.Fields)...)
	}
	return ids
}

func (v view) row(record book.Record) Row {
	titles := v.titles
	row := Row{
		ID: string(record.ID), Kind: record.Kind, Number: record.Number, Status: string(record.Status),
		Title: titles[record.ID], Changed: record.Changed, Letter: record.Letter, Open: record.Open,
		Area: titles[first(record.Fields, "area", "areas")], Challenge: titles[first(record.Fields, "challenge", "challenges")],
		Detail: titles[first(record.Fields, "responsible_staff", "responsible_actor", "owner", "actor")],
		Source: record.Fields.Text("source"), SourceKind: v.kinds[book.ID(record.Fields.Text("source"))],
	}
	if kind, ok := book.Standard().Kind(record.Kind); ok {
		row.Date = record.Day(kind)
	}
	for _, name := range people[record.Kind] {
		row.People += int(record.Fields.Number(name))
		for _, n := range record.Fields.Tally(name) {
			row.People += int(n)
		}
	}
	if record.Number != "" && slices.Contains(v.letters, record.Letter) && record.Changed <= v.sealed {
		row.Delivery = "sealed"
	}
	return row
}

func (v view) rows(records []book.Record) []Row {
	rows := make([]Row, 0, len(records))
	for _, record := range records {
		rows = append(rows, v.row(record))
	}
	return rows
}

// first is the first id in the first of the fields that is filled.
func first(fields book.Fields, names ...string) book.ID {
	for _, name := range names {
		if id := fields.Text(name); id != "" {
			return book.ID(id)
		}
		if many := fields.Many(name); len(many) > 0 {
			return book.ID(many[0])
		}
	}
	return ""
}
