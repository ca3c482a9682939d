package store_test

import (
	"reflect"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

func TestADraftComesBackAsItWasTyped(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "A", book.Standard())
	typed := store.Draft{ID: "v1", Kind: "visit", Saved: 100, New: true, Fields: book.Fields{
		"date": "12/", "duration": int64(90), "themes": []string{"school"}, "met": map[string]int64{"parent": 4}, "summary": "Noget\nmere 🙂", "internal": true,
	}}
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutDraft(store.Draft{ID: "v1", Kind: "visit", Saved: 50, Fields: book.Fields{"date": "1"}}))
		must(t, tx.PutDraft(typed))
		must(t, tx.PutDraft(store.Draft{ID: "p1", Kind: "project", Saved: 200, Fields: book.Fields{"name": "Br"}}))
		must(t, tx.PutDraft(store.Draft{ID: "odd", Kind: "from-tomorrow", Saved: 10, Fields: book.Fields{"x": 1.5}}))
		must(t, tx.PutDraft(store.Draft{ID: "s1", Kind: "staff", Saved: 5, Fields: book.Fields{"person_years": 2.5}}))
	})
	must(t, b.Close())
	b = opened(t, path, book.Standard())
	write(t, b, func(tx *store.Tx) {
		got, found, err := tx.Draft("v1")
		if must(t, err); !found || !reflect.DeepEqual(got, typed) {
			t.Errorf("came back as %+v", got)
		}
		ids := func(kind string) (ids []book.ID) {
			for _, draft := range ok(tx.Drafts(kind))(t) {
				ids = append(ids, draft.ID)
			}
			return ids
		}
		if got := ids(""); !reflect.DeepEqual(got, []book.ID{"p1", "v1", "odd", "s1"}) {
			t.Errorf("drafts %v", got)
		}
		if got := ids("visit"); !reflect.DeepEqual(got, []book.ID{"v1"}) {
			t.Errorf("drafts of visits %v", got)
		}
		must(t, tx.DropDraft("v1"))
		must(t, tx.DropDraft("v1"))
		if _, found, err := tx.Draft("v1"); found || err != nil {
			t.Errorf("still there: %t %v", found, err)
		}
	})
}

// What a form may hold before it is valid is not for the types of fields to refuse.
func TestADraftMayHoldAnswersNoFieldWouldTake(t *testing.T) {
	b := created(t, "A")
	typed := book.Fields{"duration": "halvanden time", "themes": "school", "met": []any{"x"}, "unknown": "y", "date": ""}
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutDraft(store.Draft{ID: "v1", Kind: "visit", Fields: typed}))
		if got, _, err := tx.Draft("v1"); err != nil || !reflect.DeepEqual(got.Fields, typed) {
			t.Errorf("came back as %v %v", got.Fields, err)
		}
	})
}

func TestLocalThingsComeBackAndNeverTouchTheDigest(t *testing.T) {
	b := created(t, "K")
	save(t, b, "project", "p1", book.Ready, book.Fields{"name": "Broen"})
	before := digest(t, b)
	device := store.Device{ID: "device-A", Letter: "A", Name: "Anna", Team: "tfi", SignKey: []byte{1}, Recipient: "age1pq", Before: "X", EnrolSecret: []byte{2}, Admitted: 3, FirstSeen: 4, Withdrawn: true}
	parcel := store.Parcel{ID: "x", Number: 2, Direction: store.Sealed, Device: "device-A", Letter: "A", At: 9, Hash: "h", Changes: 1, New: 2, Updated: 3, Already: 4,
		Combined: 5, Conflicts: 6, Account: []byte(`{"a":1}`), Ranges: map[journal.Stream][]journal.Range{{Device: "device-A", Scope: "ref"}: {{First: 1, Last: 2}, {First: 4, Last: 4}}}}
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutSetting("theme", "light"))
		must(t, tx.PutSetting("theme", "dark"))
		must(t, tx.PutSecret("keys", []byte{0, 1, 2}))
		must(t, tx.PutDevice(store.Device{ID: "device-A", Letter: "X"}))
		must(t, tx.PutDevice(device))
		must(t, tx.PutParcel(store.Parcel{ID: "x", Direction: store.Taken}))
		must(t, tx.PutParcel(parcel))
		must(t, tx.PutDraft(store.Draft{ID: "p1", Kind: "project"}))
	})
	read(t, b, func(tx *store.Tx) {
		if got := ok(tx.Setting("theme"))(t); got != "dark" {
			t.Errorf("setting %q", got)
		}
		if got := ok(tx.Setting("nothing"))(t); got != "" {
			t.Errorf("a setting never set is %q", got)
		}
		if got := ok(tx.Secret("keys"))(t); !reflect.DeepEqual(got, []byte{0, 1, 2}) {
			t.Errorf("secret %v", got)
		}
		if got := ok(tx.Secret("nothing"))(t); got != nil {
			t.Errorf("a secret never kept is %v", got)
		}
		if got := ok(tx.Devices())(t); !reflect.DeepEqual(got, []store.Device{device}) {
			t.Errorf("devices %+v", got)
		}
		if got := ok(tx.Parcels())(t); !reflect.DeepEqual(got, []store.Parcel{parcel}) {
			t.Errorf("parcels %+v", got)
		}
	})
	if digest(t, b) != before {
		t.Error("the digest has changed")
	}
	healthy(t, b)
}
