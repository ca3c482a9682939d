package book

// Type is the shape of a field's answer. Beside each is its form in JSON, which
// is also the form in Fields.
type Type string

// The types. Those marked "per option" hold one register for each option, so
// that two people adding different options never conflict.
const (
	Line    Type = "line"    // string, one line, ≤ 200 characters unless Max says otherwise
	Note    Type = "note"    // string, long text, ≤ 20 000 characters
	Whole   Type = "whole"   // number, Min ≤ n ≤ Max
	Quarter Type = "quarter" // number in steps of 0.25; stored as quarters
	Yes     Type = "yes"     // bool
	Day     Type = "day"     // string, "2008-05-28"
	Choice  Type = "choice"  // string, a code of List
	Choices Type = "choices" // []string of codes, per option
	Tally   Type = "tally"   // map[string]number by code of List, per option
	Scale   Type = "scale"   // map[string]string: id of a record of Kind → code of List, per option
	Ref     Type = "ref"     // string, id of a record of Kind
	Refs    Type = "refs"    // []string of ids of Kind, per option
)

// PerOption tells whether the type holds one register per option.
func (t Type) PerOption() bool {
	return t == Choices || t == Tally || t == Scale || t == Refs
}

// Policy says how concurrent edits of a field are shown. Policies are views
// over the same heads: changing one never loses a value.
type Policy string

// The policies.
const (
	Ask    Policy = "ask"    // a conflict a person must settle
	Latest Policy = "latest" // the latest by claimed time is shown
	Owner  Policy = "owner"  // the record's own laptop wins
	Set    Policy = "set"    // per option; differing truths: the option stays
	Stack  Policy = "stack"  // long text: all are shown, one after the other
)

// Field is one question of a kind.
type Field struct {
	Tag      int    // small integer, unique in its kind, never reused, never re-typed
	Name     string // word in code, JSON and the SQL column
	Type     Type
	Policy   Policy
	Group    string // fields that must agree are settled together
	Required bool   // needed before the record can be ready; never to save a draft
	List     string // code list, for Choice, Choices, Tally, Scale
	Kind     string // kind pointed to, for Ref, Refs, Scale
	Min, Max int64  // bounds for Whole and Tally; Max is also the most options, or characters
	Fixed    bool   // set once by Feltbog, never by hand
	Office   bool   // written by the coordinator alone, in a record others may write in
	Part     bool   // for Ref: the record is part of the one it points to, which is not withdrawn without asking
	Label    Label
	Hint     Label
}

func field(tag int, name string, kind Type, da, en string) Field {
	f := Field{Tag: tag, Name: name, Type: kind, Policy: Ask, Label: Label{da, en}}
	switch kind {
	case Line:
		f.Max = 200
	case Note:
		f.Max, f.Policy = 20_000, Stack
	case Whole, Tally:
		f.Max = 100_000
	}
	if kind.PerOption() {
		f.Policy = Set
	}
	return f
}

func (f Field) needed() Field            { f.Required = true; return f }
func (f Field) from(list string) Field   { f.List = list; return f }
func (f Field) to(kind string) Field     { f.Kind = kind; return f }
func (f Field) with(group string) Field  { f.Group = group; return f }
func (f Field) most(max int64) Field     { f.Max = max; return f }
func (f Field) between(a, b int64) Field { f.Min, f.Max = a, b; return f }
func (f Field) by(policy Policy) Field   { f.Policy = policy; return f }
func (f Field) hint(da, en string) Field { f.Hint = Label{da, en}; return f }
func (f Field) fixed() Field             { f.Fixed = true; return f }
func (f Field) office() Field            { f.Office = true; return f }
func (f Field) part() Field              { f.Part = true; return f }
