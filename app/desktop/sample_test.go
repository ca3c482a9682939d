package desktop

import (
	"path/filepath"
	"reflect"
	"testing"
)

// Every bound method on a real book, and nothing it gives holds a nil list:
// TypeScript was promised there is none.
func TestEveryMethodAnswersOnTheSampleYear(t *testing.T) {
	h := person(t)
	laptop := must(h.session().Sample("A"))
	if laptop.Letter != "A" || !laptop.Practice {
		t.Fatalf("laptop %+v", laptop)
	}
	visits := must(h.records().List(Query{Kind: "visit", Descending: true}))
	id := visits.Rows[0].ID
	answers := map[string][]any{
		"Session.Status":         values(h.session().Status()),
		"Session.SetLanguage":    values(h.session().SetLanguage("en")),
		"Session.SetTheme":       values(h.session().SetTheme("light")),
		"Session.SetIdle":        values(h.session().SetIdle(30)),
		"Session.SetToured":      values(h.session().SetToured()),
		"Session.Recent":         values(h.session().Recent()),
		"Session.PickOpen":       values(h.session().PickOpen("parcels")),
		"Session.PickSave":       values(h.session().PickSave("xlsx", "Statusrapport 2008")),
		"Catalogue.Kinds":        values(h.catalogue().Kinds()),
		"Catalogue.Lists":        values(h.catalogue().Lists()),
		"Records.NewID":          values(h.records().NewID()),
		"Records.List":           values(visits, nil),
		"Records.Show":           values(h.records().Show(id)),
		"Records.SaveAll":        values(h.records().SaveAll([]Entry{{ID: id, Kind: "visit", Answers: []Answer{text("summary", "Rettet.")}}})),
		"Records.Draft":          values(h.records().Draft(Entry{ID: id, Kind: "visit", Answers: []Answer{text("summary", "Rettes.")}})),
		"Records.Drafts":         values(h.records().Drafts("")),
		"Overview.Today":         values((&Overview{h.door}).Today()),
		"Health.Condition":       values((&Health{h.door}).Condition()),
		"Records.Drop":           values(nil, h.records().Drop(id)),
		"Records.Agreements":     values(h.records().Agreements("open", "", 20, 0)),
		"Records.Network":        values(h.records().Network(must(h.records().Choices("area", "", 1))[0].ID, 0)),
		"Records.SaveCalendar":   values(h.records().SaveCalendar(filepath.Join(t.TempDir(), "aftaler.ics"))),
		"Records.LastSteps":      values(h.records().LastSteps(id, "")),
		"Records.History":        values(h.records().History(id)),
		"Records.Version":        values(h.records().Version(id, must(h.records().History(id))[0].Dot)),
		"Records.AttachPicture":  values(h.records().AttachPicture(id, "punkt.png", dot)),
		"Records.Attach":         values(h.records().Attach(id, []string{paper(t)})),
		"Records.Attachments":    values(h.records().Attachments(id)),
		"Records.Picture":        values(h.records().Picture(id, must(h.records().Attachments(id))[0].ID)),
		"Records.SaveAttachment": values(h.records().SaveAttachment(id, must(h.records().Attachments(id))[1].ID, t.TempDir())),
		"Records.Detach":         values(nil, h.records().Detach(must(h.records().Attachments(id))[1].ID)),
		"Records.Dossier":        values(h.records().Dossier(must(h.records().Choices("project", "", 1))[0].ID)),
		"Surveys.All":            values((&Surveys{h.door}).All()),
		"Surveys.Reply":          values((&Surveys{h.door}).Reply(must((&Surveys{h.door}).All())[0].ID, nil, "")),
		"Surveys.Dispatch":       values((&Surveys{h.door}).Dispatch(must((&Surveys{h.door}).All())[0].ID, 12)),
		"Surveys.HandOver":       values((&Surveys{h.door}).HandOver(must((&Surveys{h.door}).All())[0].ID)),
		"Surveys.TakeBack":       values((&Surveys{h.door}).TakeBack("")),
		"Records.Choices":        values(h.records().Choices("project", "", 20)),
		"Records.Similar":        values(h.records().Similar("project", visits.Rows[0].Title)),
		"Records.Propose":        values(h.records().Propose("project", "Fra Sport til Job, anden runde")),
		"Records.Screen":         values(h.records().Screen("summary", "010190-1234")),
		"Records.Find":           values(h.records().Find("forældre", 20)),
		"Parcels.Counters":       values(h.parcels().Counters()),
		"Parcels.Seal":           values(finished(t, h, must(h.parcels().Seal(t.TempDir(), true))), nil),
		"Parcels.Sealed":         values(h.parcels().Sealed()),
		"Session.Close":          values(h.session().Close()),
	}

	office := must(h.session().Sample("coordinator"))
	if office.Role != "coordinator" {
		t.Fatalf("office %+v", office)
	}
	parcels := []string{filepath.Join(h.practiceFolder(), "parcels")}
	paper := filepath.Join(t.TempDir(), "status.docx")
	taken := finished(t, h, must(h.parcels().TakeIn(parcels)))
	if len(taken.Batch.Parcels) != 5 {
		t.Fatalf("taken in %+v", taken.Batch)
	}
	looked := must(h.parcels().Look(parcels))
	conflicts, pairs := must(h.conflicts().All()), must(h.duplicates().All())
	if len(conflicts) == 0 || len(pairs) == 0 {
		t.Fatalf("the sample year has %d conflicts and %d pairs", len(conflicts), len(pairs))
	}
	first, pair := conflicts[0], pairs[0]
	receipt := must(h.parcels().Received())[0].Parcel
	for name, answer := range map[string][]any{
		"Session.Sample":        values(office, nil),
		"Jobs.Look":             values((&Jobs{h.door}).Look(looked.ID)),
		"Jobs.Stop":             values(nil, (&Jobs{h.door}).Stop(looked.ID)),
		"Parcels.Look":          values(wait(t, h.door, looked), nil),
		"Parcels.TakeIn":        values(taken, nil),
		"Parcels.Received":      values(h.parcels().Received()),
		"Parcels.Receipt":       values(h.parcels().Receipt(receipt)),
		"Parcels.SendBack":      values(finished(t, h, must(h.parcels().SendBack(t.TempDir()))), nil),
		"Parcels.Replace":       values(h.parcels().Replace("A", "Ny Kollega", "Y", filepath.Join(t.TempDir(), "y.felttilmelding"))),
		"Parcels.Deliveries":    values(h.parcels().Deliveries()),
		"Parcels.Admit":         values(h.parcels().Admit("Ny Kollega", "Z", filepath.Join(t.TempDir(), "z.felttilmelding"))),
		"Conflicts.All":         values(conflicts, nil),
		"Conflicts.Settle":      values(h.conflicts().Settle(Decision{ID: first.ID, Field: first.Field, Keep: first.Sides[0].Dot, Why: "Aftalt"})),
		"Conflicts.Settled":     values(h.conflicts().Settled()),
		"Duplicates.All":        values(pairs, nil),
		"Duplicates.Judge":      values(h.duplicates().Judge(pair.Left.Row.ID, pair.Right.Row.ID, "same", "")),
		"Duplicates.Judged":     values(h.duplicates().Judged()),
		"Figures.Year":          values(h.figures().Year(2008)),
		"Figures.Open":          values(h.figures().Open(2008, "requisitions.total")),
		"Figures.SavePaper":     values(nil, h.figures().SavePaper(2008, paper)),
		"Privacy.Place":         values(h.privacy().Place()),
		"Privacy.Count":         values(h.privacy().Count("forældre")),
		"Privacy.SaveExtract":   values(h.privacy().SaveExtract("forældre", filepath.Join(t.TempDir(), "udtræk.docx"))),
		"Privacy.SaveArticle30": values(nil, h.privacy().SaveArticle30(filepath.Join(t.TempDir(), "fortegnelse.docx"))),
		"Privacy.Due":           values(h.privacy().Due(2014)),
		"Privacy.Delete":        values(h.privacy().Delete(2008, "no", "KBE")),
		"Backups.All":           values((&Backups{h.door}).All()),
		"Backups.Keep":          values(nil, (&Backups{h.door}).Keep()),
		"Backups.Save":          values(nil, (&Backups{h.door}).Save(filepath.Join(t.TempDir(), "kopi.feltbog"))),
		"Queries.Ask":           values(nil, (&Queries{h.door}).Ask(first.ID, "Hvor mange kom der?")),
		"Queries.All":           values((&Queries{h.door}).All()),
		"Queries.Close":         values(nil, (&Queries{h.door}).Close(must((&Queries{h.door}).All())[0].ID, false)),
		"Health.Examine":        values(finished(t, h, must((&Health{h.door}).Examine())), nil),
		"Inbox.All":             values((&Inbox{h.door}).All()),
		"Inbox.Words":           values((&Inbox{h.door}).Words()),
		"Erasing.Find":          values((&Erasing{h.door}).Find("forældre")),
		"Erasing.Erase":         values((&Erasing{h.door}).Erase(must((&Erasing{h.door}).Find("forældre"))[0].Record, nil, "mistaken")),
		"Erasing.All":           values((&Erasing{h.door}).All()),
		"Parcels.SetAside":      values(h.parcels().SetAside(receipt, false, "Forkert mappe")),
		"Session.Create":        values(h.session().Create("field", "Alene", filepath.Join(t.TempDir(), "alene.feltbog"), phrase)),
		"Session.OpenBook":      values(h.session().OpenBook(filepath.Join(h.practiceFolder(), "coordinator.feltbog"), "")),
		"Session.Lock":          values(h.session().Lock()),
		"Session.Leave":         values(nil, h.session().Leave()),
	} {
		answers[name] = answer
	}
	for _, elsewhere := range []string{"Session.Enrol", "Session.Recover", "Session.ChangePassphrase", "Session.RenewCode", "Backups.Restore", "Inbox.Admit", "Inbox.Discard", "Mending.Backups", "Mending.Restore", "Mending.Rescue", "Session.Entrust", "Session.Distrust"} {
		answers[elsewhere] = nil // see pair, and the tests of a locked book
	}

	for _, m := range methods() {
		answer, asked := answers[m.name]
		if !asked {
			t.Errorf("%s was not called", m.name)
			continue
		}
		for _, one := range answer {
			if where := hollow(reflect.ValueOf(one)); where != "" {
				t.Errorf("%s gives a nil list: %s", m.name, where)
			}
		}
	}
	if n := figure(answers["Figures.Year"][0].(Report), "requisitions.total"); n != 22 {
		t.Errorf("%v requisitions", n)
	}
}

// hollow finds a nil list or map in an answer.
func hollow(value reflect.Value) string {
	switch value.Kind() {
	case reflect.Map:
		if value.IsNil() {
			return value.Type().String()
		}
	case reflect.Slice:
		if value.IsNil() {
			return value.Type().String()
		}
		for i := range value.Len() {
			if where := hollow(value.Index(i)); where != "" {
				return "[…]" + where
			}
		}
	case reflect.Struct:
		for i := range value.NumField() {
			if where := hollow(value.Field(i)); where != "" {
				return value.Type().Field(i).Name + "." + where
			}
		}
	}
	return ""
}

func values(answer any, err error) []any { return []any{must(answer, err)} }
