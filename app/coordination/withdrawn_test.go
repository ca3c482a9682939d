package coordination_test

import (
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/report"
)

// withdrawnUnseen lets A withdraw a visit that K edited in the meantime.
func withdrawnUnseen(t *testing.T) (*place, boot.Conflict) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.save(p.office, "visit", "v1", "", book.Fields{"duration": 60})
	p.save(p.laptops["A"], "visit", "v1", book.Withdrawn, nil)
	p.takeIn(p.seal("A"), false)
	return p, p.open(1)[0]
}

func (p *place) status(id book.ID) book.Status {
	p.t.Helper()
	sheet, err := p.office.Desk.Show(ctx, string(id))
	if err != nil {
		p.t.Fatal(err)
	}
	return sheet.Record.Status
}

func TestAFigureSaysThatAWithdrawnRecordIsAskedAbout(t *testing.T) {
	p, conflict := withdrawnUnseen(t)
	if conflict.Sort != coordination.SortEdit || conflict.Base == nil || conflict.Base.Text != "ready" {
		t.Errorf("asked: %+v", conflict)
	}
	counted, err := p.office.Office.Figures(ctx, 2008)
	about := func(n report.Notice) bool { return n.Record == "v1" && n.Field == "status" }
	if err != nil || !slices.ContainsFunc(counted.Notices, about) {
		t.Errorf("notices: %+v, %v", counted.Notices, err)
	}
	p.settle(boot.Decision{Record: "v1", Field: "status", Value: "withdrawn", Why: "Besøget blev aflyst."})
	p.open(0)
	if counted, err = p.office.Office.Figures(ctx, 2008); err != nil || slices.ContainsFunc(counted.Notices, about) {
		t.Errorf("notices once settled: %+v, %v", counted.Notices, err)
	}
	if got := p.status("v1"); got != book.Withdrawn {
		t.Errorf("settled as %s", got)
	}
}

func TestTheSideThatEditedAWithdrawnRecordBringsItBackAsItWas(t *testing.T) {
	p, conflict := withdrawnUnseen(t)
	p.settle(boot.Decision{Record: "v1", Field: "status", Keep: side(t, conflict, "K").Dot, Why: "Det blev holdt."})
	p.open(0)
	if got := p.status("v1"); got != book.Ready {
		t.Errorf("brought back as %s", got)
	}
	p.takeIn(p.seal("A"), false)
	p.open(0)
}

func TestTheSideThatWithdrewCanBeKept(t *testing.T) {
	p, conflict := withdrawnUnseen(t)
	p.settle(boot.Decision{Record: "v1", Field: "status", Keep: side(t, conflict, "A").Dot, Why: "Det blev aflyst."})
	p.open(0)
	if got := p.status("v1"); got != book.Withdrawn {
		t.Errorf("kept as %s", got)
	}
	if err := p.office.Office.Settle(ctx, boot.Decision{Record: "v1", Field: "status", Value: "draft", Why: "Igen."}); err == nil {
		t.Error("what is settled could be settled again")
	}
}
