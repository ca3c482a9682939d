package report

import (
	"slices"
	"testing"

	"feltbog/app/book"
)

// told is which of the conflicts the report tells about.
func told(p *pile, conflicts ...Conflict) []Conflict {
	in := p.input(2008)
	in.Conflicts = conflicts
	var out []Conflict
	for _, n := range Figures(in).Notices {
		if n.Record != "" {
			out = append(out, Conflict{n.Record, n.Field})
		}
	}
	return out
}

func TestAConflictThatTouchesAFigureIsTold(t *testing.T) {
	p := &pile{}
	counted := book.ID(p.ready("event", fields{"title": "Fest", "date": "2008-05-28", "counting": "counted", "participants": int64(7)}))
	draft := book.ID(p.put("event", book.Draft, fields{"title": "Fest", "date": "2008-05-28"}))
	earlier := book.ID(p.ready("event", fields{"title": "Fest", "date": "2006-05-28", "counting": "counted"}))
	conclusion := book.ID(p.ready("conclusion", fields{"year": int64(2008), "text": "Behov"}))
	must := []Conflict{{counted, "participants"}, {draft, "status"}, {earlier, "date"}, {conclusion, "text"}}
	mustNot := []Conflict{{counted, "evaluation"}, {draft, "participants"}, {earlier, "participants"}, {earlier, "status"}, {"unknown", "date"}}
	got := told(p, append(slices.Clone(mustNot), must...)...)
	for _, c := range must {
		if !slices.Contains(got, c) {
			t.Errorf("nothing is told of %s of %s", c.Field, c.Record)
		}
	}
	if len(got) != len(must) {
		t.Errorf("told of %v", got)
	}
}

func TestANoticeNamesTheRecordTheFieldAndTheFigures(t *testing.T) {
	p := &pile{letter: "B"}
	id := book.ID(p.ready("visit", fields{"date": "2008-05-28", "project": "some"}))
	in := p.input(2008)
	in.Conflicts = []Conflict{{id, "project"}}
	want := "Åben konflikt: projektbesøg B-2008-0001, feltet »Projekt«. Berører: »Integrationsprojekter besøgt« og »Projektbesøg«."
	if got := Figures(in).Notices[0]; got.Text != want || !slices.Contains(got.Figures, "visits.count") {
		t.Errorf("the notice reads %q and names %v", got.Text, got.Figures)
	}
}

func TestTextsOfAnotherYearAreToldUntilTheyAreWritten(t *testing.T) {
	p := &pile{}
	for _, section := range prose {
		p.ready("wording", fields{"year": int64(2007), "section": section, "text": "Sidste års ord"})
	}
	if n := len(p.of(2008).Notices); n != 1 {
		t.Fatalf("%d notices before the texts are written", n)
	}
	for _, section := range prose {
		p.ready("wording", fields{"year": int64(2008), "section": section, "text": "Årets ord"})
	}
	if n := len(p.of(2008).Notices); n != 0 {
		t.Errorf("%d notices after the texts are written", n)
	}
}
