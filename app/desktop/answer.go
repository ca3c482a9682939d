package desktop

import (
	"maps"
	"math"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// Answer is the answer to one field. Form says which of the others holds it:
// "text", "number", "truth", "many", "tally" or "scale"; "empty" clears.
type Answer struct {
	Name   string   `json:"name"`
	Form   string   `json:"form"`
	Text   string   `json:"text"`
	Number float64  `json:"number"`
	Truth  bool     `json:"truth"`
	Many   []string `json:"many"`
	Tally  []Count  `json:"tally"`
	Scale  []Pair   `json:"scale"`
}

// Count is one option of a tally and its number.
type Count struct {
	Key   string  `json:"key"`
	Value float64 `json:"value"`
}

// Pair is a key and its text.
type Pair struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// fieldsOf reads what was entered. Only an unknown form is refused here: what
// the answers may be is the catalogue's to say.
func fieldsOf(answers []Answer) (book.Fields, error) {
	fields := make(book.Fields, len(answers))
	for _, answer := range answers {
		value, ok := answer.value()
		if !ok {
			return nil, fault.At(answer.Name, fault.New(fault.Invalid))
		}
		fields[answer.Name] = value
	}
	return fields, nil
}

func (a Answer) value() (any, bool) {
	switch a.Form {
	case "empty":
		return nil, true
	case "text":
		return a.Text, true
	case "number":
		return a.Number, true
	case "truth":
		return a.Truth, true
	case "many":
		return slices.Clone(a.Many), true
	case "tally":
		tally := make(map[string]any, len(a.Tally))
		for _, count := range a.Tally {
			tally[count.Key] = count.Value
		}
		return tally, true
	case "scale":
		scale := make(map[string]string, len(a.Scale))
		for _, pair := range a.Scale {
			scale[pair.Key] = pair.Value
		}
		return scale, true
	default:
		return nil, false
	}
}

// answersOf tells the fields that are there in the order of the form. A form
// draft may hold answers no field would take, and cleared ones: those are nil.
func answersOf(kind *book.Kind, fields book.Fields) []Answer {
	answers := make([]Answer, 0, len(fields))
	for _, field := range kind.Fields {
		value, ok := fields[field.Name]
		if !ok {
			continue
		}
		answer := Answer{Name: field.Name, Many: []string{}, Tally: []Count{}, Scale: []Pair{}}
		answer.put(value)
		answers = append(answers, answer)
	}
	return answers
}

// put goes by what the answer is, not by what its field asks for: what was
// typed in a number field and is no number must come back as it was typed.
func (a *Answer) put(value any) {
	switch value := value.(type) {
	case nil:
		a.Form = "empty"
	case string:
		a.Form, a.Text = "text", value
	case bool:
		a.Form, a.Truth = "truth", value
	case int64, float64:
		a.Form, a.Number = "number", number(value)
	case []string:
		a.Form, a.Many = "many", append(a.Many, value...)
	case map[string]int64:
		a.Form, a.Tally = "tally", counts(value)
	case map[string]string:
		a.Form, a.Scale = "scale", pairs(value)
	default:
		a.Form = "empty"
	}
}

// number refuses what JSON cannot say: Wails ends the whole program over a NaN.
func number(value any) float64 {
	switch n := value.(type) {
	case int64:
		return float64(n)
	case float64:
		return finite(n)
	default:
		return 0
	}
}

func finite(n float64) float64 {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	return n
}

func counts(tally map[string]int64) []Count {
	list := make([]Count, 0, len(tally))
	for _, key := range slices.Sorted(maps.Keys(tally)) {
		list = append(list, Count{key, float64(tally[key])})
	}
	return list
}

func pairs(texts map[string]string) []Pair {
	list := make([]Pair, 0, len(texts))
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		list = append(list, Pair{key, texts[key]})
	}
	return list
}
