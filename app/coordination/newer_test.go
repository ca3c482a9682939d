package coordination_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/exchange"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// reopen puts another version of the program on a book.
func (p *place) reopen(app *boot.App, catalogue *book.Catalogue) *boot.App {
	p.t.Helper()
	path, config := app.Path(), p.config
	config.Catalogue = catalogue
	apptest.Close(p.t, app)
	opened, err := config.Open(ctx, path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { apptest.Close(p.t, opened) })
	return opened
}

// told is what a book shows of the visit with the weather: its date, the weather
// if this version knows it, and the names of what it does not know.
func (p *place) told(app *boot.App) (date, weather string, newer []string) {
	p.t.Helper()
	sheet, err := app.Desk.Show(ctx, "v1")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, term := range sheet.Newer {
		newer = append(newer, term.Name)
	}
	return sheet.Record.Fields.Text("date"), sheet.Record.Fields.Text("weather"), newer
}

func rainy() book.Fields {
	fields := visit()
	fields["weather"], fields["wind"] = "Slud ved Ærø", int64(14)
	return fields
}

// A newer laptop, an older coordinator and an older laptop.
func TestInvariant12AnOlderCoordinatorLosesNothingOfANewerLaptops(t *testing.T) {
	p := newPlace(t, "A", "B")
	later := apptest.Later(t)
	p.laptops["A"] = p.reopen(p.laptops["A"], later)
	p.save(p.laptops["A"], "visit", "v1", book.Ready, rainy())
	p.save(p.laptops["A"], "excursion", "x1", book.Draft, book.Fields{"where": "Saltholm"})
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	if account := p.takeIn(p.seal("A"), false); account.Newer != 5 {
		t.Errorf("%d fields of a newer version", account.Newer)
	}
	p.takeIn(p.seal("B"), false)
	p.receive("B", p.sendBack()["B"].Path)
	for _, old := range []*boot.App{p.office, p.laptops["B"]} {
		if _, weather, newer := p.told(old); weather != "" || len(newer) != 2 || newer[0] != "weather" || newer[1] != "wind" {
			t.Errorf("the older version shows %q, and of a newer %v", weather, newer)
		}
		sheet, err := old.Desk.Show(ctx, "x1")
		if err != nil || len(sheet.Newer) != 4 || sheet.Newer[0].Name != "excursion" || sheet.Newer[3].Name != "where" {
			t.Errorf("a kind of a newer version: %+v, %v", sheet.Newer, err)
		}
	}

	// The older laptop corrects what it knows, and the newer one has both.
	p.save(p.laptops["B"], "visit", "v1", "", book.Fields{"date": "2008-05-26"})
	p.takeIn(p.seal("B"), false)
	p.receive("A", p.sendBack()["A"].Path)
	p.receive("B", p.sendBack()["B"].Path)
	if date, weather, newer := p.told(p.laptops["A"]); date != "2008-05-26" || weather != "Slud ved Ærø" || len(newer) != 0 {
		t.Errorf("the newer laptop shows %s, %q, %v", date, weather, newer)
	}
	p.alike()

	// The day they are updated they show it too, and tell nothing of a newer version.
	p.office, p.laptops["B"] = p.reopen(p.office, later), p.reopen(p.laptops["B"], later)
	for _, updated := range []*boot.App{p.office, p.laptops["B"]} {
		if _, weather, newer := p.told(updated); weather != "Slud ved Ærø" || len(newer) != 0 {
			t.Errorf("updated it shows %q, %v", weather, newer)
		}
		if sheet, err := updated.Desk.Show(ctx, "x1"); err != nil || sheet.Record.Fields.Text("where") != "Saltholm" {
			t.Errorf("the new kind: %+v, %v", sheet.Record, err)
		}
	}
	p.alike()
}

// And the other way: a newer coordinator, older laptops.
func TestInvariant12AnOlderLaptopLosesNothingOfANewerCoordinators(t *testing.T) {
	p := newPlace(t, "A")
	later := apptest.Later(t)
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.office = p.reopen(p.office, later)
	p.save(p.office, "visit", "v1", "", book.Fields{"weather": "Stille", "wind": int64(2)})
	p.receive("A", p.sendBack()["A"].Path)
	p.save(p.laptops["A"], "visit", "v1", "", book.Fields{"date": "2008-05-25"})
	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()["A"].Path)
	if date, weather, _ := p.told(p.office); date != "2008-05-25" || weather != "Stille" {
		t.Errorf("the newer coordinator shows %s, %q", date, weather)
	}
	if _, _, newer := p.told(p.laptops["A"]); len(newer) != 2 || newer[0] != "weather" {
		t.Errorf("the older laptop names %v", newer)
	}
	p.alike()
}

// alike holds the digests of all books against the coordinator's: with nothing
// internal they hold the same changes.
func (p *place) alike() {
	p.t.Helper()
	want, err := p.office.Digest(ctx)
	for letter, laptop := range p.laptops {
		got, failed := laptop.Digest(ctx)
		if err != nil || failed != nil || got != want {
			p.t.Errorf("%s holds something else than the coordinator: %v, %v", letter, err, failed)
		}
	}
}

// all is everything a parcel holds.
type all struct {
	parcel.Discard
	content parcel.Content
	changes []journal.Change
}

