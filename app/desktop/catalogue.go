package desktop

import (
	"context"
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Catalogue tells the window what can be recorded.
type Catalogue struct{ door *door }

// Kind is one kind of record; Date and Year name the field that dates it, ""
// when none. Office kinds are recorded by the coordinator only.
type Kind struct {
	Name     string  `json:"name"`
	Label    string  `json:"label"`
	Plural   string  `json:"plural"`
	LabelEn  string  `json:"labelEn"`
	PluralEn string  `json:"pluralEn"`
	Date     string  `json:"date"`
	Year     string  `json:"year"`
	Reach    string  `json:"reach"`
	Office   bool    `json:"office"`
	Fields   []Field `json:"fields"`
}

// Field is one question. Min and Max are in the unit the answer is given in.
type Field struct {
	Tag      int     `json:"tag"`
	Name     string  `json:"name"`
	Type     string  `json:"type"`
	Policy   string  `json:"policy"`
	Group    string  `json:"group"`
	Required bool    `json:"required"`
	List     string  `json:"list"`
	Kind     string  `json:"kind"`
	Min      float64 `json:"min"`
	Max      float64 `json:"max"`
	Fixed    bool    `json:"fixed"`
	Office   bool    `json:"office"` // only the coordinator writes it
	Da       string  `json:"da"`
	En       string  `json:"en"`
	HintDa   string  `json:"hintDa"`
	HintEn   string  `json:"hintEn"`
}

// List is a code list with its options in order.
type List struct {
	Name    string   `json:"name"`
	Options []Option `json:"options"`
}

// Option may be chosen in the years From to To; 0 is no bound.
type Option struct {
	Code string `json:"code"`
	Da   string `json:"da"`
	En   string `json:"en"`
	From int    `json:"from"`
	To   int    `json:"to"`
}

// Kinds are all kinds of records.
func (c *Catalogue) Kinds() ([]Kind, error) {
	return call(c.door, "Catalogue.Kinds", func(context.Context) ([]Kind, error) {
		kinds := []Kind{}
		for _, kind := range book.Standard().Kinds {
			kinds = append(kinds, kindOf(kind))
		}
		return kinds, nil
	})
}

// Lists are the code lists of the open book, by name.
func (c *Catalogue) Lists() ([]List, error) {
	return read(c.door, "Catalogue.Lists", func(ctx context.Context, app *boot.App) ([]List, error) {
		lists, err := app.Desk.Lists(ctx)
		if err != nil {
			return nil, err
		}
		all := []List{}
		for _, name := range slices.Sorted(maps.Keys(lists)) {
			all = append(all, listOf(name, lists[name]))
		}
		return all, nil
	})
}

func kindOf(kind *book.Kind) Kind {
	fields := []Field{}
	for _, field := range kind.Fields {
		fields = append(fields, fieldOf(field))
	}
	return Kind{
		Name: kind.Name, Label: kind.Label.Da, Plural: kind.Plural.Da, LabelEn: kind.Label.En, PluralEn: kind.Plural.En,
		Date: kind.Date, Year: kind.Year, Reach: string(kind.Reach), Office: kind.Office, Fields: fields,
	}
}

func fieldOf(field book.Field) Field {
	low, high := float64(field.Min), float64(field.Max)
	if field.Type == book.Quarter {
		low, high = low/4, high/4
	}
	return Field{
		Tag: field.Tag, Name: field.Name, Type: string(field.Type), Policy: string(field.Policy), Group: field.Group,
		Required: field.Required, List: field.List, Kind: field.Kind, Min: low, Max: high, Fixed: field.Fixed, Office: field.Office,
		Da: field.Label.Da, En: field.Label.En, HintDa: field.Hint.Da, HintEn: field.Hint.En,
	}
}

func listOf(name string, options []book.Option) List {
	list := List{Name: name, Options: []Option{}}
	for _, o := range options {
		list.Options = append(list.Options, Option{Code: o.Code, Da: o.Label.Da, En: o.Label.En, From: o.FromYear, To: o.ToYear})
	}
	return list
}
