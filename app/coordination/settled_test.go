package coordination_test

import (
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func (p *place) settled(want int) []boot.Settled {
	p.t.Helper()
	settled, err := p.office.Office.Settled(ctx)
	if err != nil || len(settled) != want {
		p.t.Fatalf("%d decisions stand, want %d: %+v, %v", len(settled), want, settled, err)
	}
	return settled
}

func TestWhatWasSettledCanBeSettledAgainBetweenTheSameSides(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.disagree("project", "project", "phase", "planned", "under_way")
	p.settled(0)
	asked := p.open(1)[0]
	p.settle(boot.Decision{Record: "project", Field: "phase", Keep: side(t, asked, "B").Dot, Why: "Bo var der selv."})

	made := p.settled(1)[0]
	if made.Answer.Text != "under_way" || made.Answer.Letter != "K" || made.Why != "Bo var der selv." || made.Title != "Fædregruppen" {
		t.Errorf("decided: %+v", made)
	}
	if len(made.Sides) != 2 || side(t, made.Conflict, "A").Text != "planned" || made.Base == nil || made.Base.Text != "idea" {
		t.Errorf("between: %+v, before it %+v", made.Sides, made.Base)
	}

	for range 2 {
		p.settle(boot.Decision{Record: "project", Field: "phase", Keep: side(t, made.Conflict, "A").Dot, Why: "Bo tog fejl."})
		made = p.settled(1)[0]
		if p.answer("project", "phase") != "planned" || made.Why != "Bo tog fejl." || len(made.Sides) != 2 {
			t.Errorf("decided again: %v, %+v", p.answer("project", "phase"), made)
		}
		p.settle(boot.Decision{Record: "project", Field: "phase", Value: "ended", Why: "Begge tog fejl."})
		if p.answer("project", "phase") != "ended" {
			t.Errorf("and once more: %v", p.answer("project", "phase"))
		}
		made = p.settled(1)[0]
	}
	if _, err := p.office.Office.SettleLike(ctx, boot.Decision{Record: "project", Field: "name", Value: "Ny", Why: "Hvorfor ikke"}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a field nobody differed over: %v", err)
	}
	p.save(p.office, "project", "project", "", book.Fields{"phase": "idea"})
	p.settled(0)
}

func TestEveryLaptopHearsWhichFieldsWereSettled(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.disagree("project", "project", "phase", "planned", "under_way")
	p.settle(boot.Decision{Record: "project", Field: "phase", Keep: side(t, p.open(1)[0], "B").Dot, Why: "Bo var der selv."})
	account := p.receive("A", p.sendBack()["A"].Path)
	if account.Settled != 1 {
		t.Fatalf("%d settled: %+v", account.Settled, account)
	}
	for _, line := range account.Records {
		if told := len(line.Settled) == 1 && line.Settled[0] == "phase"; told != (line.ID == "project") {
			t.Errorf("%s: settled %v", line.ID, line.Settled)
		}
	}
	receipts, err := p.laptops["A"].Receipts(ctx)
	if err != nil || len(receipts) != 1 || receipts[0].Account.Settled != 1 {
		t.Errorf("the laptop keeps %+v, %v", receipts, err)
	}
}

func TestAnInboxTellsHowManyAskTheSame(t *testing.T) {
	p := newPlace(t, "A", "B")
	for _, id := range []book.ID{"p1", "p2", "p3"} {
		p.save(p.office, "project", id, book.Ready, book.Fields{"name": string(id), "owner": "actor", "areas": []string{"area"}, "phase": "idea"})
	}
	for letter, phase := range map[string]string{"A": "planned", "B": "under_way"} {
		p.receive(letter, p.returned(letter))
		for _, id := range []book.ID{"p1", "p2"} {
			p.save(p.laptops[letter], "project", id, "", book.Fields{"phase": phase})
		}
		p.save(p.laptops[letter], "project", "p3", "", book.Fields{"phase": map[string]string{"A": "planned", "B": "ended"}[letter]})
	}
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	for _, c := range p.open(3) {
		if want := map[string]int{"p1": 1, "p2": 1, "p3": 0}[c.Title]; c.Like != want {
			t.Errorf("%s: %d like it, want %d", c.Title, c.Like, want)
		}
	}
}

func (p *place) returned(letter string) string {
	p.t.Helper()
	p.takeIn(p.seal(letter), false)
	return p.sendBack()[letter].Path
}

func TestAReceiptTellsThatItsParcelWasSetAside(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	for _, undo := range []bool{false, true} {
		p.clock.Move(time.Minute)
		if _, err := p.office.Office.SetAside(ctx, "A-1", undo, "Forkert mappe"); err != nil {
			t.Fatal(err)
		}
		receipts, err := p.office.Receipts(ctx)
		if err != nil || receipts[0].Aside == undo || (receipts[0].Why == "Forkert mappe") == undo {
			t.Errorf("undone %v: %+v, %v", undo, receipts, err)
		}
	}
}

func TestDeliveriesTellWhichLaptopStandsInForALostOne(t *testing.T) {
	p := newPlace(t, "A", "B")
	if _, err := p.office.Office.Replace(ctx, "A", "Anna", "C", t.TempDir()+"/c.felttilmelding"); err != nil {
		t.Fatal(err)
	}
	deliveries, err := p.office.Office.Deliveries(ctx)
	if err != nil || len(deliveries) != 3 {
		t.Fatalf("%+v, %v", deliveries, err)
	}
	for _, d := range deliveries {
		if want := map[string]string{"A": "C"}[d.Letter]; d.Replaced != want {
			t.Errorf("%s is replaced by %q, want %q", d.Letter, d.Replaced, want)
		}
	}
}
