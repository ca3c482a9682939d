package book

import (
	"sort"
	"strconv"
)

// Fields are a record's answers by field name, in the JSON form its Type names:
// string, int64, float64 (Quarter), bool, []string, map[string]int64 (Tally),
// map[string]string (Scale). A field never filled is absent.
type Fields map[string]any

// Text is the answer of a Line, Note, Day, Choice or Ref field; "" when absent.
func (f Fields) Text(name string) string {
	text, _ := f[name].(string)
	return text
}

// Number is the answer of a Whole field; 0 when absent.
func (f Fields) Number(name string) int64 {
	number, _ := f[name].(int64)
	return number
}

// Quarters is the answer of a Quarter field in quarters (2.5 → 10); 0 when absent.
func (f Fields) Quarters(name string) int64 {
	number, _ := f[name].(float64)
	return int64(number * 4)
}

// Bool is the answer of a Yes field; false when absent.
func (f Fields) Bool(name string) bool {
	truth, _ := f[name].(bool)
	return truth
}

// Many is the answer of a Choices or Refs field, sorted; nil when absent.
func (f Fields) Many(name string) []string {
	many, _ := f[name].([]string)
	return many
}

// Tally is the answer of a Tally field; nil when absent.
func (f Fields) Tally(name string) map[string]int64 {
	tally, _ := f[name].(map[string]int64)
	return tally
}

// Scale is the answer of a Scale field; nil when absent.
func (f Fields) Scale(name string) map[string]string {
	scale, _ := f[name].(map[string]string)
	return scale
}

// Has tells whether the field is filled.
func (f Fields) Has(name string) bool {
	_, ok := f[name]
	return ok
}

// Record is what the changes about one id add up to, as a book shows it.
type Record struct {
	ID      ID
	Kind    string
	Number  string // B-2009-0042: device letter, year, running number
	Status  Status
	Fields  Fields // everything but number and status
	Created int64  // claimed instant of the first change, Unix milliseconds
	Changed int64  // claimed instant of the latest change, Unix milliseconds
	Letter  string // letter of the laptop that created it; "" when not in the roster
	Parcel  string // short name of the parcel its latest change came in; "" when made here
	Open    bool   // a conflict on it waits for a decision
}

// Day is the date of the record by its kind's Date field; "" when it has none, or
// something that is none, as a form draft may.
func (r Record) Day(kind *Kind) string {
	if kind.Date == "" {
		return ""
	}
	day := r.Fields.Text(kind.Date)
	if !isDay(day) {
		return ""
	}
	return day
}

// Year is the year the record belongs to, by its kind's Date or Year field; 0
// when not filled.
func (r Record) Year(kind *Kind) int {
	if kind.Year != "" {
		return int(r.Fields.Number(kind.Year))
	}
	day := r.Day(kind)
	if len(day) < 4 {
		return 0
	}
	year, err := strconv.Atoi(day[:4])
	if err != nil {
		return 0
	}
	return year
}

// Decode turns the shown values of a record's registers into Fields, with
// number and status left out. Values of tags or forms this catalogue does not
// know are skipped: they stay in the journal.
func (k *Kind) Decode(values map[Slot]Value) Fields {
	fields := Fields{}
	for slot, value := range values {
		f, ok := k.Tagged(slot.Tag)
		if !ok || value.IsEmpty() || slot.Tag == TagNumber || slot.Tag == TagStatus {
			continue
		}
		fields.put(f, slot.Key, value)
	}
	for _, f := range k.Fields {
		if many, ok := fields[f.Name].([]string); ok {
			sort.Strings(many)
		}
	}
	return fields
}

func (fields Fields) put(f Field, key string, value Value) {
	switch f.Type {
	case Line, Note, Day, Choice, Ref:
		if value.Form() == Words {
			fields[f.Name] = value.Words()
		}
	case Whole:
		if value.Form() == Number {
			fields[f.Name] = value.Number()
		}
	case Quarter:
		if value.Form() == Number {
			fields[f.Name] = float64(value.Number()) / 4
		}
	case Yes:
		if value.Form() == Truth {
			fields[f.Name] = value.Bool()
		}
	case Choices, Refs:
		if value.Bool() {
			fields[f.Name] = append(fields.Many(f.Name), key)
		}
	case Tally:
		if value.Form() == Number {
			tally := fields.Tally(f.Name)
			if tally == nil {
				tally = map[string]int64{}
				fields[f.Name] = tally
			}
			tally[key] = value.Number()
		}
	case Scale:
		if value.Form() == Words {
			scale := fields.Scale(f.Name)
			if scale == nil {
				scale = map[string]string{}
				fields[f.Name] = scale
			}
			scale[key] = value.Words()
		}
	}
}
