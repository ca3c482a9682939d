package fieldwork

import (
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/privacy"
)

// Finding is something in a text field that looks like personal data.
type Finding struct {
	Field string
	Hit   privacy.Hit
}

// screen looks through every text a person can type in a record. Contacts are
// professionals: their own work phone, mail and name belong there.
func screen(kind *book.Kind, fields book.Fields) []Finding {
	var found []Finding
	for _, field := range kind.Fields {
		if field.Type != book.Line && field.Type != book.Note || field.Fixed {
			continue
		}
		for _, hit := range privacy.Screen(fields.Text(field.Name)) {
			if kind.Name == "contact" && hit.Kind != privacy.CPR {
				continue
			}
			found = append(found, Finding{field.Name, hit})
		}
	}
	return found
}

// personal gives the faults that keep a record from being ready or sealed: a
// likely CPR number, masked. The rest are hints.
func personal(found []Finding) []error {
	var faults []error
	for _, f := range found {
		if f.Hit.Kind == privacy.CPR && f.Hit.Likely {
			faults = append(faults, fault.At(f.Field, fault.New(fault.PersonalNumber, "masked", f.Hit.Masked)))
		}
	}
	return slices.Clip(faults)
}
