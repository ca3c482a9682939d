package book

import (
	"slices"
	"testing"

	"feltbog/app/fault"
)

func names(faults []*fault.Error, field string) bool {
	return slices.ContainsFunc(faults, func(f *fault.Error) bool { return f.Field == field })
}

// register is a small register that references are looked up in.
var register = map[ID]Fields{
	"school": {"sector": "municipal"}, "society": {"sector": "voluntary"},
	"TR": {}, "project": {}, "tingbjerg": {}, "staff": {}, "buf": {}, "survey": {}, "question": {}, "visit": {},
}

func around() Surroundings {
	return Surroundings{Today: "2008-12-31", Lists: Standard().Lists, Look: func(_ string, id ID) (Fields, bool) {
		fields, ok := register[id]
		return fields, ok
	}}
}

// complete are records with nothing missing; each case below breaks one thing.
var complete = map[string]Fields{
	"visit": {"date": "2008-05-28", "project": "project", "area": "tingbjerg", "staff": []string{"staff"}, "challenge": "TR"},
	"dialogue": {"date": "2008-05-28", "area": "tingbjerg", "place": "school", "form": "cafe", "host": "school", "mothers": int64(12),
		"counting": "counted", "interpreter": "not_needed", "themes": []string{"school"}, "challenge": "TR"},
	"requisition":  {"received": "2008-05-28", "requester": "school", "administration": "buf", "subject": "Emne", "challenge": "TR"},
	"consultation": {"held": "2008-05-28", "recipient": "society", "subject": "Emne", "challenge": "TR"},
	"event":        {"title": "Temadag", "date": "2008-05-28", "participants": int64(40), "counting": "counted"},
	"agreement":    {"source": "visit", "what": "Ringer", "due": "2008-06-30", "responsible_actor": "school"},
	"dispatch":     {"survey": "survey", "date": "2008-12-01", "sent": int64(22)},
	"answer":       {"survey": "survey", "received": "2008-12-20", "answers": map[string]string{"question": "high"}},
	"project":      {"name": "Navn", "owner": "society", "areas": []string{"tingbjerg"}},
}

