package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Found is one record a search found, and where. Marks are the places of the
// words in Snippet, in UTF-16 units.
type Found struct {
	Row     Row    `json:"row"`
	Field   string `json:"field"`
	Snippet string `json:"snippet"`
	Marks   []Mark `json:"marks"`
}

// Mark is a place in a text, from Start up to End.
type Mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Find searches every text of every record, newest first.
func (r *Records) Find(words string, limit int) ([]Found, error) {
	return read(r.door, "Records.Find", func(ctx context.Context, app *boot.App) ([]Found, error) {
		hits, err := app.Desk.Find(ctx, words, limit)
		if err != nil {
			return nil, err
		}
		records := make([]book.Record, 0, len(hits))
		for _, hit := range hits {
			records = append(records, hit.Record)
		}
		seen, err := viewing(ctx, app, records)
		if err != nil {
			return nil, err
		}
		list := make([]Found, 0, len(hits))
		for _, hit := range hits {
			list = append(list, foundOf(hit, seen))
		}
		return list, nil
	})
}

func foundOf(hit boot.Hit, seen view) Found {
	found := Found{Row: seen.row(hit.Record), Field: hit.Field, Snippet: hit.Snippet, Marks: []Mark{}}
	runes := []rune(hit.Snippet)
	for _, mark := range hit.Marks {
		found.Marks = append(found.Marks, Mark{units(string(runes[:mark[0]])), units(string(runes[:mark[1]]))})
	}
	return found
}
