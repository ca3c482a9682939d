package book

import (
	"slices"
	"testing"

	"feltbog/app/fault"
)

func TestAnOptionMayBeChosenInItsYearsOnly(t *testing.T) {
	cases := []struct {
		option Option
		year   int
		want   bool
	}{
		{Option{}, 2008, true},
		{Option{FromYear: 2009}, 2008, false},
		{Option{FromYear: 2008}, 2008, true},
		{Option{ToYear: 2007}, 2008, false},
		{Option{ToYear: 2008}, 2008, true},
		{Option{FromYear: 2007, ToYear: 2009}, 2008, true},
		{Option{FromYear: 2009, ToYear: 2009}, 0, true},
	}
	for _, c := range cases {
		if got := c.option.In(c.year); got != c.want {
			t.Errorf("%d–%d in %d: %v", c.option.FromYear, c.option.ToYear, c.year, got)
		}
	}
}

func choice(status Status, fields Fields) Record {
	return Record{Kind: "option", Status: status, Fields: fields}
}

func TestTheCoordinatorsOptionsExtendTheLists(t *testing.T) {
	lists := Standard().Lists.With([]Record{
		choice(Ready, Fields{"list": "theme", "code": "sport", "danish": "Idræt", "english": "Sport", "from_year": int64(2008)}),
		choice(Ready, Fields{"list": "theme", "code": "first", "danish": "Øverst", "order": int64(1)}),
		choice(Draft, Fields{"list": "theme", "code": "draft", "danish": "Kladde"}),
		choice(Withdrawn, Fields{"list": "theme", "code": "gone", "danish": "Væk"}),
		choice(Ready, Fields{"list": "transport", "code": "bike", "danish": "Cykel"}),
	})
	codes := codesOf(lists["theme"])
	if codes[0] != "first" || codes[len(codes)-1] != "sport" {
		t.Errorf("order is %v", codes)
	}
	if slices.Contains(codes, "draft") || slices.Contains(codes, "gone") {
		t.Errorf("only ready options count: %v", codes)
	}
	if got := lists.Label("theme", "first", "en"); got != "Øverst" {
		t.Errorf("an option without English reads %q", got)
	}
	if got := lists.Label("transport", "bike", "da"); got != "Cykel" {
		t.Errorf("a new list: %q", got)
	}
	if _, ok := Standard().Lists.Find("theme", "sport"); ok {
		t.Error("the standard lists were changed")
	}
}

func TestARetiredOptionKeepsItsPlaceAndItsWordsInOldRecords(t *testing.T) {
	before := codesOf(Standard().Lists["event_kind"])
	lists := Standard().Lists.With([]Record{
		choice(Ready, Fields{"list": "event_kind", "code": "workshop", "danish": "Værksted", "english": "Workshop", "to_year": int64(2007)}),
	})
	if got := codesOf(lists["event_kind"]); !slices.Equal(got, before) {
		t.Errorf("order was %v, is %v", before, got)
	}
	if got := lists.Label("event_kind", "workshop", "da"); got != "Værksted" {
		t.Errorf("label %q", got)
	}
	kind, _ := Standard().Kind("event")
	fields := Fields{"title": "Temadag", "date": "2008-05-28", "counting": "not_counted", "kind": "workshop"}
	around := Surroundings{Lists: lists}
	if faults := kind.Ready(fields, around); len(faults) != 1 || faults[0].Code != fault.RetiredOption || faults[0].Field != "kind" {
		t.Errorf("in 2008: %v", faults)
	}
	fields["date"] = "2007-05-28"
	if faults := kind.Ready(fields, around); len(faults) != 0 {
		t.Errorf("in 2007: %v", faults)
	}
}

func TestACodeNobodyKnowsIsShownAsItIs(t *testing.T) {
	if got := Standard().Lists.Label("theme", "astronomy", "da"); got != "astronomy" {
		t.Errorf("got %q", got)
	}
}

func TestCodesAreUniqueInTheirListAndInOrder(t *testing.T) {
	for name, list := range Standard().Lists {
		if codes := codesOf(list); len(slices.Compact(slices.Sorted(slices.Values(codes)))) != len(list) {
			t.Errorf("%s: a code stands twice in %v", name, codes)
		}
		if !slices.IsSortedFunc(list, func(a, b Option) int { return a.Order - b.Order }) {
			t.Errorf("%s is not in order", name)
		}
	}
}

func TestTheMaturityStaircaseHasEightDimensionsOfFiveSteps(t *testing.T) {
	if got := len(Maturities()); got != 8 {
		t.Fatalf("%d dimensions", got)
	}
	for _, dimension := range Maturities() {
		if got := codesOf(Standard().Lists[dimension.MaturityList()]); !slices.Equal(got, []string{"0", "1", "2", "3", "4"}) {
			t.Errorf("%s: steps %v", dimension.Name, got)
		}
	}
}

func codesOf(list []Option) []string {
	codes := make([]string, len(list))
	for i, option := range list {
		codes[i] = option.Code
	}
	return codes
}
