package coordination_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/coordination"
	"feltbog/app/fault"
)

var ctx = context.Background()

// place is an office with a little register, and laptops admitted to it.
type place struct {
	t       *testing.T
	clock   *apptest.Clock
	config  boot.Config
	office  *boot.App
	laptops map[string]*boot.App
	stick   string // where laptops seal to
}

func newPlace(t *testing.T, letters ...string) *place {
	clock := apptest.NewClock(t, "2008-05-28")
	config := apptest.Config(clock, apptest.NewCounter(1))
	p := &place{t: t, clock: clock, config: config, office: apptest.Office(t, config), laptops: map[string]*boot.App{}, stick: t.TempDir()}
	p.save(p.office, "administration", "adm", book.Ready, book.Fields{"code": "BUF", "name": "Børne- og Ungdomsforvaltningen"})
	p.save(p.office, "area", "area", book.Ready, book.Fields{"name": "Tingbjerg", "kind": "housing"})
	p.save(p.office, "actor", "actor", book.Ready, book.Fields{"name": "Tingbjerg Skole", "kind": "school", "sector": "municipal", "administration": "adm"})
	p.save(p.office, "staff", "staff", book.Ready, book.Fields{"initials": "AH", "role": "adviser"})
	p.save(p.office, "challenge", "challenge", book.Ready, book.Fields{"year": 2008, "code": "UB", "name": "Udsatte boligområder", "table_name": "Udsatte boligområder"})
	p.save(p.office, "project", "project", book.Ready, book.Fields{"name": "Fædregruppen", "owner": "actor", "areas": []string{"area"}, "phase": "idea"})
	for _, letter := range letters {
		p.laptops[letter] = apptest.Laptop(t, config, p.office, letter)
	}
	return p
}

func (p *place) save(app *boot.App, kind string, id book.ID, status book.Status, fields book.Fields) boot.Saved {
	p.t.Helper()
	p.clock.Move(time.Minute)
	saved, err := app.Desk.Save(ctx, boot.Entry{Kind: kind, ID: id, Status: status, Fields: fields})
	if err != nil {
		p.t.Fatalf("save %s: %v", kind, err)
	}
	return saved
}

func visit() book.Fields {
	return book.Fields{
		"date": "2008-05-27", "project": "project", "area": "area", "staff": []string{"staff"}, "challenge": "challenge",
		"summary": "Mødet blev holdt i beboerhuset.", "met": map[string]int64{"parent": 14},
	}
}

func (p *place) seal(letter string) string {
	p.t.Helper()
	sealed, err := p.laptops[letter].Desk.Seal(ctx, p.stick, true, nil)
	if err != nil {
		p.t.Fatalf("seal on %s: %v", letter, err)
	}
	return sealed.Path
}

func (p *place) takeIn(path string, look bool) boot.Account {
	p.t.Helper()
	account, err := p.office.Office.TakeIn(ctx, path, look, nil)
	if err != nil {
		p.t.Fatalf("take in: %v", err)
	}
	return account
}

