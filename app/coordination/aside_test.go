package coordination_test

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func TestInvariant20AWholeParcelIsUndoneExactlyAndComesBackExactly(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	p.takeIn(p.seal("B"), false)
	before := visits(p)
	p.takeIn(p.seal("A"), false)
	if got := visits(p); got != 2 || before != 1 {
		t.Fatalf("%v visits, then %v", before, got)
	}

	done, err := p.office.Office.SetAside(ctx, "a-1", false, "Forkert mappe")
	if err != nil || done.Changes != 2 || done.Records != 2 || done.Letter != "A" {
		t.Fatalf("set aside: %+v, %v", done, err)
	}
	if got := visits(p); got != 1 {
		t.Errorf("%v visits count", got)
	}
	if sheet, err := p.office.Desk.Show(ctx, "project"); err != nil || sheet.Record.Fields.Text("phase") != "idea" {
		t.Errorf("the register still says %q, %v", sheet.Record.Fields.Text("phase"), err)
	}
	if _, err := p.office.Desk.Show(ctx, "v1"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a visit of the parcel is still there: %v", err)
	}

	if done, err = p.office.Office.SetAside(ctx, "A-1", true, ""); err != nil || !done.Undone || done.Records != 2 {
		t.Fatalf("undo: %+v, %v", done, err)
	}
	if got := visits(p); got != 2 {
		t.Errorf("%v visits count after the undo", got)
	}
	if sheet, err := p.office.Desk.Show(ctx, "project"); err != nil || sheet.Record.Fields.Text("phase") != "planned" {
		t.Errorf("the register says %q, %v", sheet.Record.Fields.Text("phase"), err)
	}
	if health, err := p.office.Check(ctx); err != nil || !health.OK {
		t.Errorf("check: %+v, %v", health, err)
	}
}

func TestOnlyAParcelThatWasTakenInCanBeSetAside(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	for _, name := range []string{"A-2", "B-1", ""} {
		if _, err := p.office.Office.SetAside(ctx, name, false, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := p.office.Office.SetAside(ctx, "A-1", true, ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("undo of nothing: %v", err)
	}
	if _, err := p.laptops["A"].Office.SetAside(ctx, "A-1", false, ""); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop: %v", err)
	}
}

func visits(p *place) float64 {
	p.t.Helper()
	report, err := p.office.Office.Figures(ctx, 2008)
	if err != nil {
		p.t.Fatal(err)
	}
	figure, ok := report.Figure("visits.count")
	if !ok {
		p.t.Fatal("no figure visits.count")
	}
	return figure.Value
}

// A laptop that was stopped between writing a parcel and entering it in its log
// gives the number again, when the file has been moved in the meantime.
func TestOfTwoParcelsUnderOneNumberTheIdTellsWhichIsMeant(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	p.refused(s.seal(s.team()), fault.UnknownSender)
	if _, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words(), Letter: "S"}); err != nil {
		t.Fatal(err)
	}
	first := s.header.Parcel
	s.header.Parcel = "written-again"
	p.takeIn(s.seal(s.team()), false)
	before := p.digest()
	if _, err := p.office.Office.SetAside(ctx, "S-1", false, "Prøve"); !fault.Is(err, fault.AmbiguousParcel) || p.digest() != before {
		t.Errorf("one of two was set aside: %v", err)
	}
	if done, err := p.office.Office.SetAside(ctx, first, false, "Prøve"); err != nil || done.Parcel != first || done.Changes != 1 {
		t.Errorf("by its id: %+v, %v", done, err)
	}
}
