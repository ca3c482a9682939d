package report

import (
	"encoding/json"
	"slices"
	"testing"

	"feltbog/app/book"
)

func TestTheFoundingYearGivesTheNumbersOfTheFoundingPaper(t *testing.T) {
	expect(t, founding().of(2008), map[string]string{
		"requisitions.UB": "4", "requisitions.TR": "6", "requisitions.MK": "6", "requisitions.VP": "6", "requisitions.total": "22",
		"consultations.UB": "29", "consultations.TR": "18", "consultations.MK": "29", "consultations.VP": "30", "consultations.total": "106",
		"requisitions.declined":      "1",
		"administrations.requesting": "7 ud af 7", "administrations.all": "7",
		"projects.visited":    "100",
		"events.participants": "ca. 2600", "events.uncounted": "1",
		"answers.count": "36", "answers.satisfied": "35 ud af 36", "answers.sent": "62",
		"answers.requisition.satisfied": "15 ud af 15", "answers.consultation.satisfied": "20 ud af 21", "surveys.count": "2",
		"plan.next.fte": "5,0", "plan.next.line.1": "2", "plan.next.line.1.part.1": "1", "plan.next.line.3": "½", "plan.next.line.4": "1½",
	})
	expect(t, founding().of(2009), map[string]string{"plan.fte": "5,0", "plan.line.4": "1½", "requisitions.total": "0"})
}

func TestEveryFigureExplainsItself(t *testing.T) {
	keys := map[string]bool{}
	for _, f := range founding().of(2008).Figures {
		if keys[f.Key] {
			t.Errorf("two figures are called %s", f.Key)
		}
		keys[f.Key] = true
		if f.Label == "" || f.Rule == "" || f.Method == "" || f.Section == "" || f.Text == "" {
			t.Errorf("%s lacks something: %+v", f.Key, f)
		}
		if f.Records == nil || !slices.IsSorted(f.Records) {
			t.Errorf("the records of %s are %v", f.Key, f.Records)
		}
	}
}

func TestAReportTravelsAsTheCommandLinePromises(t *testing.T) {
	content, err := json.Marshal((&pile{}).of(2008))
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Year    int
		Figures []map[string]any
		Notices []any
	}
	if err := json.Unmarshal(content, &read); err != nil {
		t.Fatal(err)
	}
	if read.Year != 2008 || len(read.Figures) == 0 || read.Notices == nil {
		t.Fatalf("the report reads %s", content)
	}
	for _, key := range []string{"key", "label", "value", "text", "method", "rule", "records", "section"} {
		if read.Figures[0][key] == nil {
			t.Errorf("a figure has no %q", key)
		}
	}
}

func TestAYearWithNothingIsNought(t *testing.T) {
	expect(t, (&pile{}).of(2008), map[string]string{
		"requisitions.total": "0", "consultations.total": "0", "administrations.requesting": "0 ud af 0",
		"projects.visited": "0", "visits.count": "0", "events.participants": "0", "events.uncounted": "0",
		"answers.count": "0", "answers.satisfied": "0 ud af 0", "plan.fte": "0,0", "plan.next.fte": "0,0",
	})
}

func TestTheFirstAndTheLastDayOfTheYearCount(t *testing.T) {
	p := &pile{}
	for _, day := range []string{"2007-12-31", "2008-01-01", "2008-12-31", "2009-01-01"} {
		p.ready("requisition", fields{"received": day})
	}
	expect(t, p.of(2008), map[string]string{"requisitions.total": "2"})
}

func TestOnlyReadyRecordsCount(t *testing.T) {
	p := &pile{}
	for _, status := range []book.Status{book.Draft, book.Ready, book.Withdrawn} {
		p.put("requisition", status, fields{"received": "2008-05-28"})
		p.put("consultation", status, fields{"held": "2008-05-28"})
		p.put("visit", status, fields{"date": "2008-05-28", "project": "some"})
		p.put("event", status, fields{"date": "2008-05-28", "counting": "counted", "participants": int64(7)})
		p.put("answer", status, fields{"received": "2008-05-28"})
		p.put("plan_line", status, fields{"year": int64(2008), "person_years": 0.5})
	}
	expect(t, p.of(2008), map[string]string{
		"requisitions.total": "1", "consultations.total": "1", "visits.count": "1",
		"events.participants": "7", "answers.count": "1", "plan.fte": "0,5",
	})
}