func TestACompleteRecordMayBeReady(t *testing.T) {
	for name, fields := range complete {
		kind, _ := Standard().Kind(name)
		if faults := kind.Ready(fields, around()); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestEachRuleNamesTheFieldToMend(t *testing.T) {
	cases := []struct {
		name, kind string
		change     Fields // nil takes the answer away
		field      string // "" when the record may still be ready
		want       fault.Code
	}{
		{"a visit tomorrow", "visit", Fields{"date": "2009-01-01"}, "date", fault.FutureDate},
		{"a visit today", "visit", Fields{"date": "2008-12-31"}, "", ""},
		{"next visit before this one", "visit", Fields{"next_visit": "2008-05-27"}, "next_visit", fault.BeforeStart},
		{"next visit the same day", "visit", Fields{"next_visit": "2008-05-28"}, "", ""},
		{"next visit in the future", "visit", Fields{"next_visit": "2009-05-28"}, "", ""},
		{"a dialogue tomorrow", "dialogue", Fields{"date": "2009-01-01"}, "date", fault.FutureDate},
		{"counted, but nobody", "dialogue", Fields{"mothers": nil}, "mothers", fault.Required},
		{"counted, fathers only", "dialogue", Fields{"mothers": nil, "fathers": int64(0)}, "", ""},
		{"estimated, but nobody", "dialogue", Fields{"mothers": nil, "counting": "estimated"}, "mothers", fault.Required},
		{"not counted, but twelve", "dialogue", Fields{"counting": "not_counted"}, "counting", fault.Invalid},
		{"not counted", "dialogue", Fields{"counting": "not_counted", "mothers": nil}, "", ""},
		{"another form, not named", "dialogue", Fields{"form": "other"}, "form_other", fault.Required},
		{"another form, named", "dialogue", Fields{"form": "other", "form_other": "Gåtur"}, "", ""},
		{"interpreted, from what", "dialogue", Fields{"interpreter": "volunteer"}, "interpreter_language", fault.Required},
		{"interpreted from Somali", "dialogue", Fields{"interpreter": "professional", "interpreter_language": "so"}, "", ""},
		{"interpreter missing", "dialogue", Fields{"interpreter": "missing"}, "", ""},
		{"a requisition tomorrow", "requisition", Fields{"received": "2009-01-01"}, "received", fault.FutureDate},
		{"a municipal requester of no administration", "requisition", Fields{"administration": nil}, "administration", fault.Required},
		{"a voluntary requester of no administration", "requisition", Fields{"administration": nil, "requester": "society"}, "", ""},
		{"closed before received", "requisition", Fields{"progress": "closed", "closed": "2008-05-27"}, "closed", fault.BeforeStart},
		{"declined without a reason", "requisition", Fields{"progress": "declined"}, "declined_reason", fault.Required},
		{"declined with a reason", "requisition", Fields{"progress": "declined", "declined_reason": "Uden for opgaven"}, "", ""},
		{"a consultation tomorrow", "consultation", Fields{"held": "2009-01-01"}, "held", fault.FutureDate},
		{"an event planned", "event", Fields{"date": "2009-06-01", "counting": "not_counted", "participants": nil}, "", ""},
		{"an event that ends before it begins", "event", Fields{"end": "2008-05-27"}, "end", fault.BeforeStart},
		{"estimated, but no number", "event", Fields{"counting": "estimated", "participants": nil}, "participants", fault.Required},
		{"nobody came", "event", Fields{"participants": int64(0)}, "", ""},
		{"not counted, but forty", "event", Fields{"counting": "not_counted"}, "counting", fault.Invalid},
		{"nobody responsible", "agreement", Fields{"responsible_actor": nil}, "responsible_staff", fault.Required},
		{"staff responsible", "agreement", Fields{"responsible_actor": nil, "responsible_staff": "staff"}, "", ""},
		{"dropped without a reason", "agreement", Fields{"progress": "dropped"}, "dropped_reason", fault.Required},
		{"sent tomorrow", "dispatch", Fields{"date": "2009-01-01"}, "date", fault.FutureDate},
		{"answered tomorrow", "answer", Fields{"received": "2009-01-01"}, "received", fault.FutureDate},
		{"a project that ends before it begins", "project", Fields{"start": "2008-05-01", "end": "2008-04-30"}, "end", fault.BeforeStart},
		{"an option nobody knows", "event", Fields{"kind": "picnic"}, "kind", fault.UnknownOption},
		{"one option of many nobody knows", "dialogue", Fields{"themes": []string{"school", "picnic"}}, "themes", fault.UnknownOption},
		{"counting a function nobody knows", "visit", Fields{"met": map[string]int64{"pilot": 1}}, "met", fault.UnknownOption},
		{"an answer off the scale", "answer", Fields{"answers": map[string]string{"question": "superb"}}, "answers", fault.UnknownOption},
		{"an answer to no question", "answer", Fields{"answers": map[string]string{"riddle": "high"}}, "answers", fault.UnknownRecord},
		{"a project not in the book", "visit", Fields{"project": "ghost"}, "project", fault.UnknownRecord},
		{"one of several not in the book", "project", Fields{"areas": []string{"tingbjerg", "atlantis"}}, "areas", fault.UnknownRecord},
	}
	for _, c := range cases {
		fields := Fields{}
		for name, answer := range complete[c.kind] {
			fields[name] = answer
		}
		for name, answer := range c.change {
			if fields[name] = answer; answer == nil {
				delete(fields, name)
			}
		}
		kind, _ := Standard().Kind(c.kind)
		faults := kind.Ready(fields, around())
		if c.field == "" && len(faults) == 0 {
			continue
		}
		if len(faults) != 1 || faults[0].Field != c.field || faults[0].Code != c.want {
			t.Errorf("%s: got %v, want %s in %q", c.name, faults, c.want, c.field)
		}
	}
}

func TestEveryKindWithRulesHasACompleteRecordHere(t *testing.T) {
	for name := range rules {
		if complete[name] == nil {
			t.Errorf("no complete %s to break", name)
		}
	}
}

func TestEverythingMissingIsToldInTheOrderOfTheForm(t *testing.T) {
	kind, _ := Standard().Kind("visit")
	var got []string
	for _, missing := range kind.Ready(Fields{}, around()) {
		if missing.Code != fault.Required {
			t.Errorf("%v", missing)
		}
		got = append(got, missing.Field)
	}
	if want := []string{"date", "project", "area", "staff", "challenge"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWithoutAClockOrARegisterNothingIsRefusedForThem(t *testing.T) {
	kind, _ := Standard().Kind("visit")
	fields := Fields{"date": "2199-01-01", "project": "ghost", "area": "atlantis", "staff": []string{"nobody"}, "challenge": "none"}
	if faults := kind.Ready(fields, Surroundings{Lists: Standard().Lists}); len(faults) > 0 {
		t.Errorf("%v", faults)
	}
}
