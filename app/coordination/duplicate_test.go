package coordination_test

import (
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/fault"
)

func (p *place) same(left, right book.ID, verdict coordination.Verdict) boot.Linked {
	p.t.Helper()
	linked, err := p.office.Office.Same(ctx, left, right, verdict, "")
	if err != nil {
		p.t.Fatalf("say that %s and %s are %s: %v", left, right, verdict, err)
	}
	return linked
}

// suggested are the pairs of ids in the queue.
func (p *place) suggested() [][2]book.ID {
	p.t.Helper()
	pairs, err := p.office.Office.Duplicates(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	ids := [][2]book.ID{}
	for _, pair := range pairs {
		ids = append(ids, [2]book.ID{pair.Left.ID, pair.Right.ID})
	}
	return ids
}

func (p *place) figure(key string) float64 {
	p.t.Helper()
	counted, err := p.office.Office.Figures(ctx, 2008)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, figure := range counted.Figures {
		if figure.Key == key {
			return figure.Value
		}
	}
	p.t.Fatalf("no figure %s", key)
	return 0
}

func TestInvariant16AProjectProposedTwiceIsLinkedCountedOnceAndTheUndoIsExact(t *testing.T) {
	p := newPlace(t, "A", "B")
	fields := book.Fields{"name": "Fædregruppe", "owner": "actor", "areas": []string{"area"}}
	p.save(p.laptops["A"], "project", "twin", "", fields)
	for id, project := range map[book.ID]string{"v1": "project", "v2": "twin"} {
		f := visit()
		f["project"] = project
		p.save(p.laptops["A"], "visit", id, book.Ready, f)
	}
	path := p.seal("A")
	if looked, taken := p.takeIn(path, true), p.takeIn(path, false); looked.Duplicates != 1 || taken.Duplicates != 1 {
		t.Errorf("%d suspected, %d on looking first", taken.Duplicates, looked.Duplicates)
	}
	if again := p.takeIn(path, false); again.Duplicates != 0 {
		t.Errorf("%d suspected in what we had", again.Duplicates)
	}
	pairs, err := p.office.Office.Duplicates(ctx)
	if err != nil || len(pairs) != 1 {
		t.Fatalf("suggested: %+v, %v", pairs, err)
	}
	if pair := pairs[0]; pair.Left.ID != "project" || pair.Right.ID != "twin" || pair.Right.Letter != "A" || !slices.Equal(pair.Why, []string{"name", "owner", "area"}) {
		t.Errorf("suggested: %+v", pair)
	}
	if n := p.figure("projects.visited"); n != 2 {
		t.Errorf("%v projects before anybody said anything", n)
	}
	before, unlinked := p.answer("twin", "name"), p.figure("projects.visited")

	if linked := p.same("twin", "project", coordination.SameThing); len(linked.Left) != 2 || linked.Left[0].ID != "twin" {
		t.Errorf("linked: %+v", linked)
	}
	if n := p.figure("projects.visited"); n != 1 || p.figure("visits.count") != 2 {
		t.Errorf("%v projects once linked", n)
	}
	if len(p.suggested()) != 0 {
		t.Error("what is linked is suggested")
	}
	if p.answer("twin", "name") != before || p.answer("v2", "project") != "twin" {
		t.Error("an id was rewritten")
	}

	p.same("project", "twin", coordination.Different)
	if p.figure("projects.visited") != unlinked {
		t.Error("the other verdict does not undo the first")
	}
	if len(p.suggested()) != 0 {
		t.Error("different is not remembered")
	}
	p.takeIn(path, false)
	if len(p.suggested()) != 0 {
		t.Error("different is forgotten when the parcel comes again")
	}
}

func TestOnlyWhatMayBeTheSameIsSuggested(t *testing.T) {
	p := newPlace(t)
	p.save(p.office, "area", "sydhavn", book.Ready, book.Fields{"name": "Sydhavnen", "kind": "housing"})
	actor := func(id book.ID, name, kind, sector, area, cvr string) {
		fields := book.Fields{"name": name, "kind": kind, "sector": sector, "cvr": cvr}
		if area != "" {
			fields["areas"] = []string{area}
		}
		p.save(p.office, "actor", id, "", fields)
	}
	actor("a1", "Skolen i Tingbjerg", "school", "municipal", "area", "")
	actor("b1", "Boligforeningen Amagerly", "housing", "private", "sydhavn", "")
	actor("b2", "Boligforeningen Mjølnerly", "housing", "private", "area", "")
	actor("c1", "Bølgen", "association", "voluntary", "", "12345678")
	actor("c2", "Svømmeforeningen", "other", "voluntary", "sydhavn", "12345678")
	actor("d1", "Kulturhuset", "other", "private", "", "11111111")
	actor("d2", "Kulturhuset", "other", "private", "", "22222222")
	actor("e1", "Børnehuset Solsikken", "daycare", "municipal", "area", "64942212")
	actor("e2", "Klub Kometen", "youth_club", "municipal", "area", "64942212")
	actor("f1", "Hold 1", "other", "voluntary", "area", "")
	actor("f2", "Hold 2", "other", "voluntary", "area", "")
	p.save(p.office, "project", "skole", "", book.Fields{"name": "Tingbjerg Skole"})
	p.save(p.office, "project", "gone", book.Withdrawn, book.Fields{"name": "Fædregruppen"})
	want := [][2]book.ID{{"c1", "c2"}, {"a1", "actor"}}
	if got := p.suggested(); !slices.Equal(got, want) {
		t.Errorf("suggested %v, want %v", got, want)
	}
}

func TestTheRecordLeftStandsForOneThatIsWithdrawn(t *testing.T) {
	p := newPlace(t)
	p.save(p.office, "project", "zz", book.Ready, book.Fields{"name": "Fædre i gang", "owner": "actor", "areas": []string{"area"}})
	for id, project := range map[book.ID]string{"v1": "project", "v2": "zz"} {
		f := visit()
		f["project"] = project
		p.save(p.office, "visit", id, book.Ready, f)
	}
	p.same("zz", "project", coordination.SameThing)
	p.save(p.office, "project", "project", book.Withdrawn, nil)
	sources, err := p.office.Office.Explain(ctx, 2008, "projects.visited")
	if err != nil || len(sources) == 0 || sources[0].ID != "zz" {
		t.Errorf("counted as %+v, %v", sources, err)
	}
}

func TestAVerdictThatMakesNoSenseIsRefused(t *testing.T) {
	p := newPlace(t, "A")
	before := p.digest()
	for name, c := range map[string]struct {
		left, right book.ID
		verdict     coordination.Verdict
		code        fault.Code
	}{
		"with itself":          {"project", "project", coordination.SameThing, fault.Invalid},
		"of another kind":      {"project", "actor", coordination.SameThing, fault.Invalid},
		"one that is not here": {"project", "nowhere", coordination.SameThing, fault.NotFound},
		"neither nor":          {"project", "project", "perhaps", fault.UnknownOption},
	} {
		if _, err := p.office.Office.Same(ctx, c.left, c.right, c.verdict, ""); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.laptops["A"].Office.Same(ctx, "project", "actor", coordination.SameThing, ""); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop: %v", err)
	}
	if p.digest() != before {
		t.Error("a verdict that was refused changed the book")
	}
}

func TestTwoThatAreDifferentCanStillBeOneByWayOfAThird(t *testing.T) {
	p := newPlace(t)
	for _, id := range []book.ID{"p2", "p3"} {
		p.save(p.office, "project", id, "", book.Fields{"name": string(id)})
	}
	p.same("project", "p2", coordination.SameThing)
	p.same("p2", "p3", coordination.SameThing)
	if linked := p.same("p3", "project", coordination.Different); len(linked.Left) != 3 || len(linked.Right) != 3 {
		t.Errorf("told: %+v", linked)
	}
	if linked := p.same("p3", "p2", coordination.Different); len(linked.Left) != 1 || len(linked.Right) != 2 {
		t.Errorf("told: %+v", linked)
	}
}
