package sample

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/privacy"
)

// tally is the year as the founding paper counts it, added up the slow way: the
// last word on each record of all saves, and then loops.
type tally struct {
	fields map[book.ID]book.Fields
	status map[book.ID]book.Status
	kind   map[book.ID]string
}

func add(y *year) tally {
	t := tally{map[book.ID]book.Fields{}, map[book.ID]book.Status{}, map[book.ID]string{}}
	for _, s := range y.saves {
		e := s.entry
		if t.fields[e.ID] == nil {
			t.fields[e.ID] = book.Fields{}
		}
		maps.Copy(t.fields[e.ID], e.Fields)
		if e.Status != "" {
			t.status[e.ID] = e.Status
		}
		t.kind[e.ID] = e.Kind
	}
	return t
}

func (t tally) ready(kind, day string) []book.Fields {
	var found []book.Fields
	for id, f := range t.fields {
		if t.kind[id] == kind && t.status[id] == book.Ready && (day == "" || strings.HasPrefix(f.Text(day), "2008-")) {
			found = append(found, f)
		}
	}
	return found
}

func (t tally) byChallenge(kind, day string) map[string]int {
	counts := map[string]int{}
	for _, f := range t.ready(kind, day) {
		if f.Text("progress") != "declined" {
			counts[t.fields[book.ID(f.Text("challenge"))].Text("code")]++
		}
	}
	return counts
}

// years are the years the tests look at: the one people see, and others.
func years(t *testing.T, check func(t *testing.T, y *year)) {
	for _, laptops := range []int{1, 5, 20} {
		for _, seed := range []uint64{1, 2, 1 << 63} {
			t.Run(fmt.Sprintf("%d laptops, seed %d", laptops, seed), func(t *testing.T) {
				check(t, composed(laptops, seed))
			})
		}
	}
}

var composed = func() func(laptops int, seed uint64) *year {
	known := map[string]*year{}
	return func(laptops int, seed uint64) *year {
		name := fmt.Sprint(laptops, seed)
		if known[name] == nil {
			known[name] = compose(book.Standard(), laptops, seed)
		}
		return known[name]
	}
}()

func TestTheFiguresOfTheFoundingPaperAddUp(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		all := add(y)
		if got, want := all.byChallenge("requisition", "received"), map[string]int{"UB": 4, "TR": 6, "MK": 6, "VP": 6}; !maps.Equal(got, want) {
			t.Errorf("requisitions %v", got)
		}
		if got, want := all.byChallenge("consultation", "held"), map[string]int{"UB": 29, "TR": 18, "MK": 29, "VP": 30}; !maps.Equal(got, want) {
			t.Errorf("consultations %v", got)
		}
		asked, projects, visits := map[string]bool{}, map[string]bool{}, 0
		for _, f := range all.ready("requisition", "received") {
			if f.Text("progress") != "declined" && f.Has("administration") {
				asked[f.Text("administration")] = true
			}
		}
		for _, f := range all.ready("visit", "date") {
			projects[f.Text("project")] = true
			visits++
		}
		if len(asked) != 7 || len(projects) != 100 || visits != 142 {
			t.Errorf("%d administrations, %d projects, %d visits", len(asked), len(projects), visits)
		}
	})
}

func TestAbout2600TookPartAndNobodyCountedInternationalDay(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		sum, estimated := int64(0), 0
		var uncounted []string
		for _, f := range add(y).ready("event", "date") {
			sum += f.Number("participants")
			switch f.Text("counting") {
			case "estimated":
				estimated++
			case "not_counted":
				uncounted = append(uncounted, f.Text("title"))
			}
		}
		if sum < 2550 || sum > 2649 || estimated == 0 || !slices.Equal(uncounted, []string{"International Dag"}) {
			t.Errorf("%d took part, %d estimates, not counted: %v", sum, estimated, uncounted)
		}
	})
}

func Test35Of36AreSatisfied(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		all := add(y)
		answers, satisfied, instruments, sent := 0, 0, map[string]bool{}, int64(0)
		for _, f := range all.ready("answer", "received") {
			answers++
			instruments[f.Text("survey")] = true
			for question, said := range f.Scale("answers") {
				if all.fields[book.ID(question)].Text("shared_key") == "headline" && (said == "high" || said == "some") {
					satisfied++
				}
			}
		}
		for _, f := range all.ready("dispatch", "date") {
			sent += f.Number("sent")
		}
		if answers != 36 || satisfied != 35 || len(instruments) != 2 || sent < 36 {
			t.Errorf("%d answers to %d questionnaires, %d satisfied, %d sent", answers, len(instruments), satisfied, sent)
		}
	})
}

