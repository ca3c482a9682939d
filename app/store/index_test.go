package store_test

import (
	"testing"

	"feltbog/app/store"
)

// What is golden was made when the index wiped every replaced word on the spot.
func TestTheIndexOfAnOlderBookTakesItsTimeToo(t *testing.T) {
	b := openGolden(t)
	if at, err := store.SecureDelete(b); err != nil || at != 0 {
		t.Errorf("secure-delete is %d: %v", at, err)
	}
}
