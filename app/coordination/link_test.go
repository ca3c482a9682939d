package coordination

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

type pairs = [][2]book.ID

var few = rapid.SampledFrom([]book.ID{"a", "b", "c", "d", "e", "f"})

func drawPairs(t *rapid.T, label string) pairs {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]book.ID {
		return [2]book.ID{few.Draw(t, "one"), few.Draw(t, "other")}
	}), 0, 8).Draw(t, label)
}

// reach says the slow way who is one thing with id: whoever can be reached.
func reach(id book.ID, same pairs) []book.ID {
	found := []book.ID{id}
	for i := 0; i < len(found); i++ {
		for _, pair := range same {
			for side := range 2 {
				if pair[side] == found[i] && !slices.Contains(found, pair[1-side]) {
					found = append(found, pair[1-side])
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

func ranked(same pairs, gone []book.ID) map[book.ID]int {
	rank := map[book.ID]int{}
	for _, pair := range same {
		for _, id := range pair {
			rank[id] = 0
			if slices.Contains(gone, id) {
				rank[id] = 1
			}
		}
	}
	return rank
}

func TestOneThingIsWhateverLinksLeadTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		same := drawPairs(t, "same")
		gone := rapid.SliceOf(few).Draw(t, "gone")
		all := unite(same, nil, ranked(same, gone))
		for _, id := range []book.ID{"a", "b", "c", "d", "e", "f"} {
			want := reach(id, same)
			got := slices.Sorted(slices.Values(all.with(id)))
			if !slices.Equal(got, want) {
				t.Fatalf("with %s: %v, want %v", id, got, want)
			}
			stands := want[0]
			if left := slices.DeleteFunc(slices.Clone(want), func(id book.ID) bool { return slices.Contains(gone, id) }); len(left) > 0 {
				stands = left[0]
			}
			if all.canon(id) != stands {
				t.Fatalf("%s stands for %v, want %s", all.canon(id), want, stands)
			}
		}
	})
}

func TestInvariant16TheOrderOfLinksMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		same, apart := drawPairs(t, "same"), drawPairs(t, "apart")
		turned := rapid.Permutation(same).Draw(t, "turned")
		for i := range turned {
			if rapid.Bool().Draw(t, "swap") {
				turned[i] = [2]book.ID{turned[i][1], turned[i][0]}
			}
		}
		a, b := unite(same, apart, ranked(same, nil)), unite(turned, apart, ranked(turned, nil))
		if fmt.Sprint(a.stands, a.class) != fmt.Sprint(b.stands, b.class) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

func TestAPairJudgedDifferentIsSettledForAllThatAreOneWithThem(t *testing.T) {
	same := pairs{{"a", "b"}, {"c", "d"}}
	all := unite(same, pairs{{"b", "c"}}, ranked(same, nil))
	for pair, want := range map[[2]book.ID]bool{
		{"a", "b"}: true, {"a", "d"}: true, {"d", "b"}: true, {"a", "e"}: false, {"e", "f"}: false,
	} {
		if all.settled(pair[0], pair[1]) != want {
			t.Errorf("%v settled: %t", pair, !want)
		}
	}
}

func TestALinkHasOneIdInEitherOrderAndFitsAnIdsPlace(t *testing.T) {
	if linkID("a", "b") != linkID("b", "a") || linkID("a", "b") == linkID("a", "c") || len(linkID("a", "b")) > 60 {
		t.Errorf("%s, %s", linkID("a", "b"), linkID("b", "a"))
	}
}
