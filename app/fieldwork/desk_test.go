package fieldwork_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

var ctx = context.Background()

func laptop(t *testing.T) (*boot.App, *apptest.Clock) {
	clock := apptest.NewClock(t, "2008-05-28")
	config := apptest.Config(clock, apptest.NewCounter(1))
	return apptest.Laptop(t, config, apptest.Office(t, config), "A"), clock
}

func project(t *testing.T, app *boot.App, fields book.Fields) boot.Saved {
	t.Helper()
	saved, err := app.Desk.Save(ctx, boot.Entry{Kind: "project", Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestADraftMayMissEverythingAndSaysWhat(t *testing.T) {
	app, _ := laptop(t)
	saved, err := app.Desk.Save(ctx, boot.Entry{Kind: "visit", Fields: book.Fields{}})
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, m := range saved.Missing {
		missing = append(missing, m.Field)
	}
	if saved.Record.Status != book.Draft || len(missing) != 5 || missing[0] != "date" {
		t.Errorf("%s, missing %v", saved.Record.Status, missing)
	}
}

func TestARecordIsNotReadyWhileSomethingIsMissingAndNothingIsSaved(t *testing.T) {
	app, _ := laptop(t)
	_, err := app.Desk.Save(ctx, boot.Entry{Kind: "visit", ID: "v", Status: book.Ready, Fields: book.Fields{"date": "2008-05-01"}})
	if !fault.Is(err, fault.Required) {
		t.Fatalf("got %v", err)
	}
	if _, err := app.Desk.Show(ctx, "v"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a refused record is there: %v", err)
	}
}

func TestAReadyRecordCannotBeEditedIntoAnIncompleteOne(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Natteravnene"})
	agreement := book.Fields{"source": string(saved.Record.ID), "what": "Ring", "responsible_actor": "x", "due": "2008-06-01"}
	actor, err := app.Desk.Save(ctx, boot.Entry{Kind: "actor", ID: "x", Status: book.Ready, Fields: book.Fields{"name": "SSP", "kind": "ssp", "sector": "municipal"}})
	if err != nil {
		t.Fatal(err, actor)
	}
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "agreement", ID: "a", Status: book.Ready, Fields: agreement}); err != nil {
		t.Fatal(err)
	}
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "agreement", ID: "a", Fields: book.Fields{"due": ""}}); !fault.Is(err, fault.Required) {
		t.Errorf("got %v", err)
	}
}

func TestTextThatLooksLikeACPRNumberMayBeADraftButNeverReadyNorSealed(t *testing.T) {
	app, _ := laptop(t)
	entry := boot.Entry{Kind: "actor", ID: "x", Status: book.Ready, Fields: book.Fields{
		"name": "Klubben", "kind": "youth_club", "sector": "municipal", "other_names": "far 010190-1234",
	}}
	_, err := app.Desk.Save(ctx, entry)
	if found := fault.Of(err); found == nil || found.Code != fault.PersonalNumber || found.Field != "other_names" || found.Params["masked"] != "010190-••••" {
		t.Fatalf("ready: %v", err)
	}
	entry.Status = book.Draft
	if _, err := app.Desk.Save(ctx, entry); err != nil {
		t.Fatalf("draft: %v", err)
	}
	folder := t.TempDir()
	if _, err := app.Desk.Seal(ctx, folder, false, nil); !fault.Is(err, fault.PersonalNumber) || fault.Of(err).Params["number"] == "" {
		t.Errorf("seal: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("a refused seal left %v", left)
	}
}

func TestWhatSomeoneVouchesForIsReadyAndSealedAndNothingElseIs(t *testing.T) {
	app, _ := laptop(t)
	entry := boot.Entry{Kind: "actor", ID: "x", Status: book.Ready, Harmless: []string{"010190-••••"}, Fields: book.Fields{
		"name": "Klubben", "kind": "youth_club", "sector": "municipal", "other_names": "far 010190-1234",
	}}
	if _, err := app.Desk.Save(ctx, entry); err != nil {
		t.Fatalf("vouched for: %v", err)
	}
	if _, err := app.Desk.Seal(ctx, t.TempDir(), false, nil); err != nil {
		t.Errorf("seal: %v", err)
	}
	other := boot.Entry{Kind: "actor", ID: "x", Fields: book.Fields{"other_names": "far 020290-1234"}}
	if _, err := app.Desk.Save(ctx, other); !fault.Is(err, fault.PersonalNumber) {
		t.Errorf("another number: %v", err)
	}
}

func TestSavingSeveralIsAllOrNone(t *testing.T) {
	app, _ := laptop(t)
	_, err := app.Desk.SaveAll(ctx, []boot.Entry{
		{Kind: "actor", ID: "one", Fields: book.Fields{"name": "Et"}},
		{Kind: "actor", ID: "two", Fields: book.Fields{"nonsense": "To"}},
	})
	var refused *boot.Refused
	if !errors.As(err, &refused) || refused.Entry != 1 || !fault.Is(err, fault.UnknownField) {
		t.Fatalf("got %v", err)
	}
	if _, err := app.Desk.Show(ctx, "one"); !fault.Is(err, fault.NotFound) {
		t.Errorf("half of it was saved: %v", err)
	}
}

func TestALaptopDoesNotWriteWhatTheCoordinatorDecides(t *testing.T) {
	app, _ := laptop(t)
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "challenge", Fields: book.Fields{"name": "Ny"}}); !fault.Is(err, fault.WrongRole) {
		t.Errorf("got %v", err)
	}
}

