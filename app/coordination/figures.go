package coordination

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/report"
	"feltbog/app/store"
)

// Figures counts a year. A laptop may ask too: it then counts what it knows.
func (o *Office) Figures(ctx context.Context, year int) (counted report.Report, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		input, err := o.input(tx, year)
		if err != nil {
			return err
		}
		counted = report.Figures(input)
		return nil
	})
	return counted, err
}

// Years are those with a ready activity, latest first: what can be reported. An
// agreement does not make a year: its date is a promise.
func (o *Office) Years(ctx context.Context) (years []int, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		records, err := tx.All(nil, 0)
		if err != nil {
			return err
		}
		for _, record := range records {
			kind, ok := o.catalogue.Kind(record.Kind)
			if !ok || kind.Reach != book.Activity || kind.Name == "agreement" || record.Status != book.Ready {
				continue
			}
			if year := record.Year(kind); year != 0 && !slices.Contains(years, year) {
				years = append(years, year)
			}
		}
		return nil
	})
	slices.SortFunc(years, func(a, b int) int { return b - a })
	return years, err
}

// Source is one record behind a figure, and where it came from.
type Source struct {
	ID     book.ID `json:"id"`
	Kind   string  `json:"kind"`
	Number string  `json:"number"`
	Title  string  `json:"title"`
	Day    string  `json:"day"`
	Letter string  `json:"letter"`
	Parcel string  `json:"parcel"` // "" when recorded in this book
}

// Explain opens a figure of a year to its records, in the order they were
// counted.
func (o *Office) Explain(ctx context.Context, year int, key string) (sources []Source, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		input, err := o.input(tx, year)
		if err != nil {
			return err
		}
		for _, figure := range report.Figures(input).Figures {
			if figure.Key == key {
				sources, err = o.sources(tx, figure.Records)
				return err
			}
		}
		return fault.New(fault.NotFound)
	})
	return sources, err
}

func (o *Office) sources(tx *store.Tx, ids []book.ID) ([]Source, error) {
	titles, err := tx.Titles(ids)
	if err != nil {
		return nil, err
	}
	sources := make([]Source, 0, len(ids))
	for _, id := range ids {
		record, err := tx.Find(id)
		if err != nil {
			return nil, err
		}
		source := Source{
			ID: id, Kind: record.Kind, Number: record.Number, Title: titles[id],
			Letter: record.Letter, Parcel: record.Parcel,
		}
		if kind, ok := o.catalogue.Kind(record.Kind); ok {
			source.Day = record.Day(kind)
		}
		sources = append(sources, source)
	}
	return sources, nil
}

func (o *Office) input(tx *store.Tx, year int) (report.Input, error) {
	records, err := tx.All(nil, 0)
	if err != nil {
		return report.Input{}, err
	}
	var options []book.Record
	for _, record := range records {
		if record.Kind == "option" {
			options = append(options, record)
		}
	}
	input := report.Input{Year: year, Catalogue: o.catalogue, Lists: o.catalogue.Lists.With(options), Records: records}
	links, err := read(tx)
	if err != nil {
		return report.Input{}, err
	}
	input.Same = links.canon
	conflicts, err := tx.Conflicts()
	if err != nil {
		return report.Input{}, err
	}
	for _, c := range conflicts {
		input.Conflicts = append(input.Conflicts, report.Conflict{Record: c.Record, Field: c.Field})
	}
	if input.Parcels, err = taken(tx); err != nil {
		return report.Input{}, err
	}
	input.Digest, err = tx.Digest()
	return input, err
}

func taken(tx *store.Tx) ([]report.Parcel, error) {
	parcels, err := tx.Parcels()
	if err != nil {
		return nil, err
	}
	owners, err := roster(tx)
	if err != nil {
		return nil, err
	}
	var list []report.Parcel
	for _, p := range parcels {
		if p.Direction == store.Taken {
			list = append(list, report.Parcel{
				Letter: p.Letter, Name: owners[p.Device].Name, Number: p.Number, At: p.At, Changes: p.Changes, Hash: p.Hash,
			})
		}
	}
	return list, nil
}

// papers are the forms a report can be written in, by file extension.
var papers = map[string]func(report.Report) ([]byte, error){
	".docx": report.Report.Docx,
	".xlsx": report.Report.Xlsx,
	".html": report.Report.Html,
	".csv":  report.Report.Csv,
}

// WriteReport writes a year's report to path, in the form its extension names.
// A file already there is replaced, whole or not at all.
func (o *Office) WriteReport(ctx context.Context, year int, path string) error {
	form, ok := papers[strings.ToLower(filepath.Ext(path))]
	if !ok {
		return fault.At("out", fault.New(fault.Invalid))
	}
	counted, err := o.Figures(ctx, year)
	if err != nil {
		return err
	}
	paper, err := form(counted)
	if err != nil {
		return err
	}
	return writePaper(path, 0o644, paper)
}
