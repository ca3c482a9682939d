package report

import (
	"slices"

	"feltbog/app/book"
)

// Figure is one number with all that is needed to stand by it.
type Figure struct {
	// Key is a word for programs: it never changes its meaning.
	Key     string `json:"key"`
	Section string `json:"section"`
	Label   string `json:"label"`
	// Value is the number as it is printed: rounded when Text says "ca.", and 0
	// when Method is Suppressed.
	Value float64 `json:"value"`
	// Text is the number as Danes write it: "ca. 2600", "35 ud af 36", "5,0".
	Text   string `json:"text"`
	Method string `json:"method"`
	Rule   string `json:"rule"`
	// Records are what the number rests on, in the order of the alphabet; never
	// nil.
	Records []book.ID `json:"records"`

	// also are records that the number turns on without being of its kind: the
	// visits that make a project a visited one.
	also []book.ID
}

// restsOn tells whether the figure could change with the record.
func (f Figure) restsOn(id book.ID) bool {
	_, counted := slices.BinarySearch(f.Records, id)
	return counted || slices.Contains(f.also, id)
}

// The methods: how a number came about.
const (
	Counted    = "counted"    // one for each record, or added up from numbers that were counted
	Rounded    = "ca"         // part of it is estimated, so it is rounded
	Distinct   = "distinct"   // each thing once, however many records name it
	Summed     = "sum"        // added up from what was decided, not counted
	Uncounted  = "uncounted"  // how many records say that nobody counted
	Suppressed = "suppressed" // so small that it could point at people
)

// The sections: where in the paper a figure belongs.
const (
	SectionStatus       = "status"
	SectionSatisfaction = "satisfaction"
	SectionPlan         = "plan"
	SectionDialogue     = "dialogue"
	SectionAgreement    = "agreement"
	SectionMaturity     = "maturity"
	SectionSource       = "source"
)

// count is a figure of as many as its records are.
func count(section, key, label, rule string, records []book.ID) Figure {
	return number(section, key, label, rule, len(records), records)
}

// number is a counted figure whose value is not the number of its records.
func number(section, key, label, rule string, value int, records []book.ID) Figure {
	sorted := append([]book.ID{}, records...)
	slices.Sort(sorted)
	return Figure{
		Key:     key,
		Section: section,
		Label:   label,
		Value:   float64(value),
		Text:    inFigures(value),
		Method:  Counted,
		Rule:    rule,
		Records: slices.Compact(sorted),
	}
}

func (f Figure) by(method string) Figure { f.Method = method; return f }

func (f Figure) reading(text string) Figure { f.Text = text; return f }
