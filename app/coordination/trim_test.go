package coordination_test

import (
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/fault"
)

// Old values go when every laptop has them, and every coordinator too: what the
// other has not heard of must be there for it to hear.
func TestATrimWaitsForTheOtherCoordinatorAndBothEndAlike(t *testing.T) {
	p := newPlace(t, "A")
	other := p.colleague()
	for _, phase := range []string{"idea", "planned", "under_way"} {
		p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": phase})
	}
	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()["A"].Path)
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)

	if look := p.trims(p.office, true); look.Values != 0 || !slices.Contains(p.historyOf(p.office), "planned") {
		t.Errorf("the other has not heard of them, and they would go: %+v", look)
	}
	p.exchange(p.office, other)
	p.exchange(other, p.office)
	if done := p.trims(p.office, false); done.Values != 2 {
		t.Errorf("trimmed %+v", done)
	}
	// The other does the same before it hears of that.
	if _, err := other.Office.Trim(ctx, false); err != nil && !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
	p.converged(p.office, other)
	p.healthy(p.office, other)
	for _, app := range []*boot.App{p.office, other} {
		p.shows(app, "project", "phase", "under_way")
		if told := p.historyOf(app); slices.Contains(told, "planned") || slices.Contains(told, "idea") {
			t.Errorf("%s still tells %v", app.Identity().Letter, told)
		}
	}
}

func (p *place) trims(app *boot.App, look bool) coordination.Trimmed {
	p.t.Helper()
	done, err := app.Office.Trim(ctx, look)
	if err != nil {
		p.t.Fatal(err)
	}
	return done
}

// historyOf is every phase the project is said to have had.
func (p *place) historyOf(app *boot.App) (phases []string) {
	p.t.Helper()
	events, _, err := app.Desk.History(ctx, "project")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, event := range events {
		for _, step := range event.Steps {
			if step.Field == "phase" {
				phases = append(phases, step.To.Words())
			}
		}
	}
	return phases
}
