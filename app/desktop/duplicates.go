package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Duplicates is what may have been registered twice.
type Duplicates struct{ door *door }

// Duplicate is two records that may be the same thing: Why are "name", "kind",
// "owner", "area" and "cvr", the strongest first. Titles names every record the
// two point to.
type Duplicate struct {
	Left   Child    `json:"left"`
	Right  Child    `json:"right"`
	Titles []Pair   `json:"titles"`
	Why    []string `json:"why"`
}

// Judged is a pair somebody has decided on: Verdict is "same" or "different".
type Judged struct {
	Left    Ref    `json:"left"`
	Right   Ref    `json:"right"`
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
	At      int64  `json:"at"`
}

// Ref is a record by what a person knows it by.
type Ref struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Number string `json:"number"`
	Title  string `json:"title"`
	Letter string `json:"letter"`
}

// All are the pairs nobody has decided on, the likeliest first.
func (d *Duplicates) All() ([]Duplicate, error) {
	return read(d.door, "Duplicates.All", func(ctx context.Context, app *boot.App) ([]Duplicate, error) {
		pairs, err := app.Office.Duplicates(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Duplicate, 0, len(pairs))
		for _, pair := range pairs {
			duplicate, err := duplicateOf(ctx, app, pair)
			if err != nil {
				return nil, err
			}
			list = append(list, duplicate)
		}
		return list, nil
	})
}

// Judged are the pairs that were decided on, the latest first.
func (d *Duplicates) Judged() ([]Judged, error) {
	return read(d.door, "Duplicates.Judged", func(ctx context.Context, app *boot.App) ([]Judged, error) {
		judged, err := app.Office.Judged(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Judged, 0, len(judged))
		for _, one := range judged {
			list = append(list, Judged{
				Left: refOf(one.Left), Right: refOf(one.Right), Verdict: string(one.Verdict), Why: one.Why, At: one.At,
			})
		}
		return list, nil
	})
}

// Judge says that two records are the same thing ("same") or not ("different"),
// and gives all that now count as one with the first, itself first.
func (d *Duplicates) Judge(left, right, verdict, why string) ([]Ref, error) {
	return read(d.door, "Duplicates.Judge", func(ctx context.Context, app *boot.App) ([]Ref, error) {
		linked, err := app.Office.Same(ctx, book.ID(left), book.ID(right), boot.Verdict(verdict), why)
		if err != nil {
			return nil, err
		}
		d.door.window.ring(parcelsBell)
		d.door.window.ring(recordsBell)
		list := make([]Ref, 0, len(linked.Left))
		for _, ref := range linked.Left {
			list = append(list, refOf(ref))
		}
		return list, nil
	})
}

func duplicateOf(ctx context.Context, app *boot.App, pair boot.Pair) (Duplicate, error) {
	var records []book.Record
	for _, ref := range []boot.Ref{pair.Left, pair.Right} {
		shown, err := app.Desk.Show(ctx, string(ref.ID))
		if err != nil {
			return Duplicate{}, err
		}
		records = append(records, shown.Record)
	}
	seen, err := viewing(ctx, app, records)
	return Duplicate{
		Left: seen.child(records[0], nil), Right: seen.child(records[1], nil),
		Titles: titlesOf(seen.titles), Why: slices.Clone(pair.Why),
	}, err
}

func refOf(ref boot.Ref) Ref {
	return Ref{ID: string(ref.ID), Kind: ref.Kind, Number: ref.Number, Title: ref.Title, Letter: ref.Letter}
}
