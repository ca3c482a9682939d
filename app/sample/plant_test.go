package sample

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
)

// Two people answered the same question of the same record differently, twice;
// elsewhere in the register no two books write the same field.
func TestExactlyTwoConflictsArePlanted(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		open := 0
		for at, byPlace := range edits(y) {
			said := slices.Compact(slices.Sorted(maps.Values(byPlace)))
			switch {
			case len(byPlace) > 1 && len(said) > 1:
				open++
			case len(byPlace) > 1:
				t.Errorf("%v: all said the same", at)
			}
		}
		if open != 2 {
			t.Errorf("%d conflicts", open)
		}
	})
}

// edits are the answers given to questions that a person must settle, by place,
// after the record was made.
func edits(y *year) map[string]map[int]string {
	answers, made := map[string]map[int]string{}, map[book.ID]bool{}
	for _, s := range y.saves {
		if !made[s.entry.ID] {
			made[s.entry.ID] = true
			continue
		}
		for name, answer := range s.entry.Fields {
			if field, _ := y.kind(s.entry.Kind).Field(name); field.Policy != book.Ask {
				continue
			}
			at := s.name + "." + name
			if answers[at] == nil {
				answers[at] = map[int]string{}
			}
			answers[at][s.place] = fmt.Sprint(answer)
		}
	}
	return answers
}

func TestOneProjectIsProposedTwiceAndTheTwinIsNeverVisited(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		all := add(y)
		visited := map[string]bool{}
		for _, f := range all.ready("visit", "") {
			visited[f.Text("project")] = true
		}
		var names []string
		var twins []bool
		for id, f := range all.fields {
			if all.kind[id] != "project" {
				continue
			}
			names = append(names, f.Text("name"))
			if strings.HasPrefix(f.Text("name"), "Fædregruppe") {
				twins = append(twins, visited[string(id)])
			}
		}
		if len(twins) != 2 || twins[0] == twins[1] {
			t.Errorf("the twins are visited: %v", twins)
		}
		if y.laptops > 1 && y.projects["faedregruppe"].home == y.projects["faedregruppe2"].home {
			t.Error("both come from one laptop")
		}
		if pairs := alike(names); len(pairs) != 1 {
			t.Errorf("names that look alike: %q", pairs)
		}
	})
}

// alike are the pairs of names sharing more than half of their letters in threes.
func alike(names []string) [][2]string {
	var pairs [][2]string
	for i, a := range names {
		for _, b := range names[:i] {
			x, y, both := threes(a), threes(b), 0
			for three := range x {
				if y[three] {
					both++
				}
			}
			if 2*both > len(x)+len(y)-both {
				pairs = append(pairs, [2]string{a, b})
			}
		}
	}
	return pairs
}

func threes(name string) map[string]bool {
	runes, set := []rune("  "+strings.ToLower(name)+" "), map[string]bool{}
	for i := range len(runes) - 2 {
		set[string(runes[i:i+3])] = true
	}
	return set
}