func TestADeclinedRequisitionIsLeftOutOfEveryFigureButItsOwn(t *testing.T) {
	p := &pile{}
	a := p.ready("administration", fields{"code": "BUF", "name": "Børne- og Ungdomsforvaltningen"})
	p.ready("requisition", fields{"received": "2008-05-28", "progress": "declined", "administration": a})
	expect(t, p.of(2008), map[string]string{
		"requisitions.total": "0", "requisitions.declined": "1", "administrations.requesting": "0 ud af 1",
	})
}

func TestAFurtherChallengeNeverEntersTheTable(t *testing.T) {
	p := &pile{}
	one := p.ready("challenge", fields{"year": int64(2008), "code": "UB", "name": "Udsatte boligområder"})
	other := p.ready("challenge", fields{"year": int64(2008), "code": "TR", "name": "Tryghed"})
	p.ready("consultation", fields{"held": "2008-05-28", "challenge": one, "challenges": []string{other}})
	expect(t, p.of(2008), map[string]string{"consultations.UB": "1", "consultations.TR": "0", "consultations.total": "1"})
}

func TestARequestWithAnotherYearsChallengeIsNotLost(t *testing.T) {
	p := &pile{}
	p.ready("challenge", fields{"year": int64(2008), "code": "UB", "name": "Udsatte boligområder"})
	later := p.ready("challenge", fields{"year": int64(2009), "code": "FD", "name": "Forældredialog"})
	p.ready("consultation", fields{"held": "2008-12-30", "challenge": later})
	r := p.of(2008)
	expect(t, r, map[string]string{"consultations.UB": "0", "consultations.other": "1", "consultations.total": "1"})
	absent(t, r, "requisitions.other")
	if len(r.Notices) == 0 || !slices.Contains(r.Notices[0].Figures, "consultations.other") {
		t.Errorf("nothing is told about it: %+v", r.Notices)
	}
}

func TestAdministrationsAreThoseThatExistedInTheYear(t *testing.T) {
	p := &pile{}
	for name, valid := range map[string]fields{
		"altid":        {},
		"til nytår":    {"valid_to": "2008-01-01"},
		"fra december": {"valid_from": "2008-12-31"},
		"før":          {"valid_to": "2007-12-31"},
		"efter":        {"valid_from": "2009-01-01"},
	} {
		f := fields{"code": name, "name": name}
		for key, value := range valid {
			f[key] = value
		}
		p.ready("requisition", fields{"received": "2008-05-28", "administration": p.ready("administration", f)})
	}
	expect(t, p.of(2008), map[string]string{"administrations.requesting": "3 ud af 3"})
	expect(t, p.of(2007), map[string]string{"administrations.requesting": "0 ud af 3"})
}

func TestAProjectRegisteredTwiceIsVisitedOnce(t *testing.T) {
	p := &pile{}
	one := p.ready("project", fields{"name": "Bydelsmødre"})
	two := p.put("project", book.Draft, fields{"name": "Bydelsmødrene"})
	for _, project := range []string{one, one, two} {
		p.ready("visit", fields{"date": "2008-05-28", "project": project})
	}
	expect(t, p.of(2008), map[string]string{"projects.visited": "2", "visits.count": "3"})
	in := p.input(2008)
	in.Same = func(id book.ID) book.ID {
		if id == book.ID(two) {
			return book.ID(one)
		}
		return id
	}
	expect(t, Figures(in), map[string]string{"projects.visited": "1", "visits.count": "3"})
}

