package journal

import (
	"testing"

	"feltbog/app/book"
)

func dot(device string, seq uint64) Dot { return Dot{Stream{Device(device), Ref}, seq} }

func nothing(Dot) bool { return false }

func TestTwoEditsOfOneFieldThatNobodySawAreAConflictUntilSomeoneSeesBoth(t *testing.T) {
	var r Register
	r.Add(dot("a", 1), 10, Write{Value: book.Text("idea")}, nothing)
	r.Add(dot("b", 1), 20, Write{Value: book.Text("planned")}, nothing)
	if !r.Open() || !r.Asks(book.Ask) || r.Asks(book.Stack) {
		t.Fatalf("no conflict for a person: %v", r)
	}
	if shown, _ := r.Shown(); shown.Value != book.Text("planned") {
		t.Errorf("shown: %v", shown)
	}
	r.Add(dot("k", 1), 1, Write{Value: book.Text("idea"), Seen: r.Seen()}, nothing)
	if r.Open() || r.Value(book.Ask) != book.Text("idea") {
		t.Errorf("the decision did not close it: %v", r)
	}
}

func TestTheSameAnswerFromTwoPeopleIsNoConflict(t *testing.T) {
	var r Register
	r.Add(dot("a", 1), 1, Write{Value: book.Text("Caf\u00e9 ")}, nothing)
	r.Add(dot("b", 1), 2, Write{Value: book.Text("Cafe\u0301")}, nothing)
	if r.Open() {
		t.Errorf("equal once canonical, yet open: %v", r)
	}
}

func TestAnEditThatArrivesAfterItsSuccessorDoesNotComeBack(t *testing.T) {
	var r Register
	r.Add(dot("b", 1), 5, Write{Value: book.Text("new"), Seen: []Dot{dot("a", 1)}}, nothing)
	r.Add(dot("a", 1), 9, Write{Value: book.Text("old")}, nothing)
	if got := r.Value(book.Ask); got != book.Text("new") || r.Open() || len(r.Dangling) != 0 {
		t.Errorf("got %v, %v", got, r)
	}
}

func TestClearingWhatSomeoneElseWroteIsAConflict(t *testing.T) {
	var r Register
	r.Add(dot("a", 1), 1, Write{Value: book.Value{}}, nothing)
	r.Add(dot("b", 1), 2, Write{Value: book.Text("kept")}, nothing)
	if !r.Open() {
		t.Error("an edit was silently lost to a cleared field")
	}
}

func TestStackShowsEveryTextOldestFirstAndSetKeepsTheOption(t *testing.T) {
	var text, option Register
	text.Add(dot("a", 1), 30, Write{Value: book.Text("second")}, nothing)
	text.Add(dot("b", 1), 20, Write{Value: book.Text("first")}, nothing)
	if got, want := text.Value(book.Stack), book.Text("first\n\nsecond"); got != want {
		t.Errorf("stack: got %q", got)
	}
	option.Add(dot("a", 1), 30, Write{Value: book.Value{}}, nothing)
	option.Add(dot("b", 1), 20, Write{Value: book.Bool(true)}, nothing)
	if !option.Value(book.Set).Bool() {
		t.Error("an option somebody still keeps was dropped")
	}
}

func TestHeldMergesRunsAndNamesGapsExactly(t *testing.T) {
	held := Held{}
	for _, seq := range []uint64{5, 1, 2, 9, 4, 4, 8} {
		held.Add(dot("a", seq))
	}
	stream := dot("a", 1).Stream
	if got := held.Gaps(stream); len(got) != 2 || got[0] != (Range{3, 3}) || got[1] != (Range{6, 7}) {
		t.Errorf("gaps: %v", got)
	}
	held.Add(dot("a", 3))
	if got := held[stream]; len(got) != 2 || got[0] != (Range{1, 5}) {
		t.Errorf("runs: %v", got)
	}
	if held.Last(stream) != 9 || held.Has(dot("a", 6)) || !held.Has(dot("a", 8)) || held.Has(dot("b", 1)) {
		t.Errorf("held: %v", held)
	}
}

func TestUnderOwnerTheRecordsOwnLaptopIsShownAndNothingIsLost(t *testing.T) {
	var register Register
	none := func(Dot) bool { return false }
	register.Add(dot("a", 1), 10, Write{Value: book.Text("Anna's")}, none)
	register.Add(dot("b", 1), 20, Write{Value: book.Text("Bo's")}, none)
	for owner, want := range map[Device]string{dot("a", 1).Stream.Device: "Anna's", dot("b", 1).Stream.Device: "Bo's", "somebody": "Bo's"} {
		if got := register.Owned(book.Owner, owner).Words(); got != want {
			t.Errorf("in the record of %s: %q, want %q", owner, got, want)
		}
	}
	if got := register.Owned(book.Latest, dot("a", 1).Stream.Device).Words(); got != "Bo's" || !register.Open() || register.Asks(book.Owner) {
		t.Errorf("latest %q, open %t, asks %t", got, register.Open(), register.Asks(book.Owner))
	}
}
