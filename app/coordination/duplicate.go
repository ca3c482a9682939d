package coordination

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Pair is two records that may be the same thing registered twice, and why one
// would think so: "name", "kind", "owner", "area" and "cvr", the strongest first.
type Pair struct {
	Left     Ref      `json:"left"` // the older
	Right    Ref      `json:"right"`
	Likeness float64  `json:"likeness"` // 0 to 1
	Why      []string `json:"why"`
}

// Duplicates suggests pairs of projects and of actors that may be the same, the
// likeliest first. Nothing is ever linked by itself, and a pair somebody has
// judged is not suggested again.
func (o *Office) Duplicates(ctx context.Context) (pairs []Pair, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		found, err := suspected(tx, func(book.ID) bool { return true })
		if err != nil {
			return err
		}
		pairs = make([]Pair, 0, len(found))
		for _, s := range found {
			two, err := refs(tx, []book.ID{s.left.id, s.right.id})
			if err != nil {
				return err
			}
			pairs = append(pairs, Pair{Left: two[0], Right: two[1], Likeness: s.likeness, Why: s.why})
		}
		return nil
	})
	return pairs, err
}

// doubles counts the suspected pairs that records new to the book brought.
func doubles(tx *store.Tx, records []Line) (int, error) {
	fresh := map[book.ID]bool{}
	for _, line := range records {
		if line.Outcome == Added && (line.Kind == "project" || line.Kind == "actor") {
			fresh[line.ID] = true
		}
	}
	if len(fresh) == 0 {
		return 0, nil
	}
	found, err := suspected(tx, func(id book.ID) bool { return fresh[id] })
	return len(found), err
}

type suspicion struct {
	left, right suspect
	likeness    float64
	why         []string
}

// suspected are the pairs nobody has judged of which wanted holds for at least
// one, the likeliest first.
func suspected(tx *store.Tx, wanted func(book.ID) bool) ([]suspicion, error) {
	links, err := read(tx)
	if err != nil {
		return nil, err
	}
	var found []suspicion
	for _, kind := range []string{"project", "actor"} {
		records, err := tx.All([]string{kind}, 0)
		if err != nil {
			return nil, err
		}
		var suspects []suspect
		for _, record := range records {
			if record.Status != book.Withdrawn {
				suspects = append(suspects, newSuspect(record, links))
			}
		}
		blocked(suspects, func(a, b suspect) {
			if !wanted(a.id) && !wanted(b.id) || links.settled(a.id, b.id) {
				return
			}
			if likeness, why := compare(a, b); likeness >= suspicious {
				found = append(found, suspicion{a, b, likeness, why})
			}
		})
	}
	slices.SortFunc(found, func(a, b suspicion) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.left.id, b.left.id), cmp.Compare(a.right.id, b.right.id))
	})
	return found, nil
}

// blocked calls visit once with every two records that have something in common
// to begin with: a key of their names, or the CVR number. Comparing all with all
// would take the square of the register.
func blocked(suspects []suspect, visit func(a, b suspect)) {
	slices.SortFunc(suspects, func(a, b suspect) int { return cmp.Compare(a.id, b.id) })
	blocks := map[string][]int{}
	for i, s := range suspects {
		seen := map[int]bool{}
		for _, key := range s.keys() {
			for _, j := range blocks[key] {
				if !seen[j] {
					seen[j] = true
					visit(suspects[j], s)
				}
			}
		}
		for _, key := range s.keys() {
			blocks[key] = append(blocks[key], i)
		}
	}
}
