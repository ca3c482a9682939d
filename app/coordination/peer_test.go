package coordination_test

import (
	"encoding/hex"
	"path/filepath"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// colleague makes a second coordinator's book and lets the first know it.
func (p *place) colleague() *boot.App {
	p.t.Helper()
	enrolment := filepath.Join(p.t.TempDir(), "l.felttilmelding")
	if _, err := p.office.Office.AdmitCoordinator(ctx, "Lone", "L", enrolment); err != nil {
		p.t.Fatal(err)
	}
	other, err := p.config.Init(ctx, filepath.Join(p.t.TempDir(), "l.feltbog"), boot.Beginning{Role: boot.Coordinator, Name: "Lone", Enrolment: enrolment})
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { apptest.Close(p.t, other) })
	p.exchange(other, p.office)
	p.exchange(p.office, other)
	return other
}

// exchange brings what one coordinator has to another.
func (p *place) exchange(from, to *boot.App) {
	p.t.Helper()
	folder := p.t.TempDir()
	if _, err := from.Office.SendBack(ctx, folder, nil); err != nil {
		p.t.Fatal(err)
	}
	batch, err := to.TakeInAll(ctx, []string{folder}, false, nil)
	if err != nil || len(batch.Parcels) != 1 || len(batch.Refused) != 0 {
		p.t.Fatalf("exchange: %+v, %v", batch, err)
	}
}

// converged tells that two coordinators' books agree, and that going on to
// exchange adds nothing.
func (p *place) converged(a, b *boot.App) {
	p.t.Helper()
	digests := map[string]bool{}
	for range 2 {
		p.exchange(a, b)
		p.exchange(b, a)
		for _, app := range []*boot.App{a, b} {
			digest, err := app.Digest(ctx)
			if err != nil {
				p.t.Fatal(err)
			}
			digests[digest] = true
		}
	}
	if len(digests) != 1 {
		p.t.Errorf("%d states: the books differ, or grow by talking to each other", len(digests))
	}
}

func TestTwoCoordinatorsWhoTakeInTheSameParcelsAndDecideAgree(t *testing.T) {
	p := newPlace(t, "A", "B")
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(p.laptops["A"], "visit", "v1", book.Ready, hidden)
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})
	p.save(p.laptops["B"], "project", "project", "", book.Fields{"phase": "under_way"})
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	other := p.colleague()
	for letter, file := range p.sendBack() {
		if p.laptops[letter] != nil {
			p.receive(letter, file.Path)
		}
	}
	path := p.seal("A")
	p.takeIn(path, false)
	if _, err := other.Office.TakeIn(ctx, path, false, nil); err != nil {
		t.Fatalf("at the other's: %v", err)
	}
	// Both settle the same conflict, one sets a parcel aside, the other erases.
	for _, app := range []*boot.App{p.office, other} {
		if err := app.Office.Settle(ctx, boot.Decision{Record: "project", Field: "phase", Value: "idea", Why: "Ringet"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.office.Office.SetAside(ctx, "B-1", false, "Prøve"); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Office.Erase(ctx, "v1", []string{"summary"}, ""); err != nil {
		t.Fatal(err)
	}
	p.converged(p.office, other)
	if open, err := p.office.Office.Conflicts(ctx); err != nil || len(open) != 0 {
		t.Errorf("settled alike, and still open: %+v, %v", open, err)
	}
	if sheet, err := p.office.Desk.Show(ctx, "v1"); err != nil || sheet.Record.Fields.Has("summary") {
		t.Errorf("erased by the other: %+v, %v", sheet.Record.Fields, err)
	}
}

func TestTheOtherCoordinatorGivesNoLaptopWhatIsInternalToAnother(t *testing.T) {
	p := newPlace(t, "A", "B")
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(p.laptops["A"], "visit", "v1", book.Ready, hidden)
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	other := p.colleague()
	for letter, file := range p.sendBack() {
		if p.laptops[letter] != nil {
			p.receive(letter, file.Path)
		}
	}
	for _, letter := range []string{"A", "B"} {
		if _, err := other.Office.TakeIn(ctx, p.seal(letter), false, nil); err != nil {
			t.Fatal(err)
		}
	}
	p.save(other, "visit", "v1", "", book.Fields{"duration": 45}) // what the other writes in it is Annas too
	folder := t.TempDir()
	if _, err := other.Office.SendBack(ctx, folder, nil); err != nil {
		t.Fatal(err)
	}
	for _, letter := range []string{"A", "B"} {
		if _, err := p.laptops[letter].TakeInAll(ctx, []string{folder}, false, nil); err != nil {
			t.Fatal(err)
		}
	}
	if sheet, err := p.laptops["A"].Desk.Show(ctx, "v1"); err != nil || sheet.Record.Fields.Number("duration") != 45 {
		t.Errorf("A: %+v, %v", sheet.Record.Fields, err)
	}
	if _, err := p.laptops["B"].Desk.Show(ctx, "v1"); !fault.Is(err, fault.NotFound) {
		t.Errorf("B has Annas internal record: %v", err)
	}
}

// A laptop that has been tampered with vouches for a stranger, in its own book and
// in what it sends: neither it nor anybody else believes the stranger.
func TestALaptopCannotVouchForACoordinator(t *testing.T) {
	p := newPlace(t, "A")
	p.takeIn(p.seal("A"), false)
	s := newStranger(p)
	s.header.Role = parcel.RoleCoordinator
	p.behind("A", func(tx *store.Tx) error {
		kind, _ := p.config.Catalogue.Kind("device")
		values, err := kind.Encode(book.Fields{
			"device": string(s.device), "letter": "S", "owner": "Fremmed", "role": "coordinator",
			"sign": hex.EncodeToString(s.keys.Public().SignKey), "recipient": s.keys.Public().Recipient,
		}, nil)
		if err == nil {
			_, err = tx.Record(kind, "forged", values, "")
		}
		return err
	})
	path := s.sealTo(recipient(p, "A"), journal.Stream{Device: s.device, Scope: journal.Ref})
	if _, err := p.laptops["A"].Desk.Receive(ctx, path, false, nil); !fault.Is(err, fault.UnknownSender) {
		t.Errorf("at the laptop: %v", err)
	}
	p.refused(p.seal("A"), fault.ForeignStream)
}

func TestALaptopPassesNothingOnForAnother(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	p.refused(s.seal(), fault.UnknownSender)
	if _, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words()}); err != nil {
		t.Fatal(err)
	}
	// A header may claim what it likes: the roster says that it is a laptop.
	s.header.Number, s.header.Parcel, s.header.Role = 2, "second", parcel.RoleCoordinator
	p.refused(s.seal(journal.Stream{Device: p.laptops["A"].Identity().Device, Scope: journal.Ref}), fault.ForeignStream)
}
