package book

import "feltbog/app/fault"

// A rule is one thing that must hold between fields of a ready record. It sees
// the fields and their surroundings and gives a fault that names the field to
// mend.
type rule func(f Fields, around Surroundings) error

// The rules by kind, in the order they are told.
var rules = map[string][]rule{
	"visit":        {notLater("date"), notBefore("next_visit", "date")},
	"dialogue":     {notLater("date"), countedParents, reasonFor("form", "other", "form_other"), interpretedIn},
	"requisition":  {notLater("received"), administrationIfMunicipal, notBefore("closed", "received"), reasonFor("progress", "declined", "declined_reason")},
	"consultation": {notLater("held")},
	"event":        {countedParticipants, notBefore("end", "date")},
	"agreement":    {someoneResponsible, reasonFor("progress", "dropped", "dropped_reason")},
	"dispatch":     {notLater("date")},
	"answer":       {notLater("received")},
	"project":      {notBefore("end", "start")},
}

// notLater refuses a date of something done that has not come yet.
func notLater(day string) rule {
	return func(f Fields, around Surroundings) error {
		if around.Today != "" && f.Text(day) > around.Today {
			return fault.At(day, fault.New(fault.FutureDate))
		}
		return nil
	}
}

func notBefore(later, earlier string) rule {
	return func(f Fields, _ Surroundings) error {
		if f.Has(later) && f.Has(earlier) && f.Text(later) < f.Text(earlier) {
			return fault.At(later, fault.New(fault.BeforeStart))
		}
		return nil
	}
}

func reasonFor(choice, code, reason string) rule {
	return func(f Fields, _ Surroundings) error {
		if f.Text(choice) == code && !f.Has(reason) {
			return fault.At(reason, fault.New(fault.Required))
		}
		return nil
	}
}

// A figure may only be counted or estimated if there is one: method and number
// must agree, or the report could not say how many came.
func countedParticipants(f Fields, _ Surroundings) error {
	return counted(f, f.Has("participants"), "participants")
}

func countedParents(f Fields, _ Surroundings) error {
	any := f.Has("mothers") || f.Has("fathers") || f.Has("other_carers") || f.Has("not_registered")
	return counted(f, any, "mothers")
}

func counted(f Fields, filled bool, field string) error {
	switch f.Text("counting") {
	case "counted", "estimated":
		if !filled {
			return fault.At(field, fault.New(fault.Required))
		}
	case "not_counted":
		if filled {
			return fault.At("counting", fault.New(fault.Invalid))
		}
	}
	return nil
}

func interpretedIn(f Fields, _ Surroundings) error {
	used := f.Text("interpreter") == "professional" || f.Text("interpreter") == "volunteer"
	if used && !f.Has("interpreter_language") {
		return fault.At("interpreter_language", fault.New(fault.Required))
	}
	return nil
}

func someoneResponsible(f Fields, _ Surroundings) error {
	if !f.Has("responsible_staff") && !f.Has("responsible_actor") {
		return fault.At("responsible_staff", fault.New(fault.Required))
	}
	return nil
}

// The committee is told which administrations asked, so a municipal requester
// without one would be a hole in that figure.
func administrationIfMunicipal(f Fields, around Surroundings) error {
	if f.Has("administration") || around.Look == nil {
		return nil
	}
	requester, ok := around.Look("actor", ID(f.Text("requester")))
	if ok && requester.Text("sector") == "municipal" {
		return fault.At("administration", fault.New(fault.Required))
	}
	return nil
}