func TestOfTwoRegistrationsOfOneThingTheOneThatStandsForBothCounts(t *testing.T) {
	p := &pile{}
	first := p.ready("event", fields{"title": "Fest", "date": "2008-05-28", "counting": "counted", "participants": int64(40)})
	second := p.ready("event", fields{"title": "Festen", "date": "2008-05-29", "counting": "counted", "participants": int64(60)})
	challenge := p.ready("challenge", fields{"year": int64(2008), "code": "UB", "name": "Udsatte boligområder"})
	p.ready("requisition", fields{"received": "2008-05-28", "challenge": "proposed-on-a-laptop"})
	in := p.input(2008)
	in.Same = func(id book.ID) book.ID {
		switch id {
		case book.ID(first):
			return book.ID(second)
		case "proposed-on-a-laptop":
			return book.ID(challenge)
		}
		return id
	}
	expect(t, Figures(in), map[string]string{"events.count": "1", "events.participants": "60", "requisitions.UB": "1"})
}

func TestAWithdrawnProjectIsNotVisited(t *testing.T) {
	p := &pile{}
	p.ready("visit", fields{"date": "2008-05-28", "project": p.put("project", book.Withdrawn, fields{"name": "Fejl"})})
	p.ready("visit", fields{"date": "2008-05-28", "project": "not-arrived-yet"})
	expect(t, p.of(2008), map[string]string{"projects.visited": "1", "visits.count": "2"})
}

func TestParticipantsSayCaWhenAnyPartIsEstimated(t *testing.T) {
	for _, c := range []struct {
		counted, estimated int64
		want, method       string
	}{
		{2549, 0, "2549", Counted},
		{2549, 1, "ca. 2600", Rounded},
		{2548, 1, "ca. 2500", Rounded},
		{0, 51, "ca. 100", Rounded},
		{0, 42, "ca. 40", Rounded},
		{0, 4, "ca. 4", Rounded},
		{12449, 1, "ca. 12.500", Rounded},
	} {
		p := &pile{}
		p.ready("event", fields{"title": "Talt", "date": "2008-05-28", "counting": "counted", "participants": c.counted})
		if c.estimated > 0 {
			p.ready("event", fields{"title": "Skønnet", "date": "2008-05-28", "counting": "estimated", "participants": c.estimated})
		}
		f, _ := p.of(2008).Figure("events.participants")
		if f.Text != c.want || f.Method != c.method {
			t.Errorf("%d counted and %d estimated read %q by %s, want %q by %s", c.counted, c.estimated, f.Text, f.Method, c.want, c.method)
		}
	}
}

func TestAnEventNobodyCountedIsNamedAndNotGuessed(t *testing.T) {
	p := &pile{}
	p.ready("event", fields{"title": "International Dag", "date": "2008-09-06", "counting": "not_counted", "registered": int64(500)})
	r := p.of(2008)
	expect(t, r, map[string]string{"events.participants": "0", "events.uncounted": "1"})
	if f, _ := r.Figure("events.uncounted"); f.Label != "Arrangementer uden optælling: International Dag" {
		t.Errorf("it is called %q", f.Label)
	}
}

func TestOnlyTheTwoTopStepsOfTheHeadlineAreSatisfied(t *testing.T) {
	p := &pile{}
	survey := p.ready("survey", fields{"instrument": "requisition"})
	head := p.ready("question", fields{"survey": survey, "shared_key": "headline"})
	other := p.ready("question", fields{"survey": survey})
	for _, said := range []string{"high", "some", "less", "none", "unknown"} {
		p.ready("answer", fields{"survey": survey, "received": "2008-11-20", "answers": map[string]string{head: said, other: "high"}})
	}
	p.ready("answer", fields{"survey": survey, "received": "2008-11-20", "answers": map[string]string{other: "high"}})
	expect(t, p.of(2008), map[string]string{
		"answers.count": "6", "answers.satisfied": "2 ud af 6", "answers.unsaid": "2", "answers.requisition.satisfied": "2 ud af 6",
	})
	absent(t, p.of(2008), "answers.consultation.count")
}

func TestAPartOfAPlanLineIsNotAddedToTheSum(t *testing.T) {
	p := &pile{}
	whole := p.ready("plan_line", fields{"year": int64(2009), "title": "Indsats", "person_years": 1.25})
	p.ready("plan_line", fields{"year": int64(2009), "title": "Del", "person_years": 0.75, "of_which": whole})
	r := p.of(2009)
	expect(t, r, map[string]string{"plan.fte": "1,25", "plan.line.1": "1¼", "plan.line.1.part.1": "¾"})
}

