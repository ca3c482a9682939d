package journal_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/journal"
)

var streams = []journal.Stream{{Device: "a", Scope: journal.Ref}, {Device: "a", Scope: journal.Own}, {Device: "b", Scope: journal.Ref}}

// set is what held is, told the slow way.
type set map[journal.Dot]bool

func some(t *rapid.T, name string) (journal.Held, set) {
	held, told := journal.Held{}, set{}
	for range rapid.IntRange(0, 40).Draw(t, name) {
		dot := journal.Dot{Stream: rapid.SampledFrom(streams).Draw(t, "stream"), Seq: rapid.Uint64Range(1, 25).Draw(t, "seq")}
		held.Add(dot)
		told[dot] = true
	}
	return held, told
}

func agrees(t *rapid.T, what string, held journal.Held, told set) {
	if held.Count() != len(told) {
		t.Fatalf("%s: counts %d, want %d", what, held.Count(), len(told))
	}
	for _, stream := range streams {
		for seq := uint64(1); seq <= 30; seq++ {
			if dot := (journal.Dot{Stream: stream, Seq: seq}); held.Has(dot) != told[dot] {
				t.Fatalf("%s: %v is %t, want %t", what, dot, held.Has(dot), told[dot])
			}
		}
		var before uint64
		for _, run := range held[stream] {
			if run.First <= before+1 && before > 0 || run.Last < run.First {
				t.Fatalf("%s: runs %v touch", what, held[stream])
			}
			before = run.Last
		}
	}
}

func TestWhatIsHeldIsJoinedAndLeftOutLikeASetOfDots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, inA := some(t, "a")
		b, inB := some(t, "b")
		only, of, both, shared := set{}, set{}, set{}, set{}
		for dot := range inA {
			both[dot] = true
			if inB[dot] {
				shared[dot] = true
			} else {
				only[dot] = true
			}
			if dot.Stream.Device == "a" {
				of[dot] = true
			}
		}
		for dot := range inB {
			both[dot] = true
		}
		agrees(t, "without", a.Without(b), only)
		agrees(t, "within", a.Within(b), shared)
		agrees(t, "of", a.Of("a"), of)
		joined := journal.Held{}
		joined.Join(a)
		joined.Join(b)
		agrees(t, "joined", joined, both)
		agrees(t, "as before", a, inA)
	})
}

func TestInvariant14GapsAreNamedExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		held, told := some(t, "dots")
		for _, stream := range streams {
			named := set{}
			for _, gap := range held.Gaps(stream) {
				for seq := gap.First; seq <= gap.Last; seq++ {
					named[journal.Dot{Stream: stream, Seq: seq}] = true
				}
			}
			for seq := uint64(0); seq <= 30; seq++ {
				dot := journal.Dot{Stream: stream, Seq: seq}
				if missing := seq > 0 && seq < held.Last(stream) && !told[dot]; named[dot] != missing {
					t.Fatalf("%v is missing %t and named %t: %v", dot, missing, named[dot], held[stream])
				}
			}
		}
	})
}

func TestARunWithoutAnEndIsHeldAgainstWhatIsThere(t *testing.T) {
	claimed := journal.Held{streams[0]: {{First: 1, Last: math.MaxUint64}}}
	here := journal.Held{streams[0]: {{First: 2, Last: 3}}}
	if got := claimed.Within(here)[streams[0]]; len(got) != 1 || got[0] != here[streams[0]][0] {
		t.Errorf("both hold %v", got)
	}
}

func TestOnlyTheStreamsOfInternalRecordsHaveAKeeper(t *testing.T) {
	for scope, want := range map[journal.Scope]journal.Device{
		journal.Ref: "", journal.TeamScope("t"): "", journal.Own: "k", journal.OwnScope("a"): "a", "later:x": "",
	} {
		if got := (journal.Stream{Device: "k", Scope: scope}).Keeper(); got != want {
			t.Errorf("%s is kept by %q, want %q", scope, got, want)
		}
	}
}
