package book

import "testing"

func TestARecordBelongsToTheYearOfItsDateOrItsYear(t *testing.T) {
	cases := []struct {
		kind   string
		fields Fields
		want   int
	}{
		{"visit", Fields{"date": "2008-12-31"}, 2008},
		{"requisition", Fields{"received": "2008-01-02", "closed": "2009-02-01"}, 2008},
		{"plan_line", Fields{"year": int64(2009)}, 2009},
		{"visit", Fields{}, 0},
		{"project", Fields{"start": "2008-01-02"}, 0},
		{"plan_line", Fields{}, 0},
	}
	for _, c := range cases {
		kind, _ := Standard().Kind(c.kind)
		if got := (Record{Fields: c.fields}).Year(kind); got != c.want {
			t.Errorf("%s %v: year %d, want %d", c.kind, c.fields, got, c.want)
		}
	}
}

func TestAnAbsentAnswerReadsAsNothing(t *testing.T) {
	f := Fields{"text": int64(7), "number": "7"}
	if f.Text("text") != "" || f.Number("number") != 0 || f.Quarters("x") != 0 || f.Bool("x") || f.Many("x") != nil || f.Tally("x") != nil || f.Scale("x") != nil || f.Has("x") {
		t.Error("an absent answer, or one of another shape, reads as something")
	}
	if got := (Fields{"years": 2.5}).Quarters("years"); got != 10 {
		t.Errorf("2.5 years are %d quarters", got)
	}
}

func TestTheDayOfADraftIsADayOrNothing(t *testing.T) {
	kind, _ := Standard().Kind("visit")
	for typed, want := range map[string]string{"2008-05-28": "2008-05-28", "32.13": "", "": ""} {
		if got := (Record{Fields: Fields{"date": typed}}).Day(kind); got != want {
			t.Errorf("%q is the day %q", typed, got)
		}
	}
}
