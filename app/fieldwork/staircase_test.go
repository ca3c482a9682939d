package fieldwork_test

import (
	"reflect"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func TestEachDimensionIsRememberedFromTheLatestEarlierVisitThatJudgedIt(t *testing.T) {
	app, _ := laptop(t)
	bridge, other := project(t, app, book.Fields{"name": "Broen"}).Record.ID, project(t, app, book.Fields{"name": "Bussen"}).Record.ID
	visited := func(to book.ID, day string, status book.Status, steps book.Fields) {
		t.Helper()
		steps["project"], steps["date"] = string(to), day
		if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "visit", Status: status, Fields: steps}); err != nil {
			t.Fatal(err)
		}
	}
	visited(bridge, "2008-01-10", "", book.Fields{"maturity_goals_step": "1", "maturity_parents_step": "0"})
	visited(bridge, "2008-03-10", "", book.Fields{"maturity_goals_step": "2"})
	visited(bridge, "2008-04-10", book.Withdrawn, book.Fields{"maturity_goals_step": "4"})
	visited(bridge, "2008-05-10", "", book.Fields{"maturity_goals_step": "3"})
	visited(other, "2008-02-10", "", book.Fields{"maturity_theory_step": "4"})

	for day, want := range map[string][]boot.LastJudged{
		"2008-05-10": {{Dimension: "goals", Step: "2", Day: "2008-03-10"}, {Dimension: "parents", Step: "0", Day: "2008-01-10"}},
		"":           {{Dimension: "goals", Step: "3", Day: "2008-05-10"}, {Dimension: "parents", Step: "0", Day: "2008-01-10"}},
		"2008-01-10": nil,
	} {
		got, err := app.Desk.LastJudged(ctx, bridge, day)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("before %q: %+v, %v, want %+v", day, got, err, want)
		}
	}
}
