package book

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"feltbog/app/fault"
)

// answers draws an answer that a field accepts, in its canonical form.
func answers(t *rapid.T, f Field) any {
	switch f.Type {
	case Line:
		return text(t, "aæåÅ é🙂»\t7", min(f.Max, 40))
	case Note:
		return text(t, "aæåÅ é🙂»\t7\n", 80)
	case Whole:
		return rapid.Int64Range(f.Min, f.Max).Draw(t, f.Name)
	case Quarter:
		return float64(rapid.Int64Range(f.Min, f.Max).Draw(t, f.Name)) / 4
	case Yes:
		return rapid.Bool().Draw(t, f.Name)
	case Day:
		return fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1900, 2200).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	case Choice, Ref:
		return code().Draw(t, f.Name)
	case Choices, Refs:
		most := 8
		if f.Max > 0 {
			most = int(f.Max)
		}
		return slices.Sorted(slices.Values(rapid.SliceOfNDistinct(code(), 1, most, rapid.ID).Draw(t, f.Name)))
	case Tally:
		return rapid.MapOfN(code(), rapid.Int64Range(f.Min, f.Max), 1, 4).Draw(t, f.Name)
	case Scale:
		return rapid.MapOfN(code(), code(), 1, 4).Draw(t, f.Name)
	default:
		panic(f.Type)
	}
}

func code() *rapid.Generator[string] {
	return rapid.Map(rapid.IntRange(0, 99), func(i int) string { return fmt.Sprintf("option_%d", i) })
}

func text(t *rapid.T, letters string, most int64) string {
	runes := rapid.SliceOfN(rapid.SampledFrom([]rune(letters)), 1, int(most)).Draw(t, "text")
	if words := Text(string(runes)).Words(); words != "" {
		return words
	}
	return "x"
}

// every runs a property for whole records of each kind: all that people fill in.
func every(t *testing.T, property func(t *rapid.T, kind *Kind, draw func() Fields)) {
	for _, kind := range Standard().Kinds {
		t.Run(kind.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				property(t, kind, func() Fields { return record(t, kind) })
			})
		})
	}
}

func record(t *rapid.T, kind *Kind) Fields {
	fields := Fields{}
	for _, field := range kind.Fields {
		if field.Tag != TagNumber && field.Tag != TagStatus && !field.Fixed {
			fields[field.Name] = answers(t, field)
		}
	}
	return fields
}

