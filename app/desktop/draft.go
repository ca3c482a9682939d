package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Drafts are what is typed and not saved, latest first; kind "" is all kinds.
// Changed is when a draft was kept.
func (r *Records) Drafts(kind string) ([]Row, error) {
	return read(r.door, "Records.Drafts", func(ctx context.Context, app *boot.App) ([]Row, error) {
		drafts, err := app.Desk.Drafts(ctx, kind)
		if err != nil {
			return nil, err
		}
		seen, err := viewing(ctx, app, nil, drafts...)
		return seen.drafts(drafts), err
	})
}

// drafts shows form drafts as the records they will become.
func (v view) drafts(drafts []boot.Draft) []Row {
	rows := make([]Row, 0, len(drafts))
	for _, draft := range drafts {
		rows = append(rows, v.row(imagined(draft)))
	}
	return rows
}

// imagined is the record that a form draft will become, as far as is typed.
func imagined(draft boot.Draft) book.Record {
	return book.Record{ID: draft.ID, Kind: draft.Kind, Status: book.Draft, Fields: draft.Fields, Changed: draft.Saved}
}

// heading is what its title fields say, or point to.
func heading(record book.Record, titles map[book.ID]string) string {
	kind, ok := book.Standard().Kind(record.Kind)
	if !ok {
		return ""
	}
	for _, name := range kind.Title {
		text := record.Fields.Text(name)
		if field, _ := kind.Field(name); field.Type == book.Ref {
			text = titles[book.ID(text)]
		}
		if text != "" {
			return text
		}
	}
	return ""
}
