package coordination_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// disagree lets A and B answer one field of a record differently and takes both
// parcels in. A's clock is three years ahead.
func (p *place) disagree(id book.ID, kind, field string, a, b any) {
	p.t.Helper()
	years := 3 * 365 * 24 * time.Hour
	p.clock.Move(years)
	p.save(p.laptops["A"], kind, id, "", book.Fields{field: a})
	p.clock.Move(-years)
	p.save(p.laptops["B"], kind, id, "", book.Fields{field: b})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
}

func (p *place) open(want int) []boot.Conflict {
	p.t.Helper()
	conflicts, err := p.office.Office.Conflicts(ctx)
	if err != nil || len(conflicts) != want {
		p.t.Fatalf("%d conflicts, want %d: %+v, %v", len(conflicts), want, conflicts, err)
	}
	return conflicts
}

func side(t *testing.T, c boot.Conflict, letter string) boot.Side {
	t.Helper()
	for _, side := range c.Sides {
		if side.Letter == letter {
			return side
		}
	}
	t.Fatalf("no side of %s in %+v", letter, c.Sides)
	return boot.Side{}
}

func (p *place) settle(d boot.Decision) {
	p.t.Helper()
	p.clock.Move(time.Minute)
	if err := p.office.Office.Settle(ctx, d); err != nil {
		p.t.Fatalf("settle: %v", err)
	}
}

func (p *place) answer(id book.ID, field string) any {
	p.t.Helper()
	sheet, err := p.office.Desk.Show(ctx, string(id))
	if err != nil {
		p.t.Fatal(err)
	}
	return sheet.Record.Fields[field]
}

func TestASideThatIsKeptIsShownWhateverTheClocksSaid(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.disagree("project", "project", "phase", "planned", "under_way")
	if p.answer("project", "phase") != "planned" {
		t.Fatal("the clock three years ahead is not the one shown")
	}
	conflict := p.open(1)[0]
	p.settle(boot.Decision{Record: "project", Field: "phase", Keep: side(t, conflict, "B").Dot, Why: "Bo var der selv."})
	p.open(0)
	if got := p.answer("project", "phase"); got != "under_way" {
		t.Errorf("settled as %v", got)
	}
	events, _, err := p.office.Desk.History(ctx, "project")
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, event := range events {
		told = told || event.Why == "Bo var der selv." && len(event.Steps) == 1 && event.Steps[0].To == book.Text("under_way")
	}
	if !told {
		t.Errorf("the history does not tell: %+v", events)
	}
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	p.open(0)
}