func TestWhatIsEnteredIsReadBack(t *testing.T) {
	every(t, func(t *rapid.T, kind *Kind, draw func() Fields) {
		want := draw()
		values, err := kind.Encode(want, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := kind.Decode(values); !reflect.DeepEqual(got, want) {
			t.Fatalf("entered %#v, read back %#v", want, got)
		}
	})
}

// The command line and the window hand over what encoding/json makes of an
// answer: it must give the same registers.
func TestAnAnswerFromJSONIsTheSameAnswer(t *testing.T) {
	every(t, func(t *rapid.T, kind *Kind, draw func() Fields) {
		fields := draw()
		raw, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		var decoded Fields
		if err := json.Unmarshal(raw, &decoded); err != nil {
			t.Fatal(err)
		}
		direct, first := kind.Encode(fields, nil)
		viaJSON, second := kind.Encode(decoded, nil)
		if first != nil || second != nil || !maps.Equal(direct, viaJSON) {
			t.Fatalf("%#v: %v %v\n%v\n%v", fields, first, second, direct, viaJSON)
		}
	})
}

// A second answer replaces the first whole: what is left out of a multiple
// choice is cleared, and nothing else is touched.
func TestASecondAnswerReplacesTheFirst(t *testing.T) {
	every(t, func(t *rapid.T, kind *Kind, draw func() Fields) {
		registers, err := kind.Encode(draw(), nil)
		if err != nil {
			t.Fatal(err)
		}
		want := draw()
		changed, err := kind.Encode(want, registers)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(registers, changed)
		if got := kind.Decode(registers); !reflect.DeepEqual(got, want) {
			t.Fatalf("want %#v, got %#v", want, got)
		}
	})
}

func TestNilAndBlankClearAField(t *testing.T) {
	every(t, func(t *rapid.T, kind *Kind, draw func() Fields) {
		registers, err := kind.Encode(draw(), nil)
		if err != nil {
			t.Fatal(err)
		}
		nothing := Fields{}
		for name := range kind.Decode(registers) {
			nothing[name] = rapid.SampledFrom([]any{nil, ""}).Draw(t, name)
		}
		cleared, err := kind.Encode(nothing, registers)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(registers, cleared)
		if left := kind.Decode(registers); len(left) > 0 {
			t.Fatalf("left: %#v", left)
		}
	})
}

func TestTakingOneOptionAwayTouchesOnlyThatOption(t *testing.T) {
	visit, _ := Standard().Kind("visit")
	registers, err := visit.Encode(Fields{"themes": []string{"parents", "school"}, "purpose": []string{"barriers"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := visit.Encode(Fields{"themes": []string{"school", "work"}}, registers)
	if err != nil {
		t.Fatal(err)
	}
	themes, _ := visit.Field("themes")
	want := map[Slot]Value{
		{themes.Tag, "parents"}: {},
		{themes.Tag, "school"}:  Bool(true),
		{themes.Tag, "work"}:    Bool(true),
	}
	if !maps.Equal(changed, want) {
		t.Errorf("got %v, want %v", changed, want)
	}
}

func TestAnOptionTakenAwayBeforeIsNotTakenAwayAgain(t *testing.T) {
	visit, _ := Standard().Kind("visit")
	themes, _ := visit.Field("themes")
	changed, err := visit.Encode(Fields{"themes": []string{}}, map[Slot]Value{{themes.Tag, "parents"}: {}})
	if err != nil || len(changed) != 0 {
		t.Errorf("got %v, %v", changed, err)
	}
}

func TestAnAnswerOfTheWrongShapeIsRefusedWithItsField(t *testing.T) {
	many := make([]string, 1_001)
	for i := range many {
		many[i] = fmt.Sprint("option", i)
	}
	cases := []struct {
		kind, field string
		answer      any
		want        fault.Code
	}{
		{"event", "title", 7, fault.Invalid},
		{"event", "title", "to\nlinjer", fault.Invalid},
		{"event", "title", "mac\rlinjer", fault.Invalid},
		{"event", "title", strings.Repeat("å", 201), fault.TooLong},
		{"event", "evaluation", strings.Repeat("å", 20_001), fault.TooLong},
		{"event", "date", "28-05-2008", fault.Invalid},
		{"event", "date", "2008-02-30", fault.Invalid},
		{"event", "date", "1899-12-31", fault.Invalid},
		{"event", "date", "2201-01-01", fault.Invalid},
		{"event", "participants", "mange", fault.Invalid},
		{"event", "participants", 12.5, fault.Invalid},
		{"event", "participants", math.NaN(), fault.Invalid},
		{"event", "participants", -1, fault.OutOfRange},
		{"event", "participants", 1_000_001, fault.OutOfRange},
		{"event", "participants", 1e300, fault.Invalid},
		{"event", "internal", "ja", fault.Invalid},
		{"event", "kind", strings.Repeat("a", 61), fault.Invalid},
		{"event", "area", "to\nlinjer", fault.Invalid},
		{"event", "co_organisers", "en", fault.Invalid},
		{"event", "co_organisers", []any{"en", 2}, fault.Invalid},
		{"event", "co_organisers", []string{"\xff"}, fault.Invalid},
		{"event", "co_organisers", []string{" blank "}, fault.Invalid},
		{"event", "co_organisers", []string{""}, fault.Invalid},
		{"event", "co_organisers", many, fault.TooMany},
		{"plan_line", "person_years", 0.3, fault.Invalid},
		{"plan_line", "person_years", 100.25, fault.OutOfRange},
		{"plan_line", "person_years", math.Inf(1), fault.OutOfRange},
		{"plan_line", "person_years", "2", fault.Invalid},
		{"dialogue", "themes", []string{"a", "b", "c", "d", "e", "f"}, fault.TooMany},
		{"dialogue", "frontline", map[string]int{"teacher": 1_001}, fault.OutOfRange},
		{"dialogue", "frontline", map[string]any{"teacher": "to"}, fault.Invalid},
		{"dialogue", "frontline", []string{"teacher"}, fault.Invalid},
		{"answer", "answers", map[string]any{"q": 3}, fault.Invalid},
		{"answer", "answers", map[string]string{"q": strings.Repeat("h", 61)}, fault.Invalid},
		{"answer", "answers", map[string]string{strings.Repeat("q", 61): "high"}, fault.Invalid},
		{"event", "citizen", "navn", fault.UnknownField},
	}
	for _, c := range cases {
		kind, _ := Standard().Kind(c.kind)
		_, err := kind.Encode(Fields{c.field: c.answer}, nil)
		if got := fault.Of(err); got == nil || got.Code != c.want || got.Field != c.field {
			t.Errorf("%s.%s = %.40v: got %v, want %s", c.kind, c.field, c.answer, err, c.want)
		}
	}
}

func TestAllFaultsAreToldAtOnceInOrder(t *testing.T) {
	kind, _ := Standard().Kind("event")
	_, err := kind.Encode(Fields{"title": 7, "date": "i går", "audience": true, "evaluation": "fin"}, nil)
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("got %v", err)
	}
	var fields []string
	for _, one := range joined.Unwrap() {
		var found *fault.Error
		if errors.As(one, &found) {
			fields = append(fields, found.Field)
		}
	}
	if want := []string{"audience", "date", "title"}; !slices.Equal(fields, want) {
		t.Errorf("got %v, want %v", fields, want)
	}
}

func TestWhatFeltbogSetsOnceStaysAsItIs(t *testing.T) {
	kind, _ := Standard().Kind("link")
	registers, err := kind.Encode(Fields{"left": "a", "right": "b"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kind.Encode(Fields{"left": "a", "right": "b", "verdict": "same"}, registers); err != nil {
		t.Errorf("saying the same again is refused: %v", err)
	}
	for _, other := range []any{"c", "", nil} {
		if _, err := kind.Encode(Fields{"left": other}, registers); !fault.Is(err, fault.Fixed) {
			t.Errorf("%v: got %v", other, err)
		}
	}
}

func TestWhatANewerVersionWroteIsPassedOver(t *testing.T) {
	kind, _ := Standard().Kind("event")
	title, _ := kind.Field("title")
	came, _ := kind.Field("participants")
	fields := kind.Decode(map[Slot]Value{
		{Tag: 9_999}:     Text("fra fremtiden"),
		{Tag: title.Tag}: Unknown([]byte{0xd9, 0x01}),
		{Tag: came.Tag}:  Text("mange"),
		{Tag: TagNumber}: Text("B-2009-0042"),
		{Tag: TagStatus}: Text("ready"),
	})
	if len(fields) != 0 {
		t.Errorf("got %v", fields)
	}
}
