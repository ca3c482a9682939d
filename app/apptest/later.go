package apptest

import (
	"slices"
	"testing"

	"feltbog/app/book"
)

// Later is the catalogue as a later version may have it: visits tell the weather,
// and there is a kind more.
func Later(t testing.TB) *book.Catalogue {
	t.Helper()
	kinds := slices.Clone(book.Standard().Kinds)
	for i, kind := range kinds {
		if kind.Name != "visit" {
			continue
		}
		visit := *kind
		visit.Fields = append(slices.Clone(kind.Fields),
			book.Field{Tag: 900, Name: "weather", Type: book.Line, Policy: book.Ask, Max: 200, Label: book.Label{Da: "Vejr", En: "Weather"}},
			book.Field{Tag: 901, Name: "wind", Type: book.Whole, Policy: book.Ask, Max: 60, Label: book.Label{Da: "Vind (m/s)", En: "Wind (m/s)"}})
		kinds[i] = &visit
	}
	catalogue, err := book.New(append(kinds, &book.Kind{
		Tag: 800, Name: "excursion", Reach: book.Activity, Title: []string{"where"},
		Label: book.Label{Da: "Udflugt", En: "Excursion"}, Plural: book.Label{Da: "Udflugter", En: "Excursions"},
		Fields: []book.Field{
			{Tag: book.TagNumber, Name: "number", Type: book.Line, Policy: book.Latest, Fixed: true, Max: 200, Label: book.Label{Da: "Nummer", En: "Number"}},
			{Tag: book.TagStatus, Name: "status", Type: book.Choice, Policy: book.Ask, List: "status", Label: book.Label{Da: "Status", En: "Status"}},
			{Tag: 10, Name: "where", Type: book.Line, Policy: book.Ask, Max: 200, Label: book.Label{Da: "Hvorhen", En: "Where to"}},
		},
	}), book.Standard().Lists)
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}