func TestAPlanThatDoesNotAddUpIsTold(t *testing.T) {
	p := &pile{}
	whole := p.ready("plan_line", fields{"year": int64(2009), "title": "Indsats", "person_years": 1.0})
	more := p.ready("plan_line", fields{"year": int64(2009), "title": "Del", "person_years": 1.25, "of_which": whole})
	even := p.ready("plan_line", fields{"year": int64(2009), "title": "Går op", "person_years": 0.5})
	p.ready("plan_line", fields{"year": int64(2009), "title": "Del", "person_years": 0.5, "of_which": even})
	lost := p.ready("plan_line", fields{"year": int64(2009), "title": "Uden linje", "person_years": 1.0, "of_which": "gone"})
	told := map[book.ID]bool{}
	for _, n := range p.of(2008).Notices {
		told[n.Record] = true
	}
	if !told[book.ID(whole)] || !told[book.ID(lost)] || told[book.ID(more)] || told[book.ID(even)] {
		t.Errorf("told about %v", told)
	}
	expect(t, p.of(2008), map[string]string{"plan.next.fte": "1,5"})
}

func TestAgreementsAreJudgedByTheirDeadline(t *testing.T) {
	p := &pile{}
	for _, f := range []fields{
		{"due": "2008-06-01", "progress": "kept", "closed": "2008-06-01"},
		{"due": "2008-06-01", "progress": "kept", "closed": "2008-06-02"},
		{"due": "2008-06-01", "progress": "kept"},
		{"due": "2008-06-01", "progress": "not_kept"},
		{"due": "2008-06-01"},
		{"due": "2008-06-01", "progress": "dropped"},
		{"due": "2009-06-01", "progress": "kept", "closed": "2008-12-01"},
	} {
		p.ready("agreement", f)
	}
	expect(t, p.of(2008), map[string]string{"agreements.due": "5", "agreements.kept": "3", "agreements.in_time": "1"})
}

func TestMaturityIsTheLatestVisitAndTheWayThere(t *testing.T) {
	p := &pile{}
	for _, v := range []struct{ day, project, step string }{
		{"2007-03-01", "climber", "1"}, {"2008-03-01", "climber", "0"}, {"2008-09-01", "climber", "3"}, {"2009-01-05", "climber", "0"},
		{"2008-03-01", "once", "2"},
		{"2007-03-01", "not-seen-this-year", "4"},
		{"2008-03-01", "faller", "2"}, {"2008-04-01", "faller", "1"},
	} {
		p.ready("visit", fields{"date": v.day, "project": v.project, "maturity_parents_step": v.step})
	}
	p.ready("visit", fields{"date": "2008-10-01", "project": "climber"})
	r := p.of(2008)
	expect(t, r, map[string]string{
		"maturity.parents.0": "0", "maturity.parents.1": "1", "maturity.parents.2": "1", "maturity.parents.3": "1", "maturity.parents.4": "0",
		"maturity.parents.up": "1", "maturity.parents.still": "0", "maturity.parents.down": "1",
	})
	absent(t, r, "maturity.goals.0")
}

func TestEveryLaptopIsSeenByWhatItBrought(t *testing.T) {
	p := &pile{}
	for _, letter := range []string{"B", "A", "", "AA", "B"} {
		p.letter = letter
		p.ready("visit", fields{"date": "2008-05-28", "project": "some"})
	}
	r := p.of(2008)
	expect(t, r, map[string]string{"laptop.A.visits": "1", "laptop.B.visits": "2", "laptop.AA.visits": "1", "laptop.unknown.visits": "1", "laptop.B.events": "0"})
	var order []string
	for _, pc := range r.facts.laptops {
		order = append(order, pc.letter)
	}
	if want := []string{"A", "B", "AA", ""}; !slices.Equal(order, want) {
		t.Errorf("the laptops stand as %q, want %q", order, want)
	}
}