func TestALateThirdEditAsksAgainAboutItselfAlone(t *testing.T) {
	p := newPlace(t, "A", "B", "C")
	p.save(p.laptops["C"], "project", "project", "", book.Fields{"phase": "ended"})
	late := p.seal("C")
	p.disagree("project", "project", "phase", "planned", "under_way")
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"funding": "Satspuljen"})
	p.save(p.laptops["B"], "project", "project", "", book.Fields{"funding": "Fonden"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	for _, conflict := range p.open(2) {
		p.settle(boot.Decision{Record: "project", Field: conflict.Field, Keep: side(t, conflict, "A").Dot, Why: "Aftalt på mødet."})
	}
	p.takeIn(late, false)
	again := p.open(1)[0]
	if again.Field != "phase" || len(again.Sides) != 2 || side(t, again, "C").Text != "ended" || side(t, again, "K").Text != "planned" {
		t.Errorf("open again: %+v", again)
	}
}

func TestANewAnswerIsHeldToTheRules(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.disagree("project", "project", "target_group", "Fædre", "Mænd")
	p.disagree("project", "project", "start", "2008-01-01", "2008-02-01")
	p.disagree("project", "project", "name", "Fædre på vej", "Fædregruppen i Tingbjerg")
	before := p.digest()
	dot := side(t, p.open(3)[0], "A").Dot
	for name, c := range map[string]struct {
		decision boot.Decision
		code     fault.Code
		field    string
	}{
		"no reason":           {boot.Decision{Field: "start", Value: "2008-01-02", Why: " "}, fault.Required, "why"},
		"no such field":       {boot.Decision{Field: "rumour", Value: "x", Why: "x"}, fault.NotFound, ""},
		"nothing open":        {boot.Decision{Field: "funding", Value: "x", Why: "x"}, fault.NotFound, ""},
		"no such option":      {boot.Decision{Field: "start", Key: "x", Value: "2008-01-02", Why: "x"}, fault.NotFound, ""},
		"a side of elsewhere": {boot.Decision{Field: "start", Keep: dot + "0", Why: "x"}, fault.NotFound, ""},
		"not a date":          {boot.Decision{Field: "start", Value: "i går", Why: "x"}, fault.Invalid, "start"},
		"both of two dates":   {boot.Decision{Field: "start", Both: true, Why: "x"}, fault.Invalid, "start"},
		"no name at all":      {boot.Decision{Field: "name", Why: "x"}, fault.Required, "name"},
		"a citizen's number":  {boot.Decision{Field: "target_group", Value: "Far, 070761-4285", Why: "x"}, fault.PersonalNumber, "target_group"},
		"one in the reason":   {boot.Decision{Field: "target_group", Value: "Fædre", Why: "Se 070761-4285"}, fault.PersonalNumber, "why"},
		"a sermon":            {boot.Decision{Field: "target_group", Value: "Fædre", Why: strings.Repeat("æ", 501)}, fault.TooLong, "why"},
	} {
		t.Run(name, func(t *testing.T) {
			c.decision.Record = "project"
			err := p.office.Office.Settle(ctx, c.decision)
			if !fault.Is(err, c.code) || fault.Of(err).Field != c.field {
				t.Errorf("%v, want %s of %q", err, c.code, c.field)
			}
		})
	}
	if p.digest() != before {
		t.Error("a decision that was refused changed the book")
	}
	p.settle(boot.Decision{Record: "project", Field: "start", Value: "2008-01-15", Why: "Midt imellem."})
	p.settle(boot.Decision{Record: "project", Field: "target_group", Both: true, Why: "Begge dele."})
	p.open(1)
	if start, group := p.answer("project", "start"), p.answer("project", "target_group"); start != "2008-01-15" || group != "Mænd / Fædre" {
		t.Errorf("settled as %v and %v", start, group)
	}
}

func TestOnlyTheCoordinatorSettles(t *testing.T) {
	p := newPlace(t, "A")
	err := p.laptops["A"].Office.Settle(ctx, boot.Decision{Record: "project", Field: "phase", Value: "ended", Why: "x"})
	if !fault.Is(err, fault.WrongRole) {
		t.Errorf("got %v", err)
	}
}

func TestWhatFeltbogFilledInIsKeptAndNotTyped(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "project", "project", book.Withdrawn, nil)
	p.save(p.laptops["B"], "project", "project", book.Draft, nil)
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	conflict := p.open(1)[0]
	err := p.office.Office.Settle(ctx, boot.Decision{Record: "project", Field: "status", Value: "ready", Why: "x"})
	if !fault.Is(err, fault.Fixed) {
		t.Errorf("typed: %v", err)
	}
	p.settle(boot.Decision{Record: "project", Field: "status", Keep: side(t, conflict, "A").Dot, Why: "Anna har ret."})
	p.open(0)
}

