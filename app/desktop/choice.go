package desktop

import (
	"context"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Choice is one record in a combobox: Detail tells it from others of its name.
type Choice struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Status string `json:"status"`
}

// Choices are the records of a kind that words may mean, by title.
func (r *Records) Choices(kind, words string, limit int) ([]Choice, error) {
	return read(r.door, "Records.Choices", func(ctx context.Context, app *boot.App) ([]Choice, error) {
		page, err := app.Desk.List(ctx, Query{Kind: kind, Words: words, Sort: "title", Limit: limit}.store())
		if err != nil {
			return nil, err
		}
		return r.choices(ctx, app, page.Records)
	})
}

// Similar are records of a kind with a name much like the given one, to look at
// before another is proposed.
func (r *Records) Similar(kind, name string) ([]Choice, error) {
	return read(r.door, "Records.Similar", func(ctx context.Context, app *boot.App) ([]Choice, error) {
		records, err := app.Desk.Similar(ctx, kind, name, 3)
		if err != nil {
			return nil, err
		}
		return r.choices(ctx, app, records)
	})
}

// Propose records a new entry in the register as a draft, under name.
func (r *Records) Propose(kind, name string) (Choice, error) {
	return read(r.door, "Records.Propose", func(ctx context.Context, app *boot.App) (Choice, error) {
		saved, err := app.Desk.Save(ctx, boot.Entry{Kind: kind, Fields: book.Fields{"name": name}})
		if err != nil {
			return Choice{}, err
		}
		r.door.window.ring(recordsBell)
		list, err := r.choices(ctx, app, []book.Record{saved.Record})
		if err != nil {
			return Choice{}, err
		}
		return list[0], nil
	})
}

func (r *Records) choices(ctx context.Context, app *boot.App, records []book.Record) ([]Choice, error) {
	seen, err := viewing(ctx, app, records)
	if err != nil {
		return nil, err
	}
	lists, err := app.Desk.Lists(ctx)
	if err != nil {
		return nil, err
	}
	language := r.door.settings().Language
	choices := make([]Choice, 0, len(records))
	for _, record := range records {
		choices = append(choices, Choice{
			ID: string(record.ID), Title: seen.titles[record.ID], Status: string(record.Status),
			Detail: detail(record, seen.titles, lists, language),
		})
	}
	return choices, nil
}

// detail is what tells a record from another of the same name: where it is,
// what sort it is, or its year.
func detail(record book.Record, titles map[book.ID]string, lists book.Lists, language string) string {
	kind, ok := book.Standard().Kind(record.Kind)
	if !ok {
		return ""
	}
	for _, name := range []string{"areas", "year", "kind", "role", "code"} {
		field, ok := kind.Field(name)
		if !ok || !record.Fields.Has(name) {
			continue
		}
		return say(field, record.Fields, titles, lists, language)
	}
	return record.Day(kind)
}

// say is the answer to a field in words.
func say(field book.Field, fields book.Fields, titles map[book.ID]string, lists book.Lists, language string) string {
	switch field.Type {
	case book.Whole:
		return strconv.FormatInt(fields.Number(field.Name), 10)
	case book.Choice:
		return lists.Label(field.List, fields.Text(field.Name), language)
	case book.Refs:
		var names []string
		for _, id := range fields.Many(field.Name) {
			names = append(names, titles[book.ID(id)])
		}
		return strings.Join(names, ", ")
	default:
		return fields.Text(field.Name)
	}
}
