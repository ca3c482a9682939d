package book

import "testing"

func TestTheStandardCatalogueHoldsTogether(t *testing.T) {
	if got := len(Standard().Kinds); got < 20 {
		t.Fatalf("only %d kinds", got)
	}
}
