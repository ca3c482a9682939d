package coordination_test

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/parcel"
)

const season = 91 * 24 * time.Hour

var openingKey = regexp.MustCompile(`(?i)AGE-SECRET-KEY-PQ-1[A-Z0-9]{58}`)

// thief finds the opening keys that somebody with a book's passphrase would find in
// its files.
func thief(t *testing.T, app *boot.App) (found []string) {
	t.Helper()
	for _, key := range openingKey.FindAllString(string(apptest.Revealed(t, app.Path())), -1) {
		if !slices.Contains(found, key) {
			found = append(found, key)
		}
	}
	return found
}

// header is what a parcel says of itself to someone who can open it.
func header(t *testing.T, app *boot.App, path string) boot.Header {
	t.Helper()
	opened, err := app.Inspect(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	return opened.Header
}

func sealedTo(h boot.Header, recipient string) bool {
	return slices.Contains(h.Recipients, parcel.Fingerprint(recipient))
}

func TestAReturnFileTellsTheLaptopsWhomToSealToFromNowOn(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	early := p.sendBack()["A"]
	first := header(t, p.office, early.Path).Recipient

	p.clock.Move(season)
	late := p.sendBack()["A"]
	second := header(t, p.office, late.Path).Recipient
	if first == second {
		t.Fatal("the key was not renewed")
	}
	onItsWay := p.seal("A")
	if h := header(t, p.office, onItsWay); !sealedTo(h, first) || sealedTo(h, second) {
		t.Errorf("before the laptop could know: sealed to %v", h.Recipients)
	}
	p.takeIn(onItsWay, false)

	p.receive("A", late.Path)
	p.receive("A", early.Path)
	if h := header(t, p.office, p.seal("A")); !sealedTo(h, second) || sealedTo(h, first) {
		t.Errorf("an old return file took the new key back: sealed to %v", h.Recipients)
	}
	if again := header(t, p.office, p.sendBack()["A"].Path).Recipient; again != second {
		t.Error("a young key was renewed")
	}
}

func TestAStickThatTurnsUpHalfAYearLaterOpensForNobodyAndTheNextOneDoes(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.save(p.laptops["A"], "visit", "v2", book.Ready, visit())
	stick := p.seal("A")
	before := thief(t, p.office)

	p.clock.Move(season)
	p.sendBack()
	p.clock.Move(season)
	back := p.sendBack()["A"]
	after := thief(t, p.office)
	var kept int // the reserve key
	for _, key := range before {
		if slices.Contains(after, key) {
			kept++
		}
	}
	if len(before) != 2 || len(after) != 3 || kept != 1 {
		t.Errorf("of %d keys %d are still among the bytes of the book, which has %d now", len(before), kept, len(after))
	}

	digest := p.digest()
	if _, err := p.office.Office.TakeIn(ctx, stick, false, nil); !fault.Is(err, fault.ExpiredKey) {
		t.Errorf("the old stick: %v", err)
	}
	if p.digest() != digest {
		t.Error("the book has changed")
	}
	p.receive("A", back.Path)
	if account := p.takeIn(p.seal("A"), false); account.New != 1 {
		t.Errorf("sealed again: %+v", account)
	}
}

func TestAnEnrolmentBringsTheNewestKey(t *testing.T) {
	p := newPlace(t, "A")
	p.takeIn(p.seal("A"), false)
	old := header(t, p.office, p.sendBack()["A"].Path).Recipient
	p.clock.Move(season)
	p.laptops["B"] = apptest.Laptop(t, p.config, p.office, "B")
	p.takeIn(p.seal("B"), false)
	if h := header(t, p.office, p.sendBack()["B"].Path); h.Recipient == old {
		t.Error("the key was not renewed")
	} else if !sealedTo(header(t, p.office, p.seal("B")), h.Recipient) {
		t.Error("the new laptop seals to the old key")
	}
}

func TestALaptopsParcelTellsTheCoordinatorWhomToSealTo(t *testing.T) {
	p := newPlace(t, "A")
	first := p.seal("A")
	p.takeIn(first, false)
	old := header(t, p.office, first).Recipient
	onItsWay := p.sendBack()["A"]

	p.clock.Move(season)
	second := p.seal("A")
	recent := header(t, p.office, second).Recipient
	if recent == old {
		t.Fatal("the key was not renewed")
	}
	p.receive("A", onItsWay.Path)
	p.takeIn(second, false)
	p.takeIn(first, false)
	back := p.sendBack()["A"]
	if h := header(t, p.office, back.Path); !sealedTo(h, recent) || sealedTo(h, old) {
		t.Errorf("an old parcel took the new key back: sealed to %v", h.Recipients)
	}
	p.receive("A", back.Path)
}

func TestALaptopDestroysNoKeyBeforeItsCoordinatorKnowsTheNewer(t *testing.T) {
	p := newPlace(t, "A")
	p.takeIn(p.seal("A"), false)
	back := p.sendBack()["A"]
	lost := map[string]bool{}
	for range 4 {
		p.clock.Move(season)
		lost[header(t, p.office, p.seal("A")).Recipient] = true
	}
	if len(lost) != 1 {
		t.Errorf("told %d keys in parcels that never arrived", len(lost))
	}
	p.receive("A", back.Path)

	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()["A"].Path)
	p.clock.Move(season)
	if recipient := header(t, p.office, p.seal("A")).Recipient; lost[recipient] {
		t.Error("the key was not renewed although the coordinator had learnt the last")
	}
	if keys := thief(t, p.laptops["A"]); len(keys) != 2 {
		t.Errorf("%d opening keys among the bytes of the book", len(keys))
	}
	if _, err := p.laptops["A"].Desk.Receive(ctx, back.Path, false, nil); !fault.Is(err, fault.ExpiredKey) {
		t.Errorf("an old return file: %v", err)
	}
}
