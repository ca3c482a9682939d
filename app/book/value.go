package book

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Form is the shape of a Value. The numbers travel in parcels: never reuse one.
type Form uint8

// The forms. Raw is a value written by a newer Feltbog, kept byte for byte.
const (
	Empty  Form = 0
	Words  Form = 1
	Number Form = 2
	Truth  Form = 3
	Raw    Form = 4
)

// Value is what one register holds. It is comparable: two values are the same
// answer exactly when == says so, because text is made canonical when the value
// is made; see Text.
type Value struct {
	form   Form
	words  string
	number int64
}

// Text makes a text value of canonical text: valid UTF-8 in NFC, line ends as
// \n, no control characters but tab, trimmed. Text already canonical is kept as
// it is; text that is then blank is the empty value.
func Text(s string) Value {
	if canonical(s) {
		return Value{form: Words, words: s}
	}
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.TrimSpace(norm.NFC.String(strings.Map(visible, s)))
	if s == "" {
		return Value{}
	}
	return Value{form: Words, words: s}
}

// canonical tells of most text, without touching it, that it needs nothing done.
func canonical(s string) bool {
	return s != "" && utf8.ValidString(s) && strings.TrimSpace(s) == s && norm.NFC.IsNormalString(s) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r == '\r' || visible(r) < 0 })
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// What is pasted from other programs brings characters nobody sees; XML, and so
// the committee's document, cannot hold the control characters at all.
func visible(r rune) rune {
	if r == '\uFEFF' || unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// Count makes a whole number.
func Count(n int64) Value { return Value{form: Number, number: n} }

// Bool makes a truth value. False is a value of its own, not the empty one.
func Bool(b bool) Value {
	if b {
		return Value{form: Truth, number: 1}
	}
	return Value{form: Truth}
}

// Unknown keeps the bytes of a value this version cannot read.
func Unknown(raw []byte) Value { return Value{form: Raw, words: string(raw)} }

// Form tells the shape of v.
func (v Value) Form() Form { return v.form }

// IsEmpty tells whether v is the empty value: a field never filled, or cleared.
func (v Value) IsEmpty() bool { return v.form == Empty }

// Words is the text of a text value, "" for every other form.
func (v Value) Words() string {
	if v.form != Words {
		return ""
	}
	return v.words
}

// Number is the whole number of a number value, 0 for every other form.
func (v Value) Number() int64 {
	if v.form != Number {
		return 0
	}
	return v.number
}

// Bool is the truth of a truth value, false for every other form.
func (v Value) Bool() bool { return v.form == Truth && v.number == 1 }

// Raw is the kept bytes of an unknown value, nil for every other form.
func (v Value) Raw() []byte {
	if v.form != Raw {
		return nil
	}
	return []byte(v.words)
}

// String is v for a person reading history: no quotes, no units.
func (v Value) String() string {
	switch v.form {
	case Words:
		return v.words
	case Number:
		return strconv.FormatInt(v.number, 10)
	case Truth:
		return strconv.FormatBool(v.Bool())
	case Raw:
		return "…"
	default:
		return ""
	}
}
