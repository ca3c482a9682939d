package store_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

var fromA = map[journal.Device]bool{"device-A": true}

func TestAFrameIsKeptOnceAndNoFurtherThanThereIsRoom(t *testing.T) {
	b := created(t, "K")
	put := func(f store.Frame) (err error) {
		return b.Write(t.Context(), func(tx *store.Tx) error { return tx.PutFrame(f, "p1", "device-A") })
	}
	large := make([]byte, 4<<20)
	for i := range byte(4) {
		large[0] = i
		for range 2 {
			must(t, put(store.Frame{Type: 77, Payload: bytes.Clone(large)}))
		}
	}
	refused(t, put(store.Frame{Type: 77, Payload: []byte("en mere")}), fault.NewerVersion)
	must(t, put(store.Frame{Type: 77, Payload: bytes.Clone(large)})) // held already
	must(t, put(store.Frame{Type: 78}))
	read(t, b, func(tx *store.Tx) {
		if frames := ok(tx.Frames(fromA))(t); len(frames) != 5 || frames[0].Type != 77 || frames[4].Type != 78 || len(frames[4].Payload) != 0 {
			t.Errorf("%d frames are kept", len(frames))
		}
		if frames := ok(tx.Frames(map[journal.Device]bool{"device-B": true}))(t); len(frames) != 0 {
			t.Errorf("%d frames of a device that sent none", len(frames))
		}
	})
}

func TestOnlyTermsThatHelpAreKeptAndTheLatestTold(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "K", book.Standard())
	write(t, b, func(tx *store.Tx) {
		for _, term := range []store.Term{
			{Kind: 10, Tag: 900, Name: "wether", Type: "line"}, {Kind: 10, Tag: 900, Name: "weather", Type: "line"},
			{Kind: 10, Tag: 10, Name: "known"}, {Kind: 10, Name: "visit"}, {Kind: 800, Name: "select"},
			{Kind: 801, Name: strings.Repeat("x", 61)}, {Kind: 802, Name: " \x00"},
		} {
			must(t, tx.PutTerm(term))
		}
		for i := range 10_050 {
			must(t, tx.PutTerm(store.Term{Kind: 5000 + i, Name: "n"}))
		}
	})
	read(t, b, func(tx *store.Tx) {
		terms := ok(tx.Terms())(t)
		if len(terms) != 10_000 || fmt.Sprint(terms[:2]) != "[{10 900 weather line } {800 0 select  }]" {
			t.Errorf("%d terms, first %v", len(terms), terms[:2])
		}
	})
	must(t, b.Close())
	updated := opened(t, path, extended(t))
	read(t, updated, func(tx *store.Tx) {
		if terms := ok(tx.Terms())(t); terms[0].Kind < 5000 {
			t.Errorf("a later version is still told of %v", terms[0])
		}
	})
}

func TestARecordTellsWhatOfItIsNewer(t *testing.T) {
	later := extended(t)
	b := created(t, "K")
	write(t, b, func(tx *store.Tx) {
		enter(t, tx, later, "visit", "v1", book.Ready, book.Fields{"date": "2009-05-28", "weather": "Slud", "seats": map[string]int64{"leader": 2, "parent": 4}})
		enter(t, tx, later, "visit", "v2", book.Ready, book.Fields{"date": "2009-05-28", "weather": "Slud"})
		enter(t, tx, later, "visit", "v2", "", book.Fields{"weather": ""})
		must(t, tx.PutTerm(store.Term{Kind: 10, Tag: 900, Name: "weather", Type: "line", Policy: "ask"}))
	})
	read(t, b, func(tx *store.Tx) {
		if newer := ok(tx.Newer("v1"))(t); fmt.Sprint(newer) != "[{10 900 weather line ask} {10 907   }]" {
			t.Errorf("v1: %v", newer)
		}
		if newer := ok(tx.Newer("v2"))(t); len(newer) != 0 {
			t.Errorf("v2: %v", newer)
		}
	})
}
