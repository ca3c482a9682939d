package coordination_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

const about = "Fatimas ældste søn går ikke i skole"

func TestInvariant09WhatIsErasedIsNowhereAndNoForgottenStickBringsItBack(t *testing.T) {
	p := newPlace(t, "A")
	fields := visit()
	fields["summary"] = about
	p.save(p.laptops["A"], "visit", "v1", book.Ready, fields)
	stick := p.seal("A")
	p.takeIn(stick, false)
	p.save(p.office, "visit", "v1", "", book.Fields{"summary": "Et resumé uden personer."})
	if _, err := p.office.Desk.Draft(ctx, boot.Draft{ID: "v1", Kind: "visit", Fields: book.Fields{"summary": about}}); err != nil {
		t.Fatal(err)
	}
	traces, err := p.office.Office.Trace(ctx, "fatimas ÆLDSTE")
	if err != nil || len(traces) != 2 || traces[0].Current || !traces[1].Draft {
		t.Fatalf("found: %+v, %v", traces, err)
	}

	done, err := p.office.Office.Erase(ctx, "A-2008-0001", []string{"summary"}, "")
	if err != nil || done.Residue != 0 || done.Texts != 2 {
		t.Fatalf("erase: %+v, %v", done, err)
	}
	p.takeIn(stick, false)
	sheet, err := p.office.Desk.Show(ctx, "v1")
	if err != nil || sheet.Record.Fields.Has("summary") || sheet.Record.Fields.Text("date") != "2008-05-27" {
		t.Errorf("after the stick came back: %+v, %v", sheet.Record.Fields, err)
	}
	if traces, err := p.office.Office.Trace(ctx, "fatimas"); err != nil || len(traces) != 0 {
		t.Errorf("still found: %+v, %v", traces, err)
	}
	if raw := apptest.Revealed(t, p.office.Path()); bytes.Contains(raw, []byte("Fatima")) || bytes.Contains(raw, []byte("fatima")) {
		t.Error("the bytes of the book still say it")
	}
}

// A laptop that has the words must learn to forget them before it is told
// anything else: also what a forgotten stick would bring.
func TestInvariant09AReturnFileCarriesEveryErasureAheadOfAllElse(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	for _, fields := range [][]string{{"summary"}, nil} {
		if _, err := p.office.Office.Erase(ctx, "v1", fields, ""); err != nil {
			t.Fatal(err)
		}
	}
	path := p.sendBack()["A"].Path
	var told order
	p.behind("A", func(tx *store.Tx) error {
		keys, err := exchange.Keys(tx)
		if err != nil {
			return err
		}
		devices, err := tx.Devices()
		if err != nil {
			return err
		}
		office := devices[slices.IndexFunc(devices, func(d store.Device) bool { return len(d.SignKey) > 0 })]
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		_, err = parcel.Open(file, keys, believes{p.office.Identity().Workspace, office.SignKey}, parcel.Limits{}, &told)
		return errors.Join(err, file.Close())
	})
	if told.erasures != 2 || told.late > 0 || told.changes == 0 {
		t.Errorf("%d erasures, %d of them late, %d changes", told.erasures, told.late, told.changes)
	}
}

// order counts what a parcel brings and what came too late.
type order struct {
	parcel.Discard
	erasures, late, changes int
}

func (o *order) Erasure(journal.Change) error {
	o.erasures++
	if o.changes > 0 {
		o.late++
	}
	return nil
}

func (o *order) Change(journal.Change) error { o.changes++; return nil }

// believes takes one key for everybody's.
type believes struct {
	workspace string
	key       []byte
}

func (b believes) Workspace() string { return b.workspace }
func (b believes) Sender(parcel.Header) (parcel.Sender, error) {
	return parcel.Sender{SignKey: b.key, Relays: true}, nil
}

