package parcel

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

var (
	someDevice = rapid.SampledFrom([]journal.Device{laptop, office, "0192a000-0000-7000-8000-00000000000b"})
	someScope  = rapid.SampledFrom([]journal.Scope{journal.Ref, journal.Own, "team:1", "team:ø"})
	someText   = rapid.StringOfN(rapid.RuneFrom([]rune("abcæøå é\n🙂")), 0, 30, -1)
)

func someStream(t *rapid.T) journal.Stream {
	return journal.Stream{Device: someDevice.Draw(t, "device"), Scope: someScope.Draw(t, "scope")}
}

func someDot(t *rapid.T) journal.Dot {
	return journal.Dot{Stream: someStream(t), Seq: rapid.Uint64Min(1).Draw(t, "seq")}
}

func someHeld(t *rapid.T) journal.Held {
	held := journal.Held{}
	for range rapid.IntRange(0, 20).Draw(t, "dots") {
		held.Add(journal.Dot{Stream: someStream(t), Seq: rapid.Uint64Range(1, 30).Draw(t, "seq")})
	}
	return held
}

func someValue(t *rapid.T) book.Value {
	switch rapid.IntRange(0, 3).Draw(t, "form") {
	case 0:
		return book.Value{}
	case 1:
		return book.Count(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "number"))
	case 2:
		return book.Bool(rapid.Bool().Draw(t, "truth"))
	default:
		return book.Text(someText.Draw(t, "words"))
	}
}

func someChange(t *rapid.T) journal.Change {
	c := journal.Change{
		Dot: someDot(t), Nonce: rapid.Uint64().Draw(t, "nonce"), Action: journal.Edit, Kind: rapid.IntRange(1, 99).Draw(t, "kind"),
		Record: book.ID(someText.Draw(t, "record")), Wall: rapid.Int64().Draw(t, "wall"), Why: someText.Draw(t, "why"),
	}
	for range rapid.IntRange(0, 4).Draw(t, "writes") {
		w := journal.Write{Slot: book.Slot{Tag: rapid.IntRange(1, 300).Draw(t, "tag"), Key: someText.Draw(t, "key")}, Value: someValue(t)}
		for range rapid.IntRange(0, 3).Draw(t, "seen") {
			w.Seen = append(w.Seen, someDot(t))
		}
		c.Writes = append(c.Writes, w)
	}
	return c
}

// someChanges come ascending within each stream, each dot once, the streams
// mixed.
func someChanges(t *rapid.T) []journal.Change {
	drawn := rapid.SliceOfNDistinct(rapid.Custom(someChange), 0, 30, func(c journal.Change) journal.Dot { return c.Dot }).Draw(t, "changes")
	slices.SortStableFunc(drawn, func(a, b journal.Change) int {
		if a.Dot.Seq < b.Dot.Seq {
			return -1
		}
		return 1
	})
	return drawn
}

func TestAnyChangesComeOutAsTheyWentIn(t *testing.T) {
	coordinator := knows{laptop: {SignKey: annas().Public().SignKey, Relays: true}}
	rapid.Check(t, func(t *rapid.T) {
		changes := someChanges(t)
		var file bytes.Buffer
		receipt, err := Seal(&file, annasHeader(), Content{Changes: each(changes)}, annas(), []string{mettes().Public().Recipient})
		if err != nil {
			t.Fatal(err)
		}
		var got gathered
		read, err := Open(bytes.NewReader(file.Bytes()), mettes(), coordinator, Limits{}, &got)
		if err != nil {
			t.Fatal(err)
		}
		if len(changes)+len(got.changes) > 0 && !reflect.DeepEqual(got.changes, changes) {
			t.Fatalf("got  %+v\nwant %+v", got.changes, changes)
		}
		if !reflect.DeepEqual(read, receipt) {
			t.Fatalf("receipts differ: %+v and %+v", read, receipt)
		}
	})
}

func TestAnyHeaderComesBackFromItsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := annasHeader()
		h.Name, h.Now = someText.Draw(t, "name"), rapid.Int64().Draw(t, "now")
		h.Acknowledged, h.Ranges = someHeld(t), someHeld(t)
		for range rapid.IntRange(0, 5).Draw(t, "erased") {
			h.Erased = append(h.Erased, someDot(t))
		}
		slices.SortFunc(h.Erased, journal.Dot.Compare)
		raw, err := h.encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeHeader(raw)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again, h) {
			t.Fatalf("got  %+v\nwant %+v", again, h)
		}
	})
}

func TestRangesThatDoNotStandInOrderAreRefused(t *testing.T) {
	for name, runs := range map[string][]uint64{
		"none": {}, "half a run": {1}, "from zero": {0, 4}, "backwards": {4, 3}, "overlapping": {1, 4, 4, 9},
		"touching": {1, 4, 5, 9}, "out of order": {5, 9, 1, 3}, "around the end": {1, 1<<64 - 1, 1, 2},
	} {
		if got, ok := unpackRuns(runs); ok {
			t.Errorf("%s: accepted as %v", name, got)
		}
	}
	twice := []rangesWire{{Device: laptop, Scope: journal.Ref, Runs: []uint64{1, 1}}, {Device: laptop, Scope: journal.Ref, Runs: []uint64{3, 3}}}
	nameless := []rangesWire{{Scope: journal.Ref, Runs: []uint64{1, 1}}}
	for name, list := range map[string][]rangesWire{"a stream twice": twice, "no device": nameless} {
		if got, ok := unpackHeld(list); ok {
			t.Errorf("%s: accepted as %v", name, got)
		}
	}
}

func TestAHeaderThatLacksWhatNoParcelCanDoWithoutIsRefused(t *testing.T) {
	nobody := []journal.Dot{{Stream: journal.Stream{Scope: journal.Ref}, Seq: 1}}
	zeroth := []journal.Dot{{Stream: journal.Stream{Device: laptop, Scope: journal.Ref}}}
	for name, twist := range map[string]func(*Header){
		"workspace": func(h *Header) { h.Workspace = "" }, "parcel": func(h *Header) { h.Parcel = "" },
		"sender": func(h *Header) { h.Sender = "" }, "number": func(h *Header) { h.Number = 0 },
		"changes": func(h *Header) { h.Changes = -1 }, "records": func(h *Header) { h.Records = -1 },
		"erasures": func(h *Header) { h.Erasures = -1 }, "blobs": func(h *Header) { h.Blobs = -1 },
		"blob bytes": func(h *Header) { h.BlobBytes = -1 },
		"erased":     func(h *Header) { h.Erased = nobody }, "erased, number": func(h *Header) { h.Erased = zeroth },
	} {
		h := annasHeader()
		twist(&h)
		raw, err := h.encode()
		if err != nil {
			t.Fatal(err)
		}
		_, err = decodeHeader(raw)
		t.Run(name, func(t *testing.T) { wantFault(t, err, fault.Damaged) })
	}
}