func (p *place) digest() string {
	p.t.Helper()
	digest, err := p.office.Digest(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return digest
}

func TestAVisitTypedOnALaptopArrivesAtTheCoordinatorsWithItsReceipt(t *testing.T) {
	p := newPlace(t, "A")
	saved := p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	if saved.Record.Number != "A-2008-0001" || saved.Record.Status != book.Ready {
		t.Fatalf("saved as %s, %s", saved.Record.Number, saved.Record.Status)
	}
	path := p.seal("A")
	before := p.digest()

	looked := p.takeIn(path, true)
	if looked.New != 1 || looked.Changes != 1 || looked.Records[0].Number != "A-2008-0001" || looked.Records[0].Title != "Fædregruppen" {
		t.Errorf("look: %+v", looked)
	}
	if p.digest() != before {
		t.Error("looking changed the book")
	}
	if taken := p.takeIn(path, false); taken.New != 1 || taken.Already != 0 || taken.Letter != "A" {
		t.Errorf("taken: %+v", taken)
	}
	after := p.digest()
	again := p.takeIn(path, false)
	if again.New != 0 || again.Updated != 0 || again.Already != 1 || p.digest() != after {
		t.Errorf("again: %+v", again)
	}
	sheet, err := p.office.Desk.Show(ctx, "A-2008-0001")
	if err != nil || sheet.Record.Fields.Tally("met")["parent"] != 14 || sheet.Record.Parcel == "" {
		t.Errorf("at the coordinator's: %+v, %v", sheet.Record, err)
	}
	receipts, err := p.office.Office.Receipts(ctx)
	if err != nil || len(receipts) != 1 || receipts[0].Account.Number != 1 || receipts[0].Account.New != 1 {
		t.Errorf("receipts: %+v, %v", receipts, err)
	}
}

func TestTwoLaptopsThatChangeTheSameFieldAreAConflictAndDifferentFieldsAreCombined(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned", "funding": "Satspulje"})
	p.clock.Move(-3 * 365 * 24 * time.Hour)
	p.save(p.laptops["B"], "project", "project", "", book.Fields{"phase": "under_way", "target_group": "Fædre"})

	first, second := p.takeIn(p.seal("A"), false), p.takeIn(p.seal("B"), false)
	if first.Combined != 1 || first.Conflicts != 0 {
		t.Errorf("first: %+v", first)
	}
	if second.Conflicts != 1 || second.Records[0].Outcome != coordination.Conflicting || second.Records[0].Fields[0] != "phase" {
		t.Errorf("second: %+v", second)
	}
	conflicts, err := p.office.Office.Conflicts(ctx)
	if err != nil || len(conflicts) != 1 || len(conflicts[0].Sides) != 2 {
		t.Fatalf("conflicts: %+v, %v", conflicts, err)
	}
	values := map[string]string{}
	for _, side := range conflicts[0].Sides {
		values[side.Letter] = side.Text
	}
	if values["A"] != "planned" || values["B"] != "under_way" {
		t.Errorf("sides: %v", values)
	}
	sheet, err := p.office.Desk.Show(ctx, "project")
	if err != nil || sheet.Record.Fields.Text("funding") != "Satspulje" || sheet.Record.Fields.Text("target_group") != "Fædre" {
		t.Errorf("an edit was lost: %+v, %v", sheet.Record.Fields, err)
	}
}

func TestTheOrderOfParcelsMakesNoDifference(t *testing.T) {
	p := newPlace(t, "A", "B")
	for _, letter := range []string{"A", "B"} {
		p.save(p.laptops[letter], "visit", book.ID("v-"+letter), book.Ready, visit())
		p.save(p.laptops[letter], "project", "project", "", book.Fields{"funding": letter})
	}
	a, b := p.seal("A"), p.seal("B")
	copied := filepath.Join(t.TempDir(), "copy.feltbog")
	duplicate(t, p, copied)
	p.takeIn(a, false)
	p.takeIn(b, false)
	other, err := p.config.Open(ctx, copied)
	if err != nil {
		t.Fatal(err)
	}
	defer apptest.Close(t, other)
	for _, path := range []string{b, a, b} {
		if _, err := other.Office.TakeIn(ctx, path, false, nil); err != nil {
			t.Fatal(err)
		}
	}
	digest, err := other.Digest(ctx)
	if err != nil || digest != p.digest() {
		t.Errorf("two orders, two digests: %v", err)
	}
}

// duplicate copies the office's book as it lies on the disk.
func duplicate(t *testing.T, p *place, to string) {
	t.Helper()
	apptest.Close(t, p.office)
	apptest.Copy(t, p.office.Path(), to)
	var err error
	if p.office, err = p.config.Open(ctx, p.office.Path()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { apptest.Close(t, p.office) })
}

func TestInvariant11AParcelThatIsWrongChangesNothingAndDoesNotStopTheOthers(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	damaged := p.seal("A")
	p.seal("B")
	raw, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(damaged, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	before := p.digest()
	if _, err := p.office.Office.TakeIn(ctx, damaged, false, nil); fault.Of(err).Code.Status() != 5 {
		t.Fatalf("damaged: %v", err)
	}
	if p.digest() != before {
		t.Error("a refused parcel changed the book")
	}
	batch, err := p.office.Office.TakeInAll(ctx, []string{p.stick}, false, nil)
	if err != nil || len(batch.Refused) != 1 || len(batch.Parcels) != 1 || batch.Total.New != 1 {
		t.Errorf("batch: %+v, %v", batch, err)
	}
}

func TestASecondLaptopWithTheSameEnrolmentIsNotLetIn(t *testing.T) {
	p := newPlace(t)
	enrolment := filepath.Join(t.TempDir(), "a.felttilmelding")
	if _, err := p.office.Office.Admit(ctx, "Anna", "A", enrolment); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, name := range []string{"one", "two"} {
		app, err := p.config.Init(ctx, filepath.Join(t.TempDir(), name+".feltbog"), boot.Beginning{Role: boot.Field, Enrolment: enrolment})
		if err != nil {
			t.Fatal(err)
		}
		defer apptest.Close(t, app)
		p.save(app, "visit", book.ID(name), book.Ready, visit())
		sealed, err := app.Desk.Seal(ctx, t.TempDir(), false, nil)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, sealed.Path)
	}
	p.takeIn(paths[0], false)
	if _, err := p.office.Office.TakeIn(ctx, paths[1], false, nil); !fault.Is(err, fault.UnknownSender) {
		t.Errorf("the second: %v", err)
	}
	p.takeIn(paths[0], false)
}

func TestALetterIsGivenOnceAndAFileIsNeverOverwritten(t *testing.T) {
	p := newPlace(t, "A")
	path := filepath.Join(t.TempDir(), "x.felttilmelding")
	if _, err := p.office.Office.Admit(ctx, "Bo", "a", path); !fault.Is(err, fault.LetterTaken) {
		t.Errorf("a taken letter: %v", err)
	}
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.office.Office.Admit(ctx, "Bo", "B", path); !fault.Is(err, fault.Exists) {
		t.Errorf("a file in the way: %v", err)
	}
	if raw, _ := os.ReadFile(path); !bytes.Equal(raw, []byte("mine")) {
		t.Error("the file was overwritten")
	}
	if _, err := p.laptops["A"].Office.Admit(ctx, "Bo", "B", path+"2"); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop admits: %v", err)
	}
}

