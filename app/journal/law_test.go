package journal

import (
	"testing"

	"feltbog/app/book"
)

func TestAClockFixMovesWhatIsShownAndNothingElse(t *testing.T) {
	wrong, right := dot("a", 1), dot("b", 1)
	slot := book.Slot{Tag: 10}
	changes := []Change{
		{Dot: wrong, Action: Edit, Record: "r", Wall: 3_000, Writes: []Write{{Slot: slot, Value: book.Text("three years ahead")}}},
		{Dot: right, Action: Edit, Record: "r", Wall: 2_000, Writes: []Write{{Slot: slot, Value: book.Text("on time")}}},
	}
	all := func(Dot) bool { return true }
	shown := func(law *Law) book.Value {
		register := Fold(changes, law, all)[slot]
		if len(register.Heads) != 2 || !register.Open() {
			t.Fatalf("a clock decided what is kept: %v", register)
		}
		head, _ := register.Shown()
		return head.Value
	}
	if got := shown(nil); got != book.Text("three years ahead") {
		t.Errorf("without the fix: %v", got)
	}
	span, overlapping := Span{wrong.Stream, Range{1, 9}}, Span{wrong.Stream, Range{1, 4}}
	law := NewLaw([]Change{{Dot: dot("k", 1), Action: ClockFix, Record: "fix", Writes: []Write{
		{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: overlapping.String()}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: span.String()}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawShift}, Value: book.Count(-2_000)},
	}}})
	if got := shown(law); got != book.Text("on time") {
		t.Errorf("with the fix: %v", got)
	}
	if got := law.Clock(wrong, 3_000); got != 1_000 {
		t.Errorf("named by two spans of one fix it is moved to %d", got)
	}
}

func TestErasedAndTrimmedValuesAreGoneFromTheChangesAndTheRestStays(t *testing.T) {
	first, second := dot("a", 1), dot("a", 2)
	name, note := book.Slot{Tag: 10}, book.Slot{Tag: 21}
	old := Change{Dot: first, Nonce: 7, Action: Edit, Record: "r", Why: "because of her", Writes: []Write{
		{Slot: name, Value: book.Text("old name")}, {Slot: note, Value: book.Text("about her")},
	}}
	edit := Change{Dot: second, Action: Edit, Record: "r", Writes: []Write{{Slot: name, Value: book.Text("new name"), Seen: []Dot{first}}}}
	erasure := Change{Dot: dot("k", 1), Action: EraseFields, Record: "r", Writes: []Write{{Slot: note}}}
	span := Span{first.Stream, Range{1, 2}}
	trim := Change{Dot: dot("k", 2), Action: Trim, Record: "trim", Writes: []Write{
		{Slot: book.Slot{Tag: LawActive}, Value: book.Bool(true)},
		{Slot: book.Slot{Tag: LawRanges, Key: span.String()}, Value: book.Bool(true)},
	}}
	law := NewLaw([]Change{erasure, trim})
	kept, changed := law.Blank(old)
	if !changed || kept.Writes[1].Value != (book.Value{}) || kept.Why != "" || kept.Writes[0].Value != book.Text("old name") || kept.Nonce != 7 {
		t.Errorf("blank: %+v", kept)
	}
	if old.Writes[1].Value != book.Text("about her") {
		t.Error("the caller's change was altered")
	}
	trimmed := law.Trim([]Change{old, edit})
	if len(trimmed) != 1 || trimmed[0].Dot != first || !trimmed[0].Writes[0].Value.IsEmpty() || trimmed[0].Writes[1].Value.IsEmpty() {
		t.Errorf("trim: %+v", trimmed)
	}
	old.Kind, edit.Kind = book.TagLink, book.TagLink
	if trimmed := law.Trim([]Change{old, edit}); len(trimmed) > 0 {
		t.Errorf("of a link: %+v", trimmed)
	}
}

// A reason may quote the text it was given for; a text that was trimmed before it
// was erased must not leave it behind in one book and not in another.
func TestAReasonIsForgottenWithItsTextWhetherTrimmedFirstOrNot(t *testing.T) {
	name := book.Slot{Tag: 10}
	law := NewLaw([]Change{{Dot: dot("k", 1), Action: EraseFields, Record: "r", Writes: []Write{{Slot: name}}}})
	for how, value := range map[string]book.Value{"as it was": book.Text("old name"), "trimmed": {}} {
		c := Change{Dot: dot("a", 1), Action: Edit, Record: "r", Why: "she is called so", Writes: []Write{{Slot: name, Value: value}}}
		if kept, changed := law.Blank(c); !changed || kept.Why != "" || !kept.Writes[0].Value.IsEmpty() {
			t.Errorf("%s: %+v", how, kept)
		}
	}
}
