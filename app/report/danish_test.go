package report

import "testing"

func TestNumbersAreWrittenAsDanesWriteThem(t *testing.T) {
	for n, want := range map[int]string{0: "ingen", 1: "én", 2: "to", 7: "syv", 12: "tolv", 13: "13", 2600: "2600", 12600: "12.600", 1234567: "1.234.567"} {
		if got := inWords(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

func TestPersonYearsAreWrittenInQuarters(t *testing.T) {
	for quarters, want := range map[int]string{0: "0", 1: "¼", 2: "½", 3: "¾", 4: "1", 6: "1½", 8: "2", 41: "10¼"} {
		if got := personYears(quarters); got != want {
			t.Errorf("%d quarters are written %q, want %q", quarters, got, want)
		}
	}
	for quarters, want := range map[int]string{0: "0,0", 2: "0,5", 20: "5,0", 19: "4,75", 400: "100,0"} {
		if got := decimal(quarters); got != want {
			t.Errorf("%d quarters sum to %q, want %q", quarters, got, want)
		}
	}
}

func TestAListIsJoinedWithCommasAndOneOg(t *testing.T) {
	for want, list := range map[string][]string{"": nil, "a": {"a"}, "a og b": {"a", "b"}, "a, b og c": {"a", "b", "c"}} {
		if got := and(list); got != want {
			t.Errorf("%q is joined %q, want %q", list, got, want)
		}
	}
}

func TestWordsAreBentAsTheyShould(t *testing.T) {
	for got, want := range map[string]string{
		longDay("2008-06-19"): "19. juni 2008", longDay("engang"): "engang",
		genitive("Beskæftigelses- og Integrationsudvalget"): "Beskæftigelses- og Integrationsudvalgets", genitive("Enhedens"): "Enhedens’",
		capital("én rekvirering"): "Én rekvirering", lower("Øvrige"): "øvrige", capital(""): "",
	} {
		if got != want {
			t.Errorf("it reads %q, want %q", got, want)
		}
	}
}
