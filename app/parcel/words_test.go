package parcel

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

func TestTheWordsAre512AndNoTwoCanBeMistakenForEachOther(t *testing.T) {
	if len(words) != 1<<wordBits {
		t.Fatalf("%d words", len(words))
	}
	if !slices.IsSortedFunc(words, collate.New(language.Danish).CompareString) {
		t.Error("the list is not in Danish order")
	}
	for i, word := range words {
		if n := utf8.RuneCountInString(word); n < 4 || n > 7 {
			t.Errorf("%s has %d letters", word, n)
		}
		if strings.Trim(letters.Replace(word), "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%s has more than letters in it", word)
		}
		for _, other := range words[:i] {
			switch {
			case start(word) == start(other):
				t.Errorf("%s and %s begin alike", word, other)
			case changes(word, other) < 2 || changes(letters.Replace(word), letters.Replace(other)) < 2:
				t.Errorf("%s and %s differ by a letter", word, other)
			case sound(word) == sound(other):
				t.Errorf("%s and %s sound alike", word, other)
			}
		}
	}
}

// sound is roughly how a word is heard over a bad line: hard and soft consonants alike, silent letters gone.
func sound(word string) string {
	heard := strings.NewReplacer("hv", "v", "hj", "j", "nd", "n", "ld", "l", "rd", "r", "ch", "k", "ck", "k",
		"b", "p", "d", "t", "g", "k", "c", "k", "q", "k", "v", "f", "w", "f", "z", "s", "x", "s",
		"æ", "e", "é", "e", "å", "o", "y", "ø").Replace(word)
	return string(slices.Compact([]rune(heard)))
}

// changes is how many letters must be put in, taken out or replaced to make one word of the other (Levenshtein).
func changes(one, other string) int {
	a, b := []rune(one), []rune(other)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			corner, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, corner+cost)
		}
	}
	return row[len(b)]
}

// These words are what people of released versions read to each other: they may never change.
func TestTheWordsOfKnownKeysStayWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		device journal.Device
		public Public
		want   string
	}{
		{laptop, Public{SignKey: bytes.Repeat([]byte{1}, 32), Recipient: "age1pq1known"}, "pilgrim maraton torsk jeep spurv skitse"},
		{office, Public{SignKey: bytes.Repeat([]byte{1}, 32), Recipient: "age1pq1known"}, "sofa bjørn drivhus ordbog salat spring"},
		{laptop, Public{}, "jern svamp turban stork ketsjer uniform"},
	} {
		if got, err := PhraseOf(c.device, c.public); err != nil || got.String() != c.want {
			t.Errorf("%s: %q, %v", c.device, got, err)
		}
	}
}

func TestAnyOtherIDOrKeyHasOtherWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 8, 60)
		parts := [3][]byte{raw.Draw(t, "device"), raw.Draw(t, "sign"), raw.Draw(t, "recipient")}
		phrase := func() Phrase {
			p, err := phraseOf(journal.Device(parts[0]), Public{SignKey: parts[1], Recipient: string(parts[2])}, 2)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		before := phrase()
		if !phrase().Is(before) {
			t.Fatal("the same keys have other words")
		}
		i := rapid.IntRange(0, 2).Draw(t, "part")
		changed := slices.Clone(parts[i])
		switch at := rapid.IntRange(0, len(changed)-1).Draw(t, "at"); rapid.IntRange(0, 2).Draw(t, "how") {
		case 0:
			changed[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		case 1:
			changed = changed[:at]
		default:
			// What one part loses the next gains: together they read the same.
			next := (i + 1) % 3
			parts[next] = append(slices.Clone(changed[at:]), parts[next]...)
			changed = changed[:at]
		}
		parts[i] = changed
		if phrase().Is(before) {
			t.Fatal("other keys have the same words")
		}
	})
}

func TestWordsAreReadBackHoweverTheyAreTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Phrase
		for i := range p.words {
			p.words[i] = rapid.SampledFrom(words).Draw(t, "word")
		}
		typed := p.String()
		if rapid.Bool().Draw(t, "no Danish keyboard") {
			typed = letters.Replace(typed)
		}
		if rapid.Bool().Draw(t, "loud") {
			typed = strings.ToUpper(typed)
		}
		if rapid.Bool().Draw(t, "commas") {
			typed = strings.ReplaceAll(typed, " ", ", ") + "."
		}
		if read, err := ParsePhrase(typed); err != nil || !read.Is(p) {
			t.Fatalf("%q reads %q, %v", typed, read, err)
		}
	})
}

func TestWhatIsNotSixWordsOfTheListIsRefused(t *testing.T) {
	six := strings.Join(words[:6], " ")
	for typed, want := range map[string]fault.Code{
		"":                                 fault.SixWords,
		six + " " + words[7]:               fault.SixWords,
		strings.Join(words[:5], " "):       fault.SixWords,
		"xylofon " + six[len(words[0])+1:]: fault.UnknownWord,
		"a " + six[len(words[0])+1:]:       fault.UnknownWord,
	} {
		if _, err := ParsePhrase(typed); !fault.Is(err, want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestOneWrongWordIsWrong(t *testing.T) {
	p, err := ParsePhrase(strings.Join(words[:6], " "))
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.words {
		other := p
		other.words[i] = words[100+i]
		if p.Is(other) {
			t.Errorf("word %d makes no difference", i+1)
		}
	}
}
