package coordination_test

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/coordination"
)

// shared is a place with a project that two laptops know.
func shared(t *testing.T) *place {
	p := newPlace(t, "A", "B")
	p.save(p.office, "project", "p1", book.Draft, book.Fields{"name": "Fædregruppen", "purpose": "Mere samvær"})
	for _, letter := range []string{"A", "B"} {
		p.save(p.laptops[letter], "visit", book.ID("v"+letter), book.Draft, visit())
		p.takeIn(p.seal(letter), false)
	}
	for letter, back := range p.sendBack() {
		p.receive(letter, back.Path)
	}
	return p
}

func fields(conflicts []coordination.Conflict, err error) func(testing.TB) []string {
	return func(t testing.TB) (names []string) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range conflicts {
			names = append(names, c.Field)
		}
		return names
	}
}

func TestWhatTheFieldsOwnRuleAnswersIsSeenAndAsksNobody(t *testing.T) {
	p := shared(t)
	p.save(p.laptops["A"], "project", "p1", "", book.Fields{"purpose": "Fædre mødes"})
	p.save(p.laptops["B"], "project", "p1", "", book.Fields{"purpose": "Mindre ensomhed"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	if hard := fields(p.office.Office.Conflicts(ctx))(t); len(hard) != 0 {
		t.Errorf("asked about %v", hard)
	}
	soft, err := p.office.Office.SoftConflicts(ctx)
	if err != nil || len(soft) != 1 || soft[0].Field != "purpose" || !soft[0].Soft || len(soft[0].Sides) != 2 || soft[0].Base == nil {
		t.Fatalf("soft: %+v, %v", soft, err)
	}
	// Both texts are shown, one after the other; who saves in knowledge of both ends it.
	p.save(p.office, "project", "p1", "", book.Fields{"purpose": "Fædre mødes og er mindre alene"})
	if left := fields(p.office.Office.SoftConflicts(ctx))(t); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestOneTextTypedOnTwoKindsOfKeyboardIsNoConflict(t *testing.T) {
	p := shared(t)
	// Å as one character, and as a Mac composes it; and a blank somebody left behind.
	p.save(p.laptops["A"], "project", "p1", "", book.Fields{"name": "\u00c5ben gruppe", "purpose": "P\u00e5 tur"})
	p.save(p.laptops["B"], "project", "p1", "", book.Fields{"name": "A\u030aben gruppe ", "purpose": "Pa\u030a tur"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	open := append(fields(p.office.Office.Conflicts(ctx))(t), fields(p.office.Office.SoftConflicts(ctx))(t)...)
	if len(open) != 0 {
		t.Errorf("open: %v", open)
	}
	// The same field with a letter's difference is one: the rule does not look away.
	p.save(p.laptops["A"], "project", "p1", "", book.Fields{"name": "Aben gruppe"})
	p.save(p.laptops["B"], "project", "p1", "", book.Fields{"name": "\u00c5bne grupper"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	if hard := fields(p.office.Office.Conflicts(ctx))(t); len(hard) != 1 {
		t.Errorf("asked about %v", hard)
	}
}
