package privacy_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"feltbog/app/privacy"
)

func TestEveryTextGivesItsHitsAndNoOthers(t *testing.T) {
	for _, row := range rows {
		if got := told(row.text); got != row.want {
			t.Errorf("%q\n  gives %q\n  wants %q", row.text, got, row.want)
		}
	}
	if len(rows) < 80 {
		t.Errorf("only %d rows", len(rows))
	}
}

func told(text string) string {
	var all []string
	for _, hit := range privacy.Screen(text) {
		mark := " "
		if hit.Likely {
			mark = "! "
		}
		all = append(all, string(hit.Kind)+mark+text[hit.Start:hit.End])
	}
	return strings.Join(all, "|")
}

func TestAMaskedTextSaysNothingItShouldNot(t *testing.T) {
	text := "Moderen Fatima Ali (010190-1234), tlf. 20 30 40 50, fatima@example.dk, bor Mimersgade 12, 2. tv og har en depression."
	want := "Moderen F••• (010190-••••), tlf. 20 ••••••, •••@example.dk, bor Mimersgade •• og har en de•••."
	if got := privacy.Mask(text, privacy.Screen(text)); got != want {
		t.Errorf("masked:\n%s\nwant:\n%s", got, want)
	}
}

func TestEveryWayToWriteANumberIsMaskedAlike(t *testing.T) {
	for _, text := range []string{"0101901234", "010190 1234", "010190–1234", "010190-AB12", "01.01.1990-1234"} {
		if got := privacy.Mask(text, privacy.Screen(text)); got != "010190-••••" {
			t.Errorf("%q is masked as %q", text, got)
		}
	}
}

func TestHitsThatDoNotFitTheTextArePassedOver(t *testing.T) {
	hits := []privacy.Hit{{Start: 4, End: 99, Masked: "x"}, {Start: 0, End: 2, Masked: "•"}, {Start: 1, End: 3, Masked: "x"}, {Start: 3, End: 3, Masked: "x"}}
	if got := privacy.Mask("abcdef", hits); got != "•cdef" {
		t.Errorf("masked as %q", got)
	}
}

func TestLinesAreReadOneByOne(t *testing.T) {
	if got := told("Mor\nFatima\r\nMimersgade\n12\n010190-1234\n"); got != "cpr! 010190-1234" {
		t.Errorf("found %q", got)
	}
}

// A way of reading that takes the square of the length would need hours for any of these.
func TestTenMegabytesAreReadInSeconds(t *testing.T) {
	for _, piece := range []string{
		strings.Repeat("Moderen Fatima bor Mimersgade 12, 2. tv og har nummer 010190-1234. ", 150_000),
		"10 ", "1", "1-", "20 30 40 50 ", "a@", "@", "a.", "A ", "mor ", "Mor, ", "(", "å", "\xff",
	} {
		done := make(chan struct{})
		go func() {
			privacy.Screen(strings.Repeat(piece, max(1, 2<<20/len(piece))))
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(30 * time.Second):
			t.Fatalf("%.20q many times over is not done after half a minute", piece)
		}
	}
}

func FuzzScreen(f *testing.F) {
	for _, row := range rows {
		f.Add(row.text)
	}
	f.Add("010190-1234\x80\xff@\x80.dk")
	f.Fuzz(func(t *testing.T, text string) {
		hits := privacy.Screen(text)
		bounds := boundaries(text)
		end := 0
		for _, hit := range hits {
			if hit.Start < end || hit.End <= hit.Start || !bounds[hit.Start] || !bounds[hit.End] {
				t.Fatalf("%q: hit %d-%d is out of order or splits a rune", text, hit.Start, hit.End)
			}
			if hit.Masked == "" || hit.Masked == text[hit.Start:hit.End] {
				t.Fatalf("%q: %q is not masked", text, text[hit.Start:hit.End])
			}
			end = hit.End
		}
		if masked := privacy.Mask(text, hits); utf8.ValidString(text) && !utf8.ValidString(masked) {
			t.Fatalf("%q: masked as invalid text", text)
		}
	})
}

func boundaries(text string) map[int]bool {
	bounds := map[int]bool{len(text): true}
	for i := range text {
		bounds[i] = true
	}
	return bounds
}

func BenchmarkScreen(b *testing.B) {
	text := strings.Repeat("Mødet i klubben gik godt; moderen Fatima fortalte om sønnens skole, og vi aftalte at ringe 20 30 40 50 i uge 24.\n", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		privacy.Screen(text)
	}
}
