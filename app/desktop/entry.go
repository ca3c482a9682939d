package desktop

import (
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Entry is what a form holds. An answer that is not there leaves its field as
// it is; status "" leaves the record's. Harmless are the masked forms of what
// the user has said is no CPR number.
type Entry struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Status   string   `json:"status"`
	Answers  []Answer `json:"answers"`
	Harmless []string `json:"harmless"`
}

// Saved is what became of an entry: the record as it now stands, and what it
// needs before it can be ready.
type Saved struct {
	Row     Row     `json:"row"`
	Missing []Fault `json:"missing"`
	Hits    []Hit   `json:"hits"`
}

func entriesOf(entries []Entry) ([]boot.Entry, error) {
	list := make([]boot.Entry, 0, len(entries))
	for _, e := range entries {
		fields, err := fieldsOf(e.Answers)
		if err != nil {
			return nil, err
		}
		list = append(list, boot.Entry{
			Kind: e.Kind, ID: book.ID(e.ID), Status: book.Status(e.Status), Fields: fields, Harmless: e.Harmless,
		})
	}
	return list, nil
}

func savedOf(saved boot.Saved, seen view) Saved {
	made := Saved{Row: seen.row(saved.Record), Missing: []Fault{}, Hits: []Hit{}}
	for _, missing := range saved.Missing {
		made.Missing = append(made.Missing, faultOf(missing))
	}
	for _, found := range saved.Found {
		hit := hitOf(found.Field, saved.Record.Fields.Text(found.Field), found.Hit)
		made.Hits = append(made.Hits, hit)
		if hit.Kind == "cpr" && hit.Likely {
			made.Missing = append(made.Missing, faultOf(fault.At(hit.Field, fault.New(fault.PersonalNumber, "masked", hit.Masked))))
		}
	}
	return made
}