func TestAWholeRecordIsErasedAndWhatIsTypedLaterInAnErasedFieldStays(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["A"], "visit", "v2", book.Ready, visit())
	stick := p.seal("A")
	p.takeIn(stick, false)
	if _, err := p.office.Office.Erase(ctx, "v1", nil, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := p.office.Office.Erase(ctx, "v2", []string{"summary"}, ""); err != nil {
		t.Fatal(err)
	}
	p.takeIn(stick, false)
	if _, err := p.office.Desk.Show(ctx, "v1"); !fault.Is(err, fault.NotFound) {
		t.Errorf("the record is still there: %v", err)
	}
	p.save(p.office, "visit", "v2", "", book.Fields{"summary": "Skrevet bagefter"})
	p.takeIn(stick, false)
	if sheet, err := p.office.Desk.Show(ctx, "v2"); err != nil || sheet.Record.Fields.Text("summary") != "Skrevet bagefter" {
		t.Errorf("after the erasure: %+v, %v", sheet.Record.Fields, err)
	}
	if got := visits(p); got != 1 {
		t.Errorf("%v visits count", got)
	}
	if health, err := p.office.Check(ctx); err != nil || !health.OK {
		t.Errorf("check: %+v, %v", health, err)
	}
}

func TestOnlyTheCoordinatorErases(t *testing.T) {
	p := newPlace(t, "A")
	if _, err := p.laptops["A"].Office.Erase(ctx, "project", nil, ""); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop: %v", err)
	}
	if _, err := p.office.Office.Erase(ctx, "nothing", nil, ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := p.office.Office.Erase(ctx, "project", []string{"number"}, ""); !fault.Is(err, fault.Fixed) {
		t.Errorf("the number: %v", err)
	}
}

// A person stands in what is typed and not saved, and in the reasons for saves.
func TestAnErasureReachesDraftsAndReasons(t *testing.T) {
	p := newPlace(t)
	p.save(p.office, "visit", "v1", "", visit())
	p.save(p.office, "visit", "v2", "", visit())
	saved, err := p.office.Desk.Save(ctx, boot.Entry{Kind: "visit", ID: "v1", Fields: book.Fields{"summary": about}, Why: "Fatimas mor ringede om det"})
	if err != nil {
		t.Fatal(err)
	}
	for id, fields := range map[book.ID]book.Fields{
		"v1":  {"summary": about + " endnu", "duration": "90"},
		"new": {"summary": "Fatimas søster kom også"},
	} {
		if _, err := p.office.Desk.Draft(ctx, boot.Draft{ID: id, Kind: "visit", Fields: fields}); err != nil {
			t.Fatal(err)
		}
	}
	traces, err := p.office.Office.Trace(ctx, "fatimas")
	drafts, reasons := 0, 0
	for _, trace := range traces {
		if trace.Draft {
			drafts++
		}
	}
	if byReason, err := p.office.Office.Trace(ctx, "mor ringede"); err == nil && len(byReason) == 1 && byReason[0].Reason && byReason[0].Field == "summary" {
		reasons++
	}
	if err != nil || drafts != 2 || reasons != 1 {
		t.Fatalf("found %+v, %v", traces, err)
	}
	done, err := p.office.Office.Erase(ctx, saved.Record.Number, []string{"summary"}, "requested")
	if err != nil || done.Residue != 0 || done.Texts != 3 {
		t.Errorf("erased: %+v, %v", done, err)
	}
	draft, kept, err := p.office.Desk.DraftOf(ctx, "v1")
	if err != nil || !kept || draft.Fields.Text("duration") != "90" || draft.Fields.Has("summary") {
		t.Errorf("what else was typed: %+v, %t, %v", draft, kept, err)
	}
	if done, err := p.office.Office.Erase(ctx, "new", nil, ""); err != nil || done.Texts != 1 || done.Residue != 0 {
		t.Errorf("a draft nobody saved: %+v, %v", done, err)
	}
	if traces, err := p.office.Office.Trace(ctx, "fatimas"); err != nil || len(traces) != 0 {
		t.Errorf("left: %+v, %v", traces, err)
	}
}
