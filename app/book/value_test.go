package book

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestTextIsMadeCanonical(t *testing.T) {
	cases := map[string]struct{ given, want string }{
		"decomposed letters are composed":  {"Bla\u030agard \u00e6 o\u0308", "Blågard æ ö"},
		"Windows line ends":                {"en\r\nto\r\n", "en\nto"},
		"a lone carriage return":           {"en\rto", "en\nto"},
		"two carriage returns and a feed":  {"en\r\r\nto", "en\n\nto"},
		"blanks around":                    {" \t\u00a0 en to \n", "en to"},
		"blanks within stay":               {"en  to\tre", "en  to\tre"},
		"invalid UTF-8 is marked":          {"en\xff\xfeto", "en\uFFFDto"},
		"half a character at the end":      {"bl\xc3", "bl\uFFFD"},
		"control characters go":            {"en\x00to\x1b[31m\u0085", "ento[31m"},
		"a byte order mark goes":           {"\uFEFFen", "en"},
		"emoji with joiners stay whole":    {"👩\u200d👧 hej 🇩🇰", "👩\u200d👧 hej 🇩🇰"},
		"Arabic and Urdu stay":             {"والدین", "والدین"},
		"a combining mark alone":           {" \u0301", "\u0301"},
		"Hangul composes":                  {"\u1112\u1161\u11ab", "한"},
		"ligatures are not taken apart":    {"ﬁ", "ﬁ"},
		"blank is empty":                   {" \r\n\t\uFEFF ", ""},
		"nothing is empty":                 {"", ""},
		"a control character between CRLF": {"en\r\x00\nto", "en\n\nto"},
	}
	for name, c := range cases {
		value := Text(c.given)
		if got := value.Words(); got != c.want {
			t.Errorf("%s: %q became %q, want %q", name, c.given, got, c.want)
		}
		if value.IsEmpty() != (c.want == "") {
			t.Errorf("%s: empty is %v", name, value.IsEmpty())
		}
	}
}

// A parcel's reader keeps text that is not canonical as foreign bytes, so text
// must come out of Text the way it will go in again.
func TestCanonicalTextStaysAsItIs(t *testing.T) {
	awkward := rapid.StringOf(rapid.SampledFrom([]rune("a\u030ae\r\n\t \x00\u0085\u00a0\uFEFF\uFFFD👩\u200d\u0301ﬁ\u1112\u1161\u11ab")))
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.OneOf(awkward, rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "given")
		once := Text(given)
		if again := Text(once.Words()); again != once {
			t.Fatalf("%q became %q, then %q", given, once.Words(), again.Words())
		}
		text := once.Words()
		if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) || strings.ContainsAny(text, "\r\x00\uFEFF") || strings.TrimSpace(text) != text {
			t.Fatalf("%q became %q", given, text)
		}
	})
}

func TestTenMegabytesOfTextIsMadeCanonical(t *testing.T) {
	long := strings.Repeat("Blågård 🙂 ", 10<<20/len("Blågård 🙂 "))
	if got := Text(long).Words(); got != strings.TrimSpace(long) {
		t.Error("long text was changed")
	}
}

func TestNoFieldTakesABookOfText(t *testing.T) {
	long := strings.Repeat("Blågård 🙂 ", 2_500)
	for _, kind := range Standard().Kinds {
		for _, field := range kind.Fields {
			if values, err := kind.Encode(Fields{field.Name: long}, nil); err == nil {
				t.Errorf("%s.%s took %d bytes", kind.Name, field.Name, len(long))
			} else if field.Type == Note && len(values[Slot{Tag: field.Tag}].Words()) > 0 {
				t.Errorf("%s.%s is refused and given all the same", kind.Name, field.Name)
			}
		}
	}
}

func TestTheFormsOfAValueDoNotMix(t *testing.T) {
	values := []Value{{}, Text("1"), Count(1), Count(0), Bool(true), Bool(false), Unknown([]byte("1"))}
	for i, a := range values {
		for j, b := range values {
			if (a == b) != (i == j) {
				t.Errorf("%#v and %#v: equal is %v", a, b, a == b)
			}
		}
	}
	text, number, truth, raw := Text("ja"), Count(7), Bool(true), Unknown([]byte{0xd9})
	if text.Number() != 0 || text.Bool() || text.Raw() != nil || number.Words() != "" || number.Bool() || truth.Number() != 0 || raw.Words() != "" {
		t.Error("a value answers for another form")
	}
	if text.String() != "ja" || number.String() != "7" || truth.String() != "true" || raw.String() != "…" || (Value{}).String() != "" {
		t.Error("a value reads wrongly in history")
	}
}
