package coordination

import (
	"cmp"
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// links are the verdicts of a book, worked out anew at every reading: which ids
// are one thing, and which pairs somebody has judged.
type links struct {
	stands map[book.ID]book.ID   // id → the id that stands for its class; only those linked
	class  map[book.ID][]book.ID // by the id that stands for it, that one first
	apart  [][2]book.ID          // judged different
}

// read works out the links of a book. Of a class the oldest record that has not
// been withdrawn stands for all: ids are in the order they were made. A link that
// has itself been withdrawn says nothing.
func read(tx *store.Tx) (links, error) {
	records, err := tx.All([]string{"link"}, 0)
	if err != nil {
		return links{}, err
	}
	var same, apart [][2]book.ID
	for _, r := range records {
		pair := [2]book.ID{book.ID(r.Fields.Text("left")), book.ID(r.Fields.Text("right"))}
		if r.Status == book.Withdrawn || pair[0] == "" || pair[1] == "" {
			continue
		}
		if r.Fields.Text("verdict") == string(SameThing) {
			same = append(same, pair)
		} else {
			apart = append(apart, pair)
		}
	}
	rank := map[book.ID]int{}
	for _, pair := range same {
		for _, id := range pair {
			if rank[id], err = standing(tx, id); err != nil {
				return links{}, err
			}
		}
	}
	return unite(same, apart, rank), nil
}

// standing grades whether a record can stand for others: 0 is best.
func standing(tx *store.Tx, id book.ID) (int, error) {
	record, err := tx.Find(id)
	switch {
	case fault.Is(err, fault.NotFound):
		return 2, nil
	case err != nil:
		return 0, err
	case record.Status == book.Withdrawn:
		return 1, nil
	}
	return 0, nil
}

// unite joins the pairs into classes: union-find, and then one id to stand for
// each class, of the lowest rank and then the smallest.
func unite(same, apart [][2]book.ID, rank map[book.ID]int) links {
	parent := map[book.ID]book.ID{}
	var root func(book.ID) book.ID
	root = func(id book.ID) book.ID {
		if up, ok := parent[id]; ok && up != id {
			parent[id] = root(up)
			return parent[id]
		}
		return id
	}
	all := links{stands: map[book.ID]book.ID{}, class: map[book.ID][]book.ID{}, apart: apart}
	for _, pair := range same {
		one, other := root(pair[0]), root(pair[1])
		parent[one], parent[other] = min(one, other), min(one, other)
	}
	members := map[book.ID][]book.ID{}
	for _, id := range slices.Sorted(maps.Keys(rank)) {
		members[root(id)] = append(members[root(id)], id)
	}
	for _, class := range members {
		slices.SortFunc(class, func(a, b book.ID) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
		all.class[class[0]] = class
		for _, id := range class {
			all.stands[id] = class[0]
		}
	}
	return all
}

// canon is the id that stands for id.
func (l links) canon(id book.ID) book.ID { return cmp.Or(l.stands[id], id) }

// with is everything that is one thing with id, id first.
func (l links) with(id book.ID) []book.ID {
	others := slices.DeleteFunc(slices.Clone(l.class[l.canon(id)]), func(other book.ID) bool { return other == id })
	return append([]book.ID{id}, others...)
}

// settled tells whether somebody has judged whether two records are the same: the
// two themselves, or what is one thing with each.
func (l links) settled(left, right book.ID) bool {
	left, right = l.canon(left), l.canon(right)
	return left == right || slices.ContainsFunc(l.apart, func(pair [2]book.ID) bool {
		one, other := l.canon(pair[0]), l.canon(pair[1])
		return one == left && other == right || one == right && other == left
	})
}
