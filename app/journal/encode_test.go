package journal

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	"feltbog/app/book"
)

func drawChange(t *rapid.T) Change {
	anyDot := rapid.Custom(func(t *rapid.T) Dot {
		return Dot{
			Stream{Device(rapid.StringN(1, 8, -1).Draw(t, "device")), rapid.SampledFrom([]Scope{Ref, Own, TeamScope("t")}).Draw(t, "scope")},
			rapid.Uint64Range(1, 1<<40).Draw(t, "seq"),
		}
	})
	value := rapid.OneOf(
		rapid.Just(book.Value{}),
		rapid.Map(rapid.String(), book.Text),
		rapid.Map(rapid.Int64Range(-1<<50, 1<<50), book.Count),
		rapid.Map(rapid.Bool(), book.Bool),
	)
	return Change{
		Dot: anyDot.Draw(t, "dot"), Nonce: rapid.Uint64().Draw(t, "nonce"), Action: Edit,
		Kind: rapid.IntRange(1, 200).Draw(t, "kind"), Record: book.ID(rapid.String().Draw(t, "record")),
		Wall: rapid.Int64().Draw(t, "wall"), Why: rapid.String().Draw(t, "why"),
		Writes: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Write {
			return Write{
				Slot:  book.Slot{Tag: rapid.IntRange(1, 300).Draw(t, "tag"), Key: rapid.String().Draw(t, "key")},
				Value: value.Draw(t, "value"),
				Seen:  rapid.SliceOfN(anyDot, 1, 3).Draw(t, "seen"),
			}
		}), 1, 4).Draw(t, "writes"),
	}
}

func TestAChangeComesBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChange(t)
		table := &Table{}
		raw, err := Append(nil, c, table)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(raw, &Table{List: table.List})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, c) {
			t.Fatalf("got  %+v\nwant %+v", got, c)
		}
	})
}

func TestWhatANewerVersionWroteTravelsThroughUnharmed(t *testing.T) {
	table := &Table{}
	newer, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		t.Fatal(err)
	}
	strange, err := newer.Marshal(map[string]any{"latitude": 55.7})
	if err != nil {
		t.Fatal(err)
	}
	c := Change{
		Dot: dot("a", 1), Action: Edit, Kind: 999, Record: "r", Rest: strange,
		Writes: []Write{{Slot: book.Slot{Tag: 500}, Value: book.Unknown(strange)}},
	}
	first, err := Append(nil, c, table)
	if err != nil {
		t.Fatal(err)
	}
	relayed, err := Parse(first, table)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Append(nil, relayed, table)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("changed on the way:\n%x\n%x", first, second)
	}
}

func TestTextThatIsNotCanonicalIsKeptAsItCame(t *testing.T) {
	raw, err := cbor.Marshal(" Cafe\u0301 ")
	if err != nil {
		t.Fatal(err)
	}
	if got := unpackValue(raw); !bytes.Equal(got.Raw(), raw) {
		t.Errorf("got %v", got)
	}
}

func FuzzParseNeverPanicsAndWhatItReadsItWritesBack(f *testing.F) {
	table := &Table{List: []Stream{{"a", Ref}, {"b", Own}}}
	seed, err := Append(nil, Change{Dot: dot("a", 1), Action: Edit, Record: "r", Writes: []Write{{Value: book.Text("x"), Seen: []Dot{dot("b", 2)}}}}, table)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := Parse(raw, table)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatalf("an error of another kind: %v", err)
			}
			return
		}
		again, err := Append(nil, c, table)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Parse(again, table)
		if err != nil || !reflect.DeepEqual(back, c) {
			t.Fatalf("%v: %+v became %+v", err, c, back)
		}
	})
}
