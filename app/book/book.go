// Package book is the catalogue: what can be recorded, and what makes a record
// complete.
//
// A Kind (project visit, requisition, project …) has Fields; a field has a tag
// that never changes, a Type, a merge Policy and labels in Danish and English.
// Adding a field to a kind here makes it storable, mergeable, listable,
// searchable and exportable: every other room reads this catalogue and none
// lists fields of its own.
//
// It promises that rules are pure functions: the same record and the same lists
// give the same faults, with the field named. It refuses to do I/O, to know the
// time, and to hold a citizen: there is no kind, and no field, for a private
// person.
package book

// ID is the identity of a record: a UUIDv7 in its usual text form, made by the
// device that created the record and never changed.
type ID string

// Label is one text in both languages of the window.
type Label struct {
	Da string `json:"da"`
	En string `json:"en"`
}

// In gives the label in language ("da" or "en"); anything else is Danish.
func (l Label) In(language string) string {
	if language == "en" {
		return l.En
	}
	return l.Da
}

// Status is where a record stands on its own laptop. Delivered and received
// are not statuses: they are derived from receipts.
type Status string

// Nothing is required of a draft; only ready records count in a figure;
// withdrawn is the undoable delete.
const (
	Draft     Status = "draft"
	Ready     Status = "ready"
	Withdrawn Status = "withdrawn"
)
