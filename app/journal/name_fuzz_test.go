package journal

import (
	"testing"

	"feltbog/app/book"
)

// Names of changes and of runs of them come from people, from the command line and
// from the keys of law records: from anywhere.

func FuzzADotThatIsReadIsWrittenTheSame(f *testing.F) {
	f.Add("0190b8a0-0000-7000-8000-00000000000a/team:tfi/7")
	f.Add("a//1")
	f.Add("a/b/18446744073709551616")
	f.Fuzz(func(t *testing.T, text string) {
		dot, ok := ParseDot(text)
		if !ok {
			return
		}
		if dot.Seq == 0 || dot.Stream.Device == "" || dot.Stream.Scope == "" {
			t.Fatalf("%q names no change: %v", text, dot)
		}
		if again, ok := ParseDot(dot.String()); !ok || again != dot {
			t.Fatalf("%v became %v", dot, again)
		}
	})
}

func FuzzASpanThatIsReadIsWrittenTheSame(f *testing.F) {
	f.Add("0190b8a0-0000-7000-8000-00000000000a/own:b/1-79")
	f.Add("a/b/9-1")
	f.Add("a/b/1-18446744073709551615")
	f.Fuzz(func(t *testing.T, text string) {
		span, ok := ParseSpan(text)
		if !ok {
			return
		}
		if span.Range.First == 0 || span.Range.Last < span.Range.First {
			t.Fatalf("%q is no run: %v", text, span)
		}
		if again, ok := ParseSpan(span.String()); !ok || again != span {
			t.Fatalf("%v became %v", span, again)
		}
		law := NewLaw([]Change{{Dot: dot("k", 1), Action: SetAside, Record: "r", Writes: []Write{
			{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)}, {Slot: book.Slot{Tag: LawRanges, Key: text}, Value: book.Bool(true)},
		}}})
		for _, seq := range []uint64{span.Range.First, span.Range.Last} {
			if law.Counts(Dot{span.Stream, seq}) {
				t.Fatalf("%v is set aside and counts", Dot{span.Stream, seq})
			}
		}
	})
}
