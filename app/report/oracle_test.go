package report

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
)

// The oracle below counts as a clerk would, with the heap of records before her
// and one question at a time. It shares no code with the rules it judges.
type oracle struct {
	pile  *pile
	twins map[book.ID]book.ID
}

func (o oracle) same(id book.ID) book.ID {
	if twin, ok := o.twins[id]; ok {
		return twin
	}
	return id
}

// things is how many different things of a kind there are among the ready
// records that pass.
func (o oracle) things(kind string, pass func(fields) bool) int {
	seen := map[book.ID]bool{}
	for _, r := range o.pile.records {
		if r.Kind == kind && r.Status == "ready" && pass(r.Fields) {
			seen[o.same(r.ID)] = true
		}
	}
	return len(seen)
}

func within(day, year string) bool { return day >= year+"-01-01" && day <= year+"-12-31" }

func (o oracle) requisitions(challenge string) int {
	return o.things("requisition", func(f fields) bool {
		return within(f.Text("received"), "2008") && f.Text("progress") != "declined" &&
			(challenge == "" || f.Text("challenge") == challenge)
	})
}

func (o oracle) projects() int {
	seen := map[book.ID]bool{}
	for _, r := range o.pile.records {
		if r.Kind == "visit" && r.Status == "ready" && within(r.Fields.Text("date"), "2008") {
			seen[o.same(book.ID(r.Fields.Text("project")))] = true
		}
	}
	for project := range seen {
		alive := false
		for _, r := range o.pile.records {
			if r.Kind == "project" && o.same(r.ID) == project && r.Status != "withdrawn" {
				alive = true
			}
		}
		if !alive {
			delete(seen, project)
		}
	}
	return len(seen)
}

func (o oracle) participants() string {
	sum, guess := 0, false
	for _, r := range o.pile.records {
		how := r.Fields.Text("counting")
		if r.Kind != "event" || r.Status != "ready" || !within(r.Fields.Text("date"), "2008") || how == "not_counted" {
			continue
		}
		sum += int(r.Fields.Number("participants"))
		guess = guess || how == "estimated"
	}
	if !guess {
		return fmt.Sprint(sum)
	}
	for hundreds := range 1000 {
		if distance := sum - 100*hundreds; distance >= -50 && distance < 50 {
			return fmt.Sprintf("ca. %d", 100*hundreds)
		}
	}
	return "far too many"
}

var days = []string{"2007-12-31", "2008-01-01", "2008-02-29", "2008-12-31", "2009-01-01"}

// heap draws a pile of records in and about 2008 in which some are twins.
func heap(t *rapid.T) oracle {
	o := oracle{pile: &pile{letter: "A"}, twins: map[book.ID]book.ID{}}
	day := func() string { return rapid.SampledFrom(days).Draw(t, "day") }
	status := func() book.Status {
		return rapid.SampledFrom([]book.Status{book.Ready, book.Ready, book.Ready, book.Draft, book.Withdrawn}).Draw(t, "status")
	}
	challenges := []string{"elsewhere"}
	for n, code := range []string{"UB", "TR"} {
		challenges = append(challenges, o.pile.ready("challenge", fields{"year": int64(2008), "code": code, "name": code, "order": int64(n)}))
	}
	var projects []string
	for range rapid.IntRange(1, 6).Draw(t, "projects") {
		projects = append(projects, o.pile.put("project", status(), fields{"name": "Projekt"}))
	}
	for range rapid.IntRange(0, 30).Draw(t, "records") {
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			o.pile.put("requisition", status(), fields{
				"received": day(), "challenge": rapid.SampledFrom(challenges).Draw(t, "challenge"),
				"progress": rapid.SampledFrom([]string{"received", "declined", "closed"}).Draw(t, "progress"),
			})
		case 1:
			o.pile.put("visit", status(), fields{"date": day(), "project": rapid.SampledFrom(projects).Draw(t, "project")})
		case 2:
			o.pile.put("event", status(), event(t, day()))
		}
	}
	o.pair(t, projects)
	return o
}

func event(t *rapid.T, day string) fields {
	f := fields{"date": day, "title": "Fest", "counting": rapid.SampledFrom([]string{"counted", "estimated", "not_counted"}).Draw(t, "counting")}
	if f.Text("counting") != "not_counted" {
		f["participants"] = int64(rapid.IntRange(50, 400).Draw(t, "participants"))
	}
	return f
}

// pair makes some records the same thing as one before them. Twins of activities
// have the same answers, or which of them counts would be anybody's choice.
func (o oracle) pair(t *rapid.T, projects []string) {
	for n := 1; n < len(projects); n++ {
		if rapid.Bool().Draw(t, "twin") {
			o.twins[book.ID(projects[n])] = o.same(book.ID(projects[n-1]))
		}
	}
	for _, r := range slices.Clone(o.pile.records) {
		if r.Kind == "requisition" && rapid.IntRange(0, 3).Draw(t, "again") == 0 {
			twin := o.pile.put(r.Kind, r.Status, r.Fields)
			o.twins[book.ID(twin)] = r.ID
		}
	}
}

func (o oracle) report() Report {
	in := o.pile.input(2008)
	in.Same = o.same
	return Figures(in)
}

func TestTheFiguresAreWhatAClerkWouldCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := heap(t)
		r := o.report()
		for key, want := range map[string]int{
			"requisitions.total": o.requisitions(""),
			"requisitions.UB":    o.requisitions(o.challenge("UB")),
			"requisitions.TR":    o.requisitions(o.challenge("TR")),
			"projects.visited":   o.projects(),
			"visits.count":       o.things("visit", func(f fields) bool { return within(f.Text("date"), "2008") }),
			"events.uncounted": o.things("event", func(f fields) bool {
				return within(f.Text("date"), "2008") && f.Text("counting") == "not_counted"
			}),
		} {
			if got, _ := r.Figure(key); int(got.Value) != want || len(got.Records) != want {
				t.Fatalf("%s is %v over %d records, the clerk says %d", key, got.Value, len(got.Records), want)
			}
		}
		if got, _ := r.Figure("events.participants"); got.Text != o.participants() {
			t.Fatalf("participants read %q, the clerk says %q", got.Text, o.participants())
		}
	})
}

func (o oracle) challenge(code string) string {
	for _, r := range o.pile.records {
		if r.Kind == "challenge" && r.Fields.Text("code") == code {
			return string(r.ID)
		}
	}
	return ""
}

func TestTheOrderOfTheRecordsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := heap(t)
		before, err := o.report().Hash()
		if err != nil {
			t.Fatal(err)
		}
		o.pile.records = rapid.Permutation(o.pile.records).Draw(t, "order")
		if after, _ := o.report().Hash(); after != before {
			t.Fatal("the figures depend on the order of the records")
		}
	})
}

func TestARowOfTheTableAlwaysAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := heap(t).report()
		sum := r.value("requisitions.UB") + r.value("requisitions.TR") + r.value("requisitions.other")
		if total := r.value("requisitions.total"); sum != total {
			t.Fatalf("the columns add up to %d, the total is %d", sum, total)
		}
	})
}
