package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Dossier is all there is around one project or actor, in words.
type Dossier struct {
	Row        Row         `json:"row"`
	Timeline   []Row       `json:"timeline"`   // what was recorded with it, latest first
	Agreements []Agreement `json:"agreements"` // open ones first, then by due date
	Contacts   []Contact   `json:"contacts"`
	Projects   []Row       `json:"projects"` // of an actor
	Steps      []Step      `json:"steps"`    // of the maturity staircase, of every visit, by day
	Titles     []Pair      `json:"titles"`
	Answers    []Answer    `json:"answers"`
}

// Contact is a professional to talk to.
type Contact struct {
	ID       string `json:"id"`
	Function string `json:"function"`
	Name     string `json:"name"`
	Phone    string `json:"phone"`
	Mail     string `json:"mail"`
	DeleteBy string `json:"deleteBy"`
}

// Dossier gathers it, by id or number.
func (r *Records) Dossier(name string) (Dossier, error) {
	return read(r.door, "Records.Dossier", func(ctx context.Context, app *boot.App) (Dossier, error) {
		found, err := app.Desk.Dossier(ctx, name)
		if err != nil {
			return Dossier{}, err
		}
		seen, err := viewing(ctx, app, slices.Concat([]book.Record{found.Record}, found.Timeline, found.Agreements, found.Projects))
		if err != nil {
			return Dossier{}, err
		}
		kind, _ := book.Standard().Kind(found.Record.Kind)
		d := Dossier{
			Row: seen.row(found.Record), Timeline: seen.rows(found.Timeline), Agreements: seen.agreements(found.Agreements),
			Projects: seen.rows(found.Projects), Contacts: []Contact{}, Steps: []Step{}, Titles: titlesOf(found.Titles),
			Answers: answersOf(kind, found.Record.Fields),
		}
		for _, c := range found.Contacts {
			d.Contacts = append(d.Contacts, Contact{
				string(c.ID), c.Fields.Text("function"), c.Fields.Text("name"), c.Fields.Text("phone"), c.Fields.Text("mail"), c.Fields.Text("delete_by"),
			})
		}
		for _, step := range found.Steps {
			d.Steps = append(d.Steps, Step(step))
		}
		return d, nil
	})
}
