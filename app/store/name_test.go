package store

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNamesThatMeanTheSameAreMoreAlikeThanNamesThatDoNot(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		alike bool
	}{
		{"Fædregruppen i Tingbjerg", "Fædregruppe Tingbjerg", true},
		{"Tingbjerg Skole", "Skolen i Tingbjerg", true},
		{"Lektiecafé", "LEKTIECAFEEN", true},
		{"Aabne Gaarde", "Åbne gårde", true},
		{"Nørrebro Lokaludvalg", "Valby Lokaludvalg", false},
		{"Ungdomsklubben Pulsen", "Ungdomsklubben Terrassen", false},
		{"Får på marken", "Fædregruppen", false},
		{"Hold 1", "Hold 2", false},
		{"7. klasse", "8. klasse", false},
		{"", "Fædregruppen", false},
		{"", "", false},
	} {
		if likeness := NewName(c.a).Likeness(NewName(c.b)); (likeness >= 0.92) != c.alike {
			t.Errorf("%q and %q: %.3f", c.a, c.b, likeness)
		}
	}
}

// The pairs of Winkler's own papers.
func TestLikenessIsThatOfJaroAndWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"martha", "marhta", 0.9611}, {"dixon", "dicksonx", 0.8133}, {"dwayne", "duane", 0.84},
		{"mærtha", "mærhta", 0.9611},
	} {
		if got := NewName(c.a).Likeness(NewName(c.b)); math.Abs(got-c.want) > 0.0001 {
			t.Errorf("%s and %s: %f", c.a, c.b, got)
		}
	}
}

func TestLikenessIsTheSameBothWaysAndWholeForTheSameName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abcæøåÆ 1-\u0641\U0001F600")), 0, 20, -1)
		a, b := NewName(text.Draw(t, "a")), NewName(text.Draw(t, "b"))
		one, other := a.Likeness(b), b.Likeness(a)
		if one != other || one < 0 || one > 1 {
			t.Errorf("%f one way, %f the other", one, other)
		}
		if a.plain != "" && a.Likeness(a) != 1 {
			t.Errorf("%f with itself", a.Likeness(a))
		}
	})
}

func TestNamesThatDifferInTheLittleWordsShareAKey(t *testing.T) {
	for _, pair := range [][2]string{
		{"Fædregruppen i Tingbjerg", "Fædregruppe Tingbjerg"}, {"Tingbjerg Skole", "Skolen i Tingbjerg"}, {"A", "a"},
	} {
		a, b := NewName(pair[0]).Keys(), NewName(pair[1]).Keys()
		if !slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) }) {
			t.Errorf("%q: %q and %q", pair, a, b)
		}
	}
	if keys := NewName("  -").Keys(); len(keys) != 0 {
		t.Errorf("a name of nothing: %q", keys)
	}
}
