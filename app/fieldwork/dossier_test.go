package fieldwork_test

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fieldwork"
)

func TestADossierGathersWhatIsAroundAProjectAndItsOwner(t *testing.T) {
	app, _ := laptop(t)
	save := func(kind string, status book.Status, fields book.Fields) book.ID {
		t.Helper()
		saved, err := app.Desk.Save(ctx, boot.Entry{Kind: kind, Status: status, Fields: fields})
		if err != nil {
			t.Fatal(err)
		}
		return saved.Record.ID
	}
	owner := save("actor", "", book.Fields{"name": "Beboerhuset"})
	project := save("project", "", book.Fields{"name": "Fædregruppen", "owner": string(owner)})
	save("contact", "", book.Fields{"actor": string(owner), "function": "Leder", "delete_by": "2009-01-01"})
	visit := func(day, step string) book.ID {
		return save("visit", "", book.Fields{"date": day, "project": string(project), "maturity_theory_step": step})
	}
	second, first := visit("2008-05-02", "3"), visit("2008-03-01", "1")
	save("visit", book.Withdrawn, book.Fields{"date": "2008-04-01", "project": string(project)})
	save("visit", "", book.Fields{"date": "2008-04-01"})
	save("agreement", "", book.Fields{"source": string(first), "what": "kept", "progress": "kept", "due": "2008-03-01"})
	save("agreement", "", book.Fields{"source": string(second), "what": "late", "due": "2008-06-01"})
	save("agreement", "", book.Fields{"source": string(second), "what": "soon", "due": "2008-05-03", "responsible_actor": string(owner)})

	of := func(id book.ID) fieldwork.Dossier {
		t.Helper()
		s, err := app.Desk.Dossier(ctx, string(id))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := of(project)
	if len(s.Timeline) != 2 || s.Timeline[0].ID != second || s.Timeline[1].ID != first {
		t.Errorf("timeline: %v", s.Timeline)
	}
	var what []string
	for _, a := range s.Agreements {
		what = append(what, a.Fields.Text("what"))
	}
	if len(what) != 3 || what[0] != "soon" || what[1] != "late" || what[2] != "kept" {
		t.Errorf("agreements: %v", what)
	}
	if len(s.Contacts) != 1 || s.Titles[owner] != "Beboerhuset" {
		t.Errorf("contacts %v, owner %q", s.Contacts, s.Titles[owner])
	}
	if len(s.Steps) != 2 || s.Steps[0].Step != "1" || s.Steps[1].Step != "3" || s.Steps[1].Day != "2008-05-02" {
		t.Errorf("steps: %v", s.Steps)
	}
	a := of(owner)
	if len(a.Projects) != 1 || a.Projects[0].ID != project || len(a.Agreements) != 1 || len(a.Contacts) != 1 {
		t.Errorf("of the owner: %d projects, %d agreements, %d contacts", len(a.Projects), len(a.Agreements), len(a.Contacts))
	}
}