func TestNobodyChoosesANumberOrAStatusAmongTheFields(t *testing.T) {
	app, _ := laptop(t)
	for _, fields := range []book.Fields{{"number": "B-2008-0001"}, {"status": "ready"}} {
		if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "project", Fields: fields}); !fault.Is(err, fault.Fixed) {
			t.Errorf("%v: %v", fields, err)
		}
	}
}

func TestHistoryTellsEverySaveWithWhatItReplaced(t *testing.T) {
	app, clock := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen", "phase": "idea"})
	clock.Move(time.Hour)
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "project", ID: saved.Record.ID, Fields: book.Fields{"phase": "planned"}, Why: "Aftalt på mødet"}); err != nil {
		t.Fatal(err)
	}
	events, _, err := app.Desk.History(ctx, saved.Record.Number)
	if err != nil || len(events) != 2 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	step := events[1].Steps[0]
	if step.Field != "phase" || step.From != book.Text("idea") || step.To != book.Text("planned") || events[1].Letter != "A" || events[1].Why != "Aftalt på mødet" {
		t.Errorf("%+v", events[1])
	}
}

func TestARecordIsReadAsItWasAfterAnyOfItsSaves(t *testing.T) {
	app, clock := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen", "phase": "idea", "areas": []string{"nv"}})
	for _, then := range []book.Fields{{"phase": "planned", "purpose": "Mødes"}, {"purpose": nil, "areas": []string{"vb"}}} {
		clock.Move(time.Hour)
		if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "project", ID: saved.Record.ID, Fields: then}); err != nil {
			t.Fatal(err)
		}
	}
	events, _, err := app.Desk.History(ctx, saved.Record.Number)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []book.Fields{
		{"name": "Fædregruppen", "phase": "idea", "areas": []string{"nv"}},
		{"name": "Fædregruppen", "phase": "planned", "areas": []string{"nv"}, "purpose": "Mødes"},
		{"name": "Fædregruppen", "phase": "planned", "areas": []string{"vb"}},
	} {
		record, _, err := app.Desk.Version(ctx, saved.Record.Number, events[i].Dot.String())
		if err != nil || !reflect.DeepEqual(record.Fields, want) {
			t.Errorf("after save %d: %v, %v", i+1, record.Fields, err)
		}
	}
	if _, _, err := app.Desk.Version(ctx, saved.Record.Number, "no dot"); !fault.Is(err, fault.NotFound) {
		t.Errorf("after no save: %v", err)
	}
}

func TestASaveThatChangesNothingMakesNoHistory(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen"})
	project2 := boot.Entry{Kind: "project", ID: saved.Record.ID, Fields: book.Fields{"name": " Fædregruppen\r\n"}}
	if _, err := app.Desk.Save(ctx, project2); err != nil {
		t.Fatal(err)
	}
	if events, _, err := app.Desk.History(ctx, saved.Record.Number); err != nil || len(events) != 1 {
		t.Errorf("%d events, %v", len(events), err)
	}
}

func TestAFormDraftIsKeptUntilTheRecordIsSaved(t *testing.T) {
	app, _ := laptop(t)
	id := app.Desk.NewID()
	if _, err := app.Desk.Draft(ctx, boot.Draft{ID: id, Kind: "project", Fields: book.Fields{"name": "Halv"}, New: true}); err != nil {
		t.Fatal(err)
	}
	draft, ok, err := app.Desk.DraftOf(ctx, id)
	if err != nil || !ok || draft.Fields.Text("name") != "Halv" {
		t.Fatalf("%+v, %v, %v", draft, ok, err)
	}
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "project", ID: id, Fields: book.Fields{"name": "Hel"}}); err != nil {
		t.Fatal(err)
	}
	if drafts, err := app.Desk.Drafts(ctx, ""); err != nil || len(drafts) != 0 {
		t.Errorf("left: %v, %v", drafts, err)
	}
}

func TestTheCountersFollowWhatIsMadeAndSealed(t *testing.T) {
	app, _ := laptop(t)
	project(t, app, book.Fields{"name": "Et"})
	if c, err := app.Desk.Counters(ctx); err != nil || c.Unsealed != 1 || c.Sealed != 0 {
		t.Fatalf("%+v, %v", c, err)
	}
	folder := t.TempDir()
	sealed, err := app.Desk.Seal(ctx, folder, false, nil)
	if err != nil || sealed.File != "pc-A-0001.feltpakke" {
		t.Fatalf("%+v, %v", sealed, err)
	}
	if c, err := app.Desk.Counters(ctx); err != nil || c.Unsealed != 0 || c.Sealed != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	if _, err := app.Desk.Seal(ctx, folder, false, nil); !fault.Is(err, fault.NothingToSeal) {
		t.Errorf("nothing new: %v", err)
	}
	if again, err := app.Desk.Seal(ctx, folder, true, nil); err != nil || again.Number != 2 {
		t.Errorf("again: %+v, %v", again, err)
	}
}

func TestALaptopThatIsNotEnrolledRecordsButDoesNotSeal(t *testing.T) {
	config := apptest.Config(apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(9))
	app, err := config.Init(ctx, filepath.Join(t.TempDir(), "x.feltbog"), boot.Beginning{Role: boot.Field, Name: "Anna"})
	if err != nil {
		t.Fatal(err)
	}
	defer apptest.Close(t, app)
	project(t, app, book.Fields{"name": "Et"})
	if _, err := app.Desk.Seal(ctx, t.TempDir(), false, nil); !fault.Is(err, fault.NotEnrolled) {
		t.Errorf("got %v", err)
	}
}
