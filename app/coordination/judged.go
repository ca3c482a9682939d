package coordination

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Judged is a pair somebody has said is the same thing, or is not, and why. The
// other verdict undoes it.
type Judged struct {
	Left    Ref     `json:"left"`
	Right   Ref     `json:"right"`
	Verdict Verdict `json:"verdict"`
	Why     string  `json:"why"`
	At      int64   `json:"at"` // claimed instant of the verdict, Unix milliseconds
}

// Judged are the pairs that were judged, the latest first.
func (o *Office) Judged(ctx context.Context) (judged []Judged, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		records, err := tx.All([]string{"link"}, 0)
		if err != nil {
			return err
		}
		for _, r := range records {
			pair, err := refs(tx, []book.ID{book.ID(r.Fields.Text("left")), book.ID(r.Fields.Text("right"))})
			if err != nil {
				return err
			}
			if r.Status == book.Withdrawn || len(pair) < 2 {
				continue
			}
			judged = append(judged, Judged{
				Left: pair[0], Right: pair[1], Verdict: Verdict(r.Fields.Text("verdict")), Why: r.Fields.Text("reason"), At: r.Changed,
			})
		}
		return nil
	})
	slices.SortStableFunc(judged, func(a, b Judged) int { return cmp.Compare(b.At, a.At) })
	return judged, err
}
