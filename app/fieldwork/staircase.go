package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Judged is where a project stood on one dimension of the maturity staircase
// when it was last judged.
type Judged struct {
	Dimension string // as in book.Maturities
	Step      string // code "0" to "4"
	Day       string // of the visit that judged it
}

// LastJudged tells where a project stood, dimension by dimension, at the latest
// visit before a day that judged it; day "" is at any time. What no visit judged
// is left out.
func (d *Desk) LastJudged(ctx context.Context, project book.ID, day string) (judged []Judged, err error) {
	q := store.Query{
		Kind: "visit", Status: []book.Status{book.Draft, book.Ready}, Where: map[string]string{"project": string(project)},
		Before: day, Descending: true,
	}
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		page, err := tx.List(q)
		for _, dimension := range book.Maturities() {
			if last, ok := lastJudged(dimension, page.Records); ok {
				judged = append(judged, last)
			}
		}
		return err
	})
	return judged, err
}

// lastJudged looks through visits, latest first.
func lastJudged(dimension book.Maturity, visits []book.Record) (Judged, bool) {
	for _, visit := range visits {
		if step := visit.Fields.Text("maturity_" + dimension.Name + "_step"); step != "" {
			return Judged{dimension.Name, step, visit.Fields.Text("date")}, true
		}
	}
	return Judged{}, false
}