func (a *all) Term(t parcel.Term) error {
	a.content.Terms = append(a.content.Terms, t)
	return nil
}

func (a *all) Erasure(c journal.Change) error {
	a.content.Erasures = append(a.content.Erasures, c)
	return nil
}

func (a *all) Change(c journal.Change) error {
	a.changes = append(a.changes, c)
	return nil
}

func (a *all) Unknown(f parcel.Frame) error {
	a.content.Unknown = append(a.content.Unknown, f)
	return nil
}

// within opens a parcel that a laptop's keys open.
func (p *place) within(letter, path, role string) (*all, parcel.Header, parcel.Keys, []string) {
	p.t.Helper()
	var keys parcel.Keys
	var office []string
	p.behind(letter, func(tx *store.Tx) (err error) {
		coordinators, err := exchange.Coordinators(tx)
		if err != nil {
			return err
		}
		office = exchange.Addressed(coordinators)
		keys, err = exchange.Keys(tx)
		return err
	})
	trust := parcel.Own(keys, role)
	if role == parcel.RoleCoordinator {
		trust = believing{}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatal(err)
	}
	held := &all{}
	receipt, err := parcel.Open(bytes.NewReader(raw), keys, trust, parcel.Limits{}, held)
	if err != nil {
		p.t.Fatal(err)
	}
	return held, receipt.Header, keys, office
}

// believing takes the key a parcel brings.
type believing struct{}

func (believing) Workspace() string { return "" }

func (believing) Sender(h parcel.Header) (parcel.Sender, error) {
	return parcel.Sender{SignKey: h.SignKey, Relays: true}, nil
}

// strange seals a laptop's parcel anew, as a newer version of it would have: with
// a frame that this one cannot read.
func (p *place) strange(letter, path string, frame parcel.Frame) string {
	p.t.Helper()
	held, h, keys, office := p.within(letter, path, parcel.RoleField)
	h.Parcel += "-x"
	held.content.Unknown = []parcel.Frame{frame}
	held.content.Changes = func(visit func(journal.Change) error) error {
		for _, c := range held.changes {
			if err := visit(c); err != nil {
				return err
			}
		}
		return nil
	}
	var sealed bytes.Buffer
	if _, err := parcel.Seal(&sealed, h, held.content, keys, office); err != nil {
		p.t.Fatal(err)
	}
	to := filepath.Join(p.t.TempDir(), "nyere.feltpakke")
	if err := os.WriteFile(to, sealed.Bytes(), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return to
}

func TestAFrameOfANewerVersionIsKeptAsItCameAndGoesBackToWhereItCameFromAlone(t *testing.T) {
	p := newPlace(t, "A", "B")
	frame := parcel.Frame{Type: 77, Payload: []byte("\x82\x01\x78til en nyere udgave")}
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	before := p.digest()
	stick := p.strange("A", p.seal("A"), frame)
	if looked := p.takeIn(stick, true); looked.Frames != 1 || p.digest() != before {
		t.Errorf("look: %d frames", looked.Frames)
	}
	for range 2 {
		if account := p.takeIn(stick, false); account.Frames != 1 {
			t.Errorf("%d frames", account.Frames)
		}
	}
	p.takeIn(p.seal("B"), false)
	back := p.sendBack()
	if held, _, _, _ := p.within("A", back["A"].Path, parcel.RoleCoordinator); len(held.content.Unknown) != 1 ||
		held.content.Unknown[0].Type != frame.Type || !bytes.Equal(held.content.Unknown[0].Payload, frame.Payload) {
		t.Errorf("A gets back %v", held.content.Unknown)
	}
	if held, _, _, _ := p.within("B", back["B"].Path, parcel.RoleCoordinator); len(held.content.Unknown) != 0 {
		t.Error("B gets what may be internal to A")
	}
	if account := p.receive("A", back["A"].Path); account.Frames != 1 {
		t.Errorf("A, an older version now, receives %d", account.Frames)
	}
	if held, _, _, _ := p.within("A", p.seal("A"), parcel.RoleField); len(held.content.Unknown) != 0 {
		t.Error("a laptop passes on what it cannot tell is its own")
	}
}

func TestAnErasureTakesTheFramesThatQuoteItAndNoStickBringsThemBack(t *testing.T) {
	p := newPlace(t, "A")
	fields := visit()
	fields["summary"] = about
	p.save(p.laptops["A"], "visit", "v1", book.Ready, fields)
	quoting := p.strange("A", p.seal("A"), parcel.Frame{Type: 77, Payload: []byte("…" + about + "…")})
	other := p.strange("A", p.seal("A"), parcel.Frame{Type: 77, Payload: []byte("noget andet")})
	p.takeIn(quoting, false)
	p.takeIn(other, false)
	if done, err := p.office.Office.Erase(ctx, "v1", []string{"summary"}, ""); err != nil || done.Residue != 0 || done.Texts != 1 {
		t.Fatalf("erase: %+v, %v", done, err)
	}
	p.takeIn(quoting, false)
	held, _, _, _ := p.within("A", p.sendBack()["A"].Path, parcel.RoleCoordinator)
	if len(held.content.Unknown) != 1 || string(held.content.Unknown[0].Payload) != "noget andet" {
		t.Errorf("left: %q", held.content.Unknown)
	}
}
