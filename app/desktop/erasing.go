package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Erasing is what a coordinator does when somebody is to be forgotten: find every
// place, erase for good, and see who has carried it out.
type Erasing struct{ door *door }

// Mention is a record, or the draft of one, in which a person was found. Number
// is "" when it was never saved.
type Mention struct {
	Record   string    `json:"record"`
	Kind     string    `json:"kind"`
	Number   string    `json:"number"`
	Title    string    `json:"title"`
	Passages []Passage `json:"passages"`
}

// Passage is a field with the words in it: as it is shown, as it was once, as it
// is typed and not saved, or in the reason given for it. Field is "" when only a
// newer version knows it.
type Passage struct {
	Field   string `json:"field"`
	Current bool   `json:"current"`
	Past    bool   `json:"past"`
	Draft   bool   `json:"draft"`
	Reason  bool   `json:"reason"`
}

// Erased is an erasure that was carried out here. Texts is how many texts were
// looked for afterwards in the bytes of the book's files; none was found.
type Erased struct {
	Called string `json:"called"` // E-12; "" for a draft
	Texts  int    `json:"texts"`
}

// Erasure is one erasure and how far it has come. Fields is empty for a whole
// record; Done and Missing are letters of laptops.
type Erasure struct {
	Called  string   `json:"called"`
	At      int64    `json:"at"`
	Kind    string   `json:"kind"`
	Number  string   `json:"number"` // "" when the record is gone
	Fields  []string `json:"fields"`
	Why     string   `json:"why"`
	Done    []string `json:"done"`
	Missing []string `json:"missing"`
}

// Find finds a person in everything that is kept.
func (e *Erasing) Find(words string) ([]Mention, error) {
	return read(e.door, "Erasing.Find", func(ctx context.Context, app *boot.App) ([]Mention, error) {
		traces, err := app.Office.Trace(ctx, words)
		if err != nil {
			return nil, err
		}
		mentions := mentionsOf(traces)
		ids := make([]book.ID, 0, len(mentions))
		for _, m := range mentions {
			ids = append(ids, book.ID(m.Record))
		}
		titles, err := app.Desk.Titles(ctx, ids)
		for i := range mentions {
			mentions[i].Title = titles[ids[i]]
		}
		return mentions, err
	})
}

// mentionsOf puts the places of one record together, and those of one field.
func mentionsOf(traces []boot.Trace) []Mention {
	mentions := []Mention{}
	for _, t := range traces {
		m := slices.IndexFunc(mentions, func(m Mention) bool { return m.Record == string(t.Record) })
		if m < 0 {
			m = len(mentions)
			mentions = append(mentions, Mention{Record: string(t.Record), Kind: t.Kind, Number: t.Number, Passages: []Passage{}})
		}
		passages := &mentions[m].Passages
		p := slices.IndexFunc(*passages, func(p Passage) bool { return p.Field == t.Field })
		if p < 0 {
			p = len(*passages)
			*passages = append(*passages, Passage{Field: t.Field})
		}
		switch one := &(*passages)[p]; {
		case t.Draft:
			one.Draft = true
		case t.Reason:
			one.Reason = true
		case t.Current:
			one.Current = true
		default:
			one.Past = true
		}
	}
	return mentions
}

// Erase erases fields of a record for good, or the whole of it when none is
// named.
func (e *Erasing) Erase(record string, fields []string, why string) (Erased, error) {
	return read(e.door, "Erasing.Erase", func(ctx context.Context, app *boot.App) (Erased, error) {
		done, err := app.Erase(ctx, record, fields, boot.Ground(why))
		e.door.window.ring(recordsBell)
		return Erased{Called: done.Called, Texts: done.Texts}, err
	})
}

// All are all erasures, the latest first.
func (e *Erasing) All() ([]Erasure, error) {
	return read(e.door, "Erasing.All", func(ctx context.Context, app *boot.App) ([]Erasure, error) {
		erasures, err := app.Office.Erasures(ctx)
		list := make([]Erasure, 0, len(erasures))
		for _, one := range erasures {
			list = append(list, Erasure{
				Called: one.Called, At: one.At, Kind: one.Kind, Number: one.Number, Fields: one.Fields, Why: string(one.Why),
				Done: one.Done, Missing: one.Missing,
			})
		}
		return list, err
	})
}
