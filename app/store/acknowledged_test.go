package store_test

import (
	"reflect"
	"testing"

	"feltbog/app/journal"
	"feltbog/app/store"
)

func TestWhatOthersHoldOnlyGrowsWhateverTheOrderItIsTold(t *testing.T) {
	b := created(t, "A")
	own := journal.Stream{Device: "device-A", Scope: journal.Own}
	team := journal.Stream{Device: "device-A", Scope: "team:tfi"}
	before := digest(t, b)
	write(t, b, func(tx *store.Tx) {
		must(t, tx.Acknowledge("device-K", journal.Held{own: {{First: 4, Last: 9}}, team: {{First: 1, Last: 2}}}))
		must(t, tx.Acknowledge("device-K", journal.Held{own: {{First: 1, Last: 2}}}))
		must(t, tx.Acknowledge("device-K", journal.Held{own: {{First: 1, Last: 3}, {First: 12, Last: 12}}}))
		must(t, tx.Acknowledge("device-Q", journal.Held{own: {{First: 40, Last: 40}}}))
	})
	read(t, b, func(tx *store.Tx) {
		want := journal.Held{own: {{First: 1, Last: 9}, {First: 12, Last: 12}}, team: {{First: 1, Last: 2}}}
		if got := ok(tx.Acknowledged("device-K"))(t); !reflect.DeepEqual(got, want) {
			t.Errorf("acknowledged %v", got)
		}
		if got := ok(tx.Acknowledged("device-Z"))(t); len(got) != 0 {
			t.Errorf("a device that said nothing holds %v", got)
		}
	})
	if digest(t, b) != before {
		t.Error("an acknowledgement travels")
	}
}
