package coordination_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/fault"
)

// aged is an office with what a year leaves behind, seen from another year.
func aged(t *testing.T, year int) *place {
	p := newPlace(t, "A")
	visit := visit()
	visit["summary"] = about
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit)
	p.save(p.laptops["A"], "observation", "o1", book.Ready, book.Fields{"text": "Fatima holder øje", "challenge": "challenge", "source": "v1"})
	p.save(p.laptops["A"], "contact", "c1", book.Ready, book.Fields{"actor": "actor", "function": "Skoleleder", "name": "Birgit Holm", "delete_by": "2012-03-01"})
	p.save(p.laptops["A"], "contact", "c2", book.Ready, book.Fields{"actor": "actor", "function": "Pedel", "name": "Ole Lund", "delete_by": "2019-01-01"})
	p.takeIn(p.seal("A"), false)
	p.clock.Move(time.Duration(year-2008) * 366 * 24 * time.Hour)
	return p
}

func TestRetentionTakesThePeopleAndLeavesEveryFigureAsItWas(t *testing.T) {
	p := aged(t, 2014)
	before, err := p.office.Office.Figures(ctx, 2008)
	if err != nil {
		t.Fatal(err)
	}
	looked, err := p.office.Office.Retention(ctx, 2014, true)
	want := []coordination.Expiring{{"observation", 2008, false, 1, 0}, {"visit", 2008, false, 1, 0}, {"contact", 2012, true, 1, 0}}
	if err != nil || !reflect.DeepEqual(looked.Expiring, want) {
		t.Fatalf("looked: %+v, %v", looked.Expiring, err)
	}
	if _, err := p.office.Office.Retention(ctx, 2014, false); !fault.Is(err, fault.ArchiveUnanswered) {
		t.Errorf("without an answer: %v", err)
	}
	answered(t, p, 2014)
	done, err := p.office.Office.Retention(ctx, 2014, false)
	if err != nil || !reflect.DeepEqual(done.Expiring, want) || done.Residue != 0 || done.Texts == 0 || done.First == "" || done.First == done.Last {
		t.Fatalf("erased: %+v, %v", done, err)
	}
	raw := apptest.Revealed(t, p.office.Path())
	for _, gone := range []string{"Fatima", "fatima", "Birgit"} {
		if bytes.Contains(raw, []byte(gone)) {
			t.Errorf("the bytes of the book still say %s", gone)
		}
	}
	if !bytes.Contains(raw, []byte("Ole Lund")) {
		t.Error("a contact that was not due is gone")
	}
	after, err := p.office.Office.Figures(ctx, 2008)
	if err != nil || !reflect.DeepEqual(after.Figures, before.Figures) {
		t.Errorf("the figures were %+v and are %+v, %v", before.Figures, after.Figures, err)
	}
	erasures, err := p.office.Office.Erasures(ctx)
	if err != nil || len(erasures) != 3 || erasures[0].Why != coordination.Expired {
		t.Errorf("erasures: %+v, %v", erasures, err)
	}
	if again, err := p.office.Office.Retention(ctx, 2014, false); err != nil || len(again.Expiring) != 0 {
		t.Errorf("and again: %+v, %v", again, err)
	}
}

func TestNothingIsDueBeforeItsPeriodHasRunOut(t *testing.T) {
	p := aged(t, 2013)
	answered(t, p, 2013)
	due := func() int {
		looked, err := p.office.Office.Retention(ctx, 2013, true)
		if err != nil {
			t.Fatal(err)
		}
		return len(looked.Expiring)
	}
	if due() != 1 { // the contact
		t.Errorf("%d kinds are due in 2013", due())
	}
	if err := p.office.Office.SetPeriod(ctx, "visit", 4); err != nil || due() != 2 {
		t.Errorf("with a shorter period %d are due, %v", due(), err)
	}
	for kind, years := range map[string]int{"contact": 3, "wording": 3, "visit": 0} {
		if err := p.office.Office.SetPeriod(ctx, kind, years); err == nil {
			t.Errorf("%s may be kept for %d years", kind, years)
		}
	}
	if _, err := p.office.Office.Retention(ctx, 2020, false); !fault.Is(err, fault.Invalid) {
		t.Errorf("a year that has not begun: %v", err)
	}
	if looked, err := p.office.Office.Retention(ctx, 2020, true); err != nil || len(looked.Expiring) != 4 {
		t.Errorf("looking ahead: %+v, %v", looked, err)
	}
}

func TestTheArchiveQuestionIsAnsweredBySomebodyAndNotInTheFuture(t *testing.T) {
	p := newPlace(t, "A")
	for _, wrong := range []boot.Archive{{Answer: "maybe", By: "KH"}, {Answer: "yes"}, {Answer: "yes", By: "KH", Day: "2030-01-01"}, {Answer: "no", By: "KH", Day: "i går"}} {
		if err := p.office.Office.AnswerArchive(ctx, 2008, wrong); err == nil {
			t.Errorf("%+v was taken for an answer", wrong)
		}
	}
	laptop := p.laptops["A"].Office
	if _, err := laptop.Retention(ctx, 2008, true); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop looked: %v", err)
	}
	if err := laptop.AnswerArchive(ctx, 2008, boot.Archive{Answer: "no", By: "AH"}); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop answered: %v", err)
	}
}

func answered(t *testing.T, p *place, year int) {
	t.Helper()
	if err := p.office.Office.AnswerArchive(ctx, year, boot.Archive{Answer: "yes", By: "KH"}); err != nil {
		t.Fatal(err)
	}
}
