package desktop

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// eventually asks until the book is in the condition.
func eventually(t *testing.T, d *door, is func(Condition) bool) Condition {
	t.Helper()
	for range 400 {
		if seen := must((&Health{d}).Condition()); is(seen) {
			return seen
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it never came to that")
	return Condition{}
}

func TestABookIsLookedOverInTheBackgroundAndDamageIsRungFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "karen.feltbog")
	h := at(t, t.TempDir())
	must(h.session().Create("coordinator", "Karen", path, phrase))
	whole := eventually(t, h.door, func(c Condition) bool { return c.Examined > 0 })
	if whole.Damage.Code != "" {
		t.Errorf("a whole book: %+v", whole)
	}

	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-9] ^= 1
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	must(h.session().Lock())
	if _, err := h.session().OpenBook(path, phrase); faultOf(err).Code != "book-damaged" {
		t.Errorf("a damaged book opens with %v", err)
	}
}