func TestThePlanOf2009IsFivePersonYears(t *testing.T) {
	all := add(compose(book.Standard(), 5, 1))
	sum, within, decided := int64(0), int64(0), 0
	for _, f := range all.ready("plan_line", "") {
		if f.Has("of_which") {
			within += f.Quarters("person_years")
			continue
		}
		sum += f.Quarters("person_years")
		if f.Has("decision") {
			decided++
		}
	}
	if sum != 20 || within != 4 || decided != 1 {
		t.Errorf("%d quarters, %d of them named, %d lines rest on a decision", sum, within, decided)
	}
	for _, decision := range all.ready("decision", "") {
		if decision.Text("date") != "2008-06-19" || decision.Text("item") != "12" {
			t.Errorf("the decision is %v", decision)
		}
	}
}

func TestEveryConclusionRestsOnObservations(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		all := add(y)
		perChallenge := map[string]int{}
		for _, f := range all.ready("conclusion", "") {
			perChallenge[all.fields[book.ID(f.Text("challenge"))].Text("code")]++
			if len(f.Many("supported")) < 2 {
				t.Errorf("%q rests on %d", f.Text("text"), len(f.Many("supported")))
			}
			for _, id := range f.Many("supported") {
				if observation := all.fields[book.ID(id)]; observation.Text("challenge") != f.Text("challenge") {
					t.Errorf("%q rests on an observation of another challenge", f.Text("text"))
				}
			}
		}
		if want := map[string]int{"UB": 2, "TR": 2, "MK": 2, "VP": 2}; !maps.Equal(perChallenge, want) {
			t.Errorf("conclusions: %v", perChallenge)
		}
	})
}

func TestNoTextOfTheYearLooksPersonal(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		for _, s := range y.saves {
			for name := range s.entry.Fields {
				field, _ := y.kind(s.entry.Kind).Field(name)
				if field.Type != book.Line && field.Type != book.Note {
					continue
				}
				for _, hit := range privacy.Screen(s.entry.Fields.Text(name)) {
					t.Errorf("%s.%s: %s in %q", s.name, name, hit.Kind, s.entry.Fields.Text(name))
				}
			}
		}
	})
}

func TestNothingIsTypedInBeforeItHappened(t *testing.T) {
	years(t, func(t *testing.T, y *year) {
		for _, s := range y.saves {
			kind := y.kind(s.entry.Kind)
			if done := s.entry.Fields.Text(kind.Date); s.entry.Status == book.Ready && kind.Name != "agreement" && kind.Name != "deliverable" && done > s.day {
				t.Errorf("%s of %s is typed in on %s", s.name, done, s.day)
			}
			if s.day < registered || s.day > "2008-12-31" {
				t.Errorf("%s is typed in on %s", s.name, s.day)
			}
		}
	})
}

func TestTheSeedDecidesTheYear(t *testing.T) {
	same, again := compose(book.Standard(), 5, 7), compose(book.Standard(), 5, 7)
	if !reflect.DeepEqual(same.saves, again.saves) {
		t.Error("one seed made two years")
	}
	if other := compose(book.Standard(), 5, 8); reflect.DeepEqual(same.saves, other.saves) {
		t.Error("two seeds made one year")
	}
}

// A column nobody reads is a slip of the pen.
func TestEveryColumnIsAFieldOrToldOf(t *testing.T) {
	told := map[string]string{
		"area": "key adviser", "administration": "key", "staff": "key", "challenge": "key", "option": "key", "contact": "",
		"actor": "key with", "project": "key by visits challenge", "requisition": "key month project", "event": "key month weekend",
		"dialogue": "key month", "observation": "for against", "conclusion": "key", "survey": "key date sent", "question": "key",
		"decision": "key", "deliverable": "", "wording": "",
	}
	for name, columns := range told {
		kind, ok := book.Standard().Kind(name)
		if !ok {
			t.Errorf("no kind %s", name)
			continue
		}
		for column := range table(name)[0] {
			if _, ok := kind.Field(column); !ok && !slices.Contains(strings.Fields(columns), column) {
				t.Errorf("year/%s.txt: nothing reads %s", name, column)
			}
		}
	}
}

func TestADrawIsSpreadEvenly(t *testing.T) {
	counts := make([]int, 10)
	for i := range 10_000 {
		counts[lot(1).below(10, "question", i)]++
	}
	for digit, n := range counts {
		if n < 850 || n > 1150 {
			t.Errorf("%d came %d times of 10 000", digit, n)
		}
	}
}
