package book

import (
	"maps"
	"slices"
)

// Reach says who a kind of record travels to.
type Reach string

// Register records go to everyone; activities to the team's laptops and the
// coordinator. A record marked internal goes to the coordinator only, whatever
// its kind.
const (
	Register Reach = "ref"
	Activity Reach = "team"
)

// Kind is one kind of record.
type Kind struct {
	Tag    int    // unique, never reused
	Name   string // word in code, JSON, the command line and the SQL table
	Label  Label  // one of them
	Plural Label
	Reach  Reach
	Office bool     // recorded by the coordinator alone
	Date   string   // the field that dates a record of this kind: "" when none
	Year   string   // the field that holds its year instead: "" when none
	Title  []string // the fields whose values name a record in a list, first filled wins
	Fields []Field
}

// Field finds a field by name.
func (k *Kind) Field(name string) (Field, bool) {
	for i := range k.Fields {
		if k.Fields[i].Name == name {
			return k.Fields[i], true
		}
	}
	return Field{}, false
}

// Tagged finds a field by tag.
func (k *Kind) Tagged(tag int) (Field, bool) {
	// Asked ten times for every change, so no field but the one is copied.
	for i := range k.Fields {
		if k.Fields[i].Tag == tag {
			return k.Fields[i], true
		}
	}
	return Field{}, false
}

// Tags every kind shares. A kind's own tags start at 10.
const (
	TagNumber   = 1
	TagStatus   = 2
	TagCase     = 3
	TagInternal = 4

	// TagBasis is no field: what the one who withdrew a record had seen
	// (journal.Basis). No kind may use the number.
	TagBasis = 5
)

func common() []Field {
	return []Field{
		field(TagNumber, "number", Line, "Nummer", "Number").fixed().by(Latest),
		field(TagStatus, "status", Choice, "Status", "Status").from("status"),
		field(TagCase, "case_number", Line, "Sagsnummer", "Case number").most(40),
		field(TagInternal, "internal", Yes, "Intern", "Internal").
			hint("Kun denne pc og koordinatoren", "This laptop and the coordinator only"),
	}
}

// References are the ids a record's fields point to, in the order of the form.
func (k *Kind) References(fields Fields) []ID {
	var ids []ID
	for _, f := range k.Fields {
		switch f.Type {
		case Ref:
			if id := fields.Text(f.Name); id != "" {
				ids = append(ids, ID(id))
			}
		case Refs:
			for _, id := range fields.Many(f.Name) {
				ids = append(ids, ID(id))
			}
		case Scale:
			for _, id := range slices.Sorted(maps.Keys(fields.Scale(f.Name))) {
				ids = append(ids, ID(id))
			}
		}
	}
	return ids
}