func TestAClockThatIsYearsOffIsTold(t *testing.T) {
	p := newPlace(t, "A")
	p.clock.Move(3 * 365 * 24 * time.Hour)
	p.save(p.laptops["A"], "visit", "v1", "", visit())
	path := p.seal("A")
	p.clock.Move(-3 * 365 * 24 * time.Hour)
	if off := p.takeIn(path, false).ClockOff; off < 2*365*24*time.Hour.Milliseconds() {
		t.Errorf("clock off by %d ms", off)
	}
}

func TestAParcelThatLayOnAStickForWeeksIsOldAndNotWrong(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", "", visit())
	path := p.seal("A")
	p.clock.Move(6 * 7 * 24 * time.Hour)
	if off := p.takeIn(path, false).ClockOff; off != 0 {
		t.Errorf("clock off by %d ms", off)
	}
}

func TestAClockBehindTheDayItsLaptopWasAdmittedIsTold(t *testing.T) {
	p := newPlace(t, "A")
	p.clock.Move(-10 * 365 * 24 * time.Hour)
	p.save(p.laptops["A"], "visit", "v1", "", visit())
	path := p.seal("A")
	p.clock.Move(10 * 365 * 24 * time.Hour)
	if off := p.takeIn(path, false).ClockOff; off > -9*365*24*time.Hour.Milliseconds() {
		t.Errorf("clock off by %d ms", off)
	}
}

func TestAnEnrolmentUsedMonthsLaterIsNotLetIn(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	path := p.seal("A")
	p.clock.Move(91 * 24 * time.Hour)
	if _, err := p.office.Office.TakeIn(ctx, path, false, nil); !fault.Is(err, fault.UnknownSender) {
		t.Errorf("got %v", err)
	}
}

func TestLookingAtSeveralParcelsSeesWhatTheyDoToEachOther(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})
	p.save(p.laptops["B"], "project", "project", "", book.Fields{"phase": "under_way"})
	p.seal("A")
	p.seal("B")
	bad := filepath.Join(p.stick, "pc-AA-0001.feltpakke")
	if err := os.WriteFile(bad, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := p.digest()
	looked, err := p.office.Office.TakeInAll(ctx, []string{p.stick}, true, nil)
	if err != nil || looked.Total.Conflicts != 1 || len(looked.Refused) != 1 || len(looked.Parcels) != 2 {
		t.Fatalf("look: %+v, %v", looked, err)
	}
	if p.digest() != before {
		t.Error("looking changed the book")
	}
	taken, err := p.office.Office.TakeInAll(ctx, []string{p.stick}, false, nil)
	if err != nil || taken.Total.Conflicts != looked.Total.Conflicts || taken.Total.Updated != looked.Total.Updated {
		t.Errorf("taken: %+v, %v", taken, err)
	}
}
