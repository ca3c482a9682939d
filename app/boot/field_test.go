package boot_test

import (
	"context"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
)

// next is the catalogue of an imagined next version: a project has one field
// more. Nothing but the catalogue is told of it.
func next(t *testing.T) *book.Catalogue {
	t.Helper()
	var kinds []*book.Kind
	for _, kind := range book.Standard().Kinds {
		copied := *kind
		if kind.Name == "project" {
			copied.Fields = append(append([]book.Field{}, kind.Fields...), book.Field{
				Tag: 90, Name: "motto", Type: book.Line, Policy: book.Ask, Max: 200, Label: book.Label{Da: "Motto", En: "Motto"},
			})
		}
		kinds = append(kinds, &copied)
	}
	catalogue, err := book.New(kinds, book.Standard().Lists)
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}

func TestAFieldAddedToTheCatalogueIsStoredListedSearchedSealedAndMerged(t *testing.T) {
	ctx := context.Background()
	config := apptest.Config(apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(1))
	config.Catalogue = next(t)
	office := apptest.Office(t, config)
	laptop := apptest.Laptop(t, config, office, "A")
	saved, err := laptop.Desk.Save(ctx, boot.Entry{Kind: "project", ID: "p", Fields: book.Fields{"name": "Fædregruppen", "motto": "Sammen om børnene"}})
	if err != nil || saved.Record.Fields.Text("motto") != "Sammen om børnene" {
		t.Fatalf("stored: %+v, %v", saved, err)
	}
	sealed, err := laptop.Desk.Seal(ctx, t.TempDir(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := office.Office.TakeIn(ctx, sealed.Path, false, nil); err != nil {
		t.Fatal(err)
	}
	listing, err := office.Desk.List(ctx, boot.Query{Kind: "project", Where: map[string]string{"motto": "Sammen om børnene"}})
	if err != nil || listing.Total != 1 {
		t.Errorf("listed: %+v, %v", listing, err)
	}
	hits, err := office.Desk.Find(ctx, "børnene", 10)
	if err != nil || len(hits) != 1 || hits[0].Field != "motto" {
		t.Errorf("found: %+v, %v", hits, err)
	}
}

func TestInvariant12WhatANewerVersionRecordedWaitsInAnOlderBookUntilItIsUpdated(t *testing.T) {
	ctx := context.Background()
	older := apptest.Config(apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(1))
	newer := older
	newer.Catalogue = next(t)
	office := apptest.Office(t, older)
	laptop := apptest.Laptop(t, newer, office, "A")
	if _, err := laptop.Desk.Save(ctx, boot.Entry{Kind: "project", ID: "p", Fields: book.Fields{"name": "Fædregruppen", "motto": "Sammen"}}); err != nil {
		t.Fatal(err)
	}
	sealed, err := laptop.Desk.Seal(ctx, t.TempDir(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := office.Office.TakeIn(ctx, sealed.Path, false, nil); err != nil {
		t.Fatal(err)
	}
	path := office.Path()
	apptest.Close(t, office)
	updated, err := newer.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer apptest.Close(t, updated)
	sheet, err := updated.Desk.Show(ctx, "p")
	if err != nil || sheet.Record.Fields.Text("motto") != "Sammen" {
		t.Errorf("after the update: %+v, %v", sheet.Record.Fields, err)
	}
}

func TestInvariant12WhatANewerVersionRecordedPassesThroughAnOlderCoordinatorUnharmed(t *testing.T) {
	ctx := context.Background()
	older := apptest.Config(apptest.NewClock(t, "2008-05-28"), apptest.NewCounter(1))
	newer := older
	newer.Catalogue = next(t)
	office := apptest.Office(t, older)
	anna, bo := apptest.Laptop(t, newer, office, "A"), apptest.Laptop(t, newer, office, "B")
	for laptop, name := range map[*boot.App]string{anna: "Fædregruppen", bo: "Natteravnene"} {
		if _, err := laptop.Desk.Save(ctx, boot.Entry{Kind: "project", ID: book.ID(name), Fields: book.Fields{"name": name, "motto": "Sammen i " + name}}); err != nil {
			t.Fatal(err)
		}
		sealed, err := laptop.Desk.Seal(ctx, t.TempDir(), false, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := office.Office.TakeIn(ctx, sealed.Path, false, nil); err != nil {
			t.Fatal(err)
		}
	}
	// The older coordinator corrects the record without knowing of the field.
	if _, err := office.Desk.Save(ctx, boot.Entry{Kind: "project", ID: "Fædregruppen", Fields: book.Fields{"funding": "Satspulje"}}); err != nil {
		t.Fatal(err)
	}
	returned, err := office.Office.SendBack(ctx, t.TempDir(), nil)
	if err != nil || len(returned) != 2 {
		t.Fatalf("sent back %v, %v", returned, err)
	}
	if _, err := bo.Desk.Receive(ctx, returned[1].Path, false, nil); err != nil {
		t.Fatal(err)
	}
	sheet, err := bo.Desk.Show(ctx, "Fædregruppen")
	if err != nil || sheet.Record.Fields.Text("motto") != "Sammen i Fædregruppen" || sheet.Record.Fields.Text("funding") != "Satspulje" {
		t.Errorf("at the other laptop: %+v, %v", sheet.Record.Fields, err)
	}
}