func TestTheSameAnswerIsGivenToAllConflictsOfTheSameSides(t *testing.T) {
	p := newPlace(t, "A", "B")
	for letter, text := range map[string]string{"A": "Satspuljen", "B": "Satspulje"} {
		for _, id := range []book.ID{"p1", "p2"} {
			p.save(p.laptops[letter], "project", id, "", book.Fields{"funding": text})
		}
	}
	p.save(p.laptops["A"], "project", "p3", "", book.Fields{"funding": "Satspuljen"})
	p.save(p.laptops["B"], "project", "p3", "", book.Fields{"funding": "Fonden"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	dot := side(t, p.open(3)[0], "A").Dot
	settled, err := p.office.Office.SettleLike(ctx, boot.Decision{Record: "p1", Field: "funding", Keep: dot, Why: "Puljens rigtige navn."})
	if err != nil || settled != 2 {
		t.Fatalf("%d settled, %v", settled, err)
	}
	if left := p.open(1)[0]; left.Record != "p3" {
		t.Errorf("left: %+v", left)
	}
	for _, id := range []book.ID{"p1", "p2"} {
		if got := p.answer(id, "funding"); got != "Satspuljen" {
			t.Errorf("%s is %v", id, got)
		}
	}
}

func TestFieldsThatMustAgreeAreKeptTogether(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "event", "event", "", book.Fields{"participants": 40, "counting": "counted"})
	p.save(p.laptops["B"], "event", "event", "", book.Fields{"participants": 60, "counting": "estimated"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	dot := side(t, p.open(2)[0], "A").Dot
	p.settle(boot.Decision{Record: "event", Field: "participants", Keep: dot, Why: "De blev talt."})
	p.open(0)
	if n, how := p.answer("event", "participants"), p.answer("event", "counting"); n != int64(40) || how != "counted" {
		t.Errorf("%v, %v", n, how)
	}
}

// desk is one bare book: what two coordinators have between them is for the
// journal alone to merge.
func desk(t *testing.T, role store.Role, letter string) *store.Book {
	t.Helper()
	clock, counter := apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(int(letter[0]))
	made, err := store.Create(ctx, filepath.Join(t.TempDir(), letter+".feltbog"), store.Identity{
		Workspace: "w", Device: journal.Device(letter), Role: role, Name: letter, Letter: letter, Team: "w",
	}, store.Options{
		Key: bytes.Repeat([]byte{7}, 32), Catalogue: book.Standard(), Nonce: counter.Nonce, Now: func() int64 { return clock.Now().UnixMilli() },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := made.Close(); err != nil {
			t.Error(err)
		}
	})
	return made
}

// tell gives one book every change of another.
func tell(t *testing.T, from, to *store.Book) {
	t.Helper()
	var changes []journal.Change
	err := from.Read(ctx, func(tx *store.Tx) error {
		held, err := tx.Held()
		for stream := range held {
			if err := tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
				changes = append(changes, c)
				return nil
			}); err != nil {
				return err
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = to.Write(ctx, func(tx *store.Tx) error {
		for _, c := range changes {
			if _, err := tx.Add(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func name(t *testing.T, b *store.Book, text string) {
	t.Helper()
	kind, _ := book.Standard().Kind("project")
	err := b.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Record(kind, "project", map[book.Slot]book.Value{{Tag: 10}: book.Text(text)}, "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// between lets two coordinators settle the same conflict without knowing of each
// other, and gives what is then open in both their books.
func between(t *testing.T, one, other string) [2][]coordination.Conflict {
	t.Helper()
	a, b := desk(t, store.Field, "A"), desk(t, store.Field, "B")
	name(t, a, "Fædregruppe")
	name(t, b, "Fædregruppen")
	var open [2][]coordination.Conflict
	books := [2]*store.Book{desk(t, store.Coordinator, "K"), desk(t, store.Coordinator, "L")}
	for i, text := range []string{one, other} {
		tell(t, a, books[i])
		tell(t, b, books[i])
		office := coordination.New(coordination.Config{Book: books[i], Catalogue: book.Standard(), Zone: time.UTC})
		if err := office.Settle(ctx, coordination.Decision{Record: "project", Field: "name", Value: text, Why: "Sådan."}); err != nil {
			t.Fatal(err)
		}
	}
	tell(t, books[0], books[1])
	tell(t, books[1], books[0])
	for i, b := range books {
		var err error
		if open[i], err = coordination.New(coordination.Config{Book: b, Catalogue: book.Standard()}).Conflicts(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return open
}

func TestTwoCoordinatorsWhoSettleDifferentlyAreOneNewConflict(t *testing.T) {
	for _, open := range between(t, "Fædre i gang", "Fædre på vej") {
		if len(open) != 1 || len(open[0].Sides) != 2 {
			t.Errorf("open: %+v", open)
		}
	}
}

func TestTwoCoordinatorsWhoSettleAlikeAreNone(t *testing.T) {
	for _, open := range between(t, "Fædre i gang", " Fædre i gang ") {
		if len(open) != 0 {
			t.Errorf("open: %+v", open)
		}
	}
}
