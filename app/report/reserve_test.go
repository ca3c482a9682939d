package report

import (
	"strings"
	"testing"
)

func TestTheReservePageHasTheWholeKeyAndNothingElseThatCouldBePartOfIt(t *testing.T) {
	key := "AGE-SECRET-KEY-PQ-1" + strings.Repeat("QPZRY9X8", 7) + "GF"
	page := ReservePaper("Kirsten", "2008-05-28", key)
	_, below, found := strings.Cut(page, "AGE-SECRET-KEY-PQ-1")
	if !found || "AGE-SECRET-KEY-PQ-1"+strings.Join(strings.Fields(below), "") != key {
		t.Errorf("the key is not last on the page, or not whole:\n%s", page)
	}
	if !strings.Contains(page, "Kirstens feltbog") || !strings.Contains(page, "28. maj 2008") {
		t.Errorf("whose, and when:\n%s", page)
	}
	for line := range strings.Lines(page) {
		if len([]rune(line)) > 80 {
			t.Errorf("too wide for a page: %q", line)
		}
	}
}
