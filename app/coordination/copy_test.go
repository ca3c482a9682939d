package coordination_test

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// copied closes a laptop's book, copies the file and opens both: the copy under
// another name of the test's, with what its machine remembers in home.
func (p *place) copied(letter, as, home string) {
	p.t.Helper()
	path := p.laptops[letter].Path()
	apptest.Close(p.t, p.laptops[letter])
	other := filepath.Join(p.t.TempDir(), "kopi.feltbog")
	apptest.Copy(p.t, path, other)
	p.opens(letter, path, p.config.Home)
	p.opens(as, other, home)
}

func (p *place) opens(name, path, home string) {
	p.t.Helper()
	config := p.config
	config.Home = home
	app, err := config.Open(ctx, path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.laptops[name] = app
	p.t.Cleanup(func() { apptest.Close(p.t, app) })
}

// rejects takes in a parcel that must be refused, and must leave the book as it
// was.
func (p *place) rejects(path string, code fault.Code) {
	p.t.Helper()
	before := p.digest()
	if _, err := p.office.Office.TakeIn(ctx, path, false, nil); !fault.Is(err, code) {
		p.t.Fatalf("got %v, want %s", err, code)
	}
	if p.digest() != before {
		p.t.Error("the refused parcel left something")
	}
}

func (p *place) healthy(apps ...*boot.App) {
	p.t.Helper()
	for _, app := range apps {
		if health, err := app.Check(ctx); err != nil || !health.OK {
			p.t.Errorf("%s: %+v, %v", app.Identity().Letter, health, err)
		}
	}
}

func (p *place) shows(app *boot.App, id book.ID, field, want string) {
	p.t.Helper()
	if sheet, err := app.Desk.Show(ctx, string(id)); err != nil || sheet.Record.Fields.Text(field) != want {
		p.t.Errorf("%s of %s is %q, want %q (%v)", field, id, sheet.Record.Fields.Text(field), want, err)
	}
}

func (p *place) delivery(letter string) boot.Delivery {
	p.t.Helper()
	deliveries, err := p.office.Office.Deliveries(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	i := slices.IndexFunc(deliveries, func(d boot.Delivery) bool { return d.Letter == letter })
	if i < 0 {
		p.t.Fatalf("no delivery of %s among %+v", letter, deliveries)
	}
	return deliveries[i]
}

// Nothing outside the books tells the two apart: the whole disk was imaged.
func TestTwoBooksThatGoByOneNameBothArriveAndNothingTypedIsLost(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "before", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.copied("A", "clone", "")
	clone := p.laptops["clone"]
	p.save(p.laptops["A"], "visit", "hers", book.Ready, visit())
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(clone, "visit", "his", book.Ready, hidden)
	p.save(clone, "project", "project", "", book.Fields{"phase": "under_way"})
	p.save(clone, "visit", "his", "", book.Fields{"duration": 45})
	if _, err := clone.Desk.Draft(ctx, boot.Draft{ID: "typed", Kind: "visit", New: true, Fields: book.Fields{"summary": "Halvt"}}); err != nil {
		t.Fatal(err)
	}
	p.takeIn(p.seal("A"), false)
	stick := t.TempDir()
	his, err := clone.Desk.Seal(ctx, stick, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	p.rejects(his.Path, fault.Forked)
	if d := p.delivery("A"); len(d.Forked) != 1 || d.Forked[0].Number != his.Number {
		t.Errorf("the fork is not remembered: %+v", d)
	}

	back := p.sendBack()["A"].Path
	looked, err := clone.TakeInAll(ctx, []string{back}, true, nil)
	if err != nil || len(looked.Parcels) != 1 || looked.Total.Became == "" || clone.Identity().Letter != "A" {
		t.Errorf("looking: %+v, %v, now %s", looked, err, clone.Identity().Letter)
	}
	account := p.receive("clone", back)
	letter := clone.Identity().Letter
	if account.Became != letter || letter == "A" || account.Retold != 3 {
		t.Errorf("taken in: %+v as %s", account, letter)
	}
	p.receive("A", back)
	if p.laptops["A"].Identity().Letter != "A" {
		t.Error("the one whose parcel came first is another too")
	}
	p.shows(clone, "hers", "date", "2008-05-27")
	p.shows(clone, "his", "summary", secret)
	if _, ok, err := clone.Desk.DraftOf(ctx, "typed"); !ok || err != nil {
		t.Errorf("the draft is gone: %v", err)
	}
	p.counted("clone", 4, 0, 3) // three retold, and a number of its own for the visit
	p.healthy(clone)

	his, err = clone.Desk.Seal(ctx, stick, false, nil)
	if err != nil || his.Changes != 4 {
		t.Fatalf("%+v, %v", his, err)
	}
	if account := p.takeIn(his.Path, false); account.Letter != letter || account.New != 1 || account.Conflicts != 1 {
		t.Errorf("%+v", account)
	}
	p.shows(p.office, "his", "summary", secret)
	if sheet, err := p.office.Desk.Show(ctx, "his"); err != nil || sheet.Record.Fields.Number("duration") != 45 || sheet.Record.Number != letter+"-2008-0001" {
		t.Errorf("%+v, %v", sheet.Record, err)
	}
	if d := p.delivery(letter); d.CopyOf != "A" || d.Changes != 4 {
		t.Errorf("%+v", d)
	}
	if d := p.delivery("A"); len(d.Forked) != 0 || d.CopyOf != "" {
		t.Errorf("%+v", d)
	}
	files := p.sendBack()
	p.receive("clone", files[letter].Path)
	p.counted("clone", 0, 0, 7)
	p.receive("A", files["A"].Path)
	if _, err := p.laptops["A"].Desk.Show(ctx, "his"); !fault.Is(err, fault.NotFound) {
		t.Errorf("A has the copy's internal record: %v", err)
	}
	p.healthy(p.office, clone, p.laptops["A"])
}

// The file says nothing that differs, only more than the copy holds.
func TestABookThatIsToldItMadeWhatItDidNotBecomesADeviceOfItsOwn(t *testing.T) {
	p := newPlace(t, "A")
	p.copied("A", "clone", "")
	p.save(p.laptops["A"], "visit", "hers", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	back := p.sendBack()["A"].Path
	if account := p.receive("clone", back); account.Became == "" || account.Retold != 0 || account.New != 1 {
		t.Errorf("%+v", account)
	}
	p.save(p.laptops["clone"], "visit", "his", book.Ready, visit())
	p.save(p.laptops["A"], "visit", "hers2", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("clone"), false)
	p.shows(p.office, "his", "date", "2008-05-27")
	p.shows(p.office, "hers2", "date", "2008-05-27")
}

func TestACopyOnAnotherMachineGoesOnUnderALetterOfItsOwnAndBothAreServed(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.config.Home = t.TempDir()
	p.opens("A", closed(p, "A"), p.config.Home)
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, "Før kopien"
	p.save(p.laptops["A"], "visit", "shared", book.Ready, hidden)
	p.copied("A", "copy", t.TempDir())
	copied := p.laptops["copy"]
	letter := copied.Identity().Letter
	if became := copied.Became(); became.Cause != boot.Copied || became.From != "A" || became.Letter != letter || letter == "A" {
		t.Fatalf("became %+v", became)
	}
	hidden["summary"] = secret
	p.save(p.laptops["A"], "visit", "hers", book.Ready, hidden)
	his := p.save(copied, "visit", "his", book.Ready, visit())
	if his.Record.Number != letter+"-2008-0001" {
		t.Errorf("its first record is %s", his.Record.Number)
	}
	p.save(copied, "visit", "shared", "", book.Fields{"duration": 30})

	// What was recorded before the copy and never delivered goes with whoever comes first.
	if account := p.takeIn(p.seal("copy"), false); account.New != 2 || account.Changes != 3 || account.Letter != letter {
		t.Errorf("%+v", account)
	}
	if account := p.takeIn(p.seal("A"), false); account.New != 1 || account.Already != 1 {
		t.Errorf("%+v", account)
	}
	files := p.sendBack()
	p.receive("A", files["A"].Path)
	p.receive("copy", files[letter].Path)
	p.counted("A", 0, 0, 2)
	p.counted("copy", 0, 0, 3)
	if bytes.Contains(plaintext(t, p, "copy", files[letter].Path), []byte(secret)) {
		t.Error("what the original kept internal after the copy was sent to the copy")
	}
	p.takeIn(p.seal("B"), false)
	p.receive("B", p.sendBack()["B"].Path)
	p.healthy(p.office, p.laptops["A"], p.laptops["copy"], p.laptops["B"])
}

func closed(p *place, letter string) string {
	path := p.laptops[letter].Path()
	apptest.Close(p.t, p.laptops[letter])
	return path
}

func TestABookSetBackWhereItLayGetsAllOfItsOwnBack(t *testing.T) {
	p := newPlace(t, "A")
	p.config.Home = t.TempDir()
	p.opens("A", closed(p, "A"), p.config.Home)
	path := closed(p, "A")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p.opens("A", path, p.config.Home)
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(p.laptops["A"], "visit", "lost", book.Ready, hidden)
	p.takeIn(p.seal("A"), false)
	closed(p, "A")
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	p.opens("A", path, p.config.Home)
	app := p.laptops["A"]
	letter := app.Identity().Letter
	if became := app.Became(); became.Cause != boot.SetBack || letter == "A" {
		t.Fatalf("became %+v", became)
	}
	p.save(app, "visit", "new", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()[letter].Path)
	p.shows(app, "lost", "summary", secret)
	p.shows(app, "new", "date", "2008-05-27")
	p.counted("A", 0, 0, 2)
	p.save(p.office, "visit", "lost", "", book.Fields{"maturity_goals_note": "Fra koordinatoren"})
	p.receive("A", p.sendBack()[letter].Path)
	p.shows(app, "lost", "maturity_goals_note", "Fra koordinatoren")
	p.healthy(app, p.office)
}

func TestACoordinatorsBookThatWasMovedIsStillBelieved(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	path := p.office.Path()
	apptest.Close(t, p.office)
	for _, home := range []string{t.TempDir(), t.TempDir()} {
		config := p.config
		config.Home = home
		office, err := config.Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		p.office = office
		if office.Became().Cause == boot.Stayed && len(was(t, office)) > 0 {
			t.Error("the second machine did not notice")
		}
		p.save(office, "project", "project", "", book.Fields{"funding": home[len(home)-3:]})
		p.receive("A", p.sendBack()["A"].Path)
		p.shows(p.laptops["A"], "project", "funding", home[len(home)-3:])
		apptest.Close(t, office)
	}
	p.counted("A", 0, 0, 1)
	config := p.config
	config.Home = ""
	office, err := config.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	p.office = office
	t.Cleanup(func() { apptest.Close(t, office) })
	if letters := was(t, office); !slices.Equal(letters, []string{"K"}) {
		t.Errorf("it was %v", letters)
	}
	p.healthy(office, p.laptops["A"])
}

func was(t *testing.T, app *boot.App) []string {
	letters, err := app.Was(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return letters
}

func TestNobodyIsLetInOnTheKeyOfALaptopThatIsShutOut(t *testing.T) {
	p := newPlace(t, "A")
	p.config.Home = t.TempDir()
	p.opens("A", closed(p, "A"), p.config.Home)
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.copied("A", "copy", t.TempDir())
	p.save(p.laptops["copy"], "visit", "v2", book.Ready, visit())
	me := p.laptops["A"].Identity().Device
	p.laptops["K"] = p.office
	p.behind("K", func(tx *store.Tx) error {
		devices, err := tx.Devices()
		for _, d := range devices {
			if d.ID == me {
				d.Withdrawn = true
				err = tx.PutDevice(d)
			}
		}
		return err
	})
	p.office = p.laptops["K"]
	p.rejects(p.seal("copy"), fault.RevokedSender)
}

// A word is one save of one field with a text nobody else ever writes.
type word struct {
	record book.ID
	field  string
}

// Random histories on two books that go by one name. The copies never see each
// other's words until all is delivered, so an independent account is simple: of
// each field the last word of either stands, and where neither has one, the last
// from before the copy.
func TestOfTwoBooksThatGoByOneNameEveryWordStandsOrWasOverwrittenByWhoSawIt(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { clones(t, rand.New(rand.NewPCG(seed, 7))) })
	}
}

func clones(t *testing.T, chance *rand.Rand) {
	p := newPlace(t, "A")
	said := 0
	write := func(by string, last map[word]string) {
		w := word{book.ID(fmt.Sprint("r", chance.IntN(4))), []string{"summary", "maturity_goals_note"}[chance.IntN(2)]}
		said++
		text := fmt.Sprintf("ord %d fra %s", said, by)
		last[w] = text
		p.save(p.laptops[by], "visit", w.record, "", book.Fields{w.field: text, "internal": chance.IntN(3) == 0})
	}
	common, hers, his := map[word]string{}, map[word]string{}, map[word]string{}
	for range chance.IntN(6) {
		write("A", common)
		if chance.IntN(3) == 0 {
			p.takeIn(p.seal("A"), false)
		}
		if chance.IntN(4) == 0 {
			p.takeIn(p.seal("A"), false)
			p.receive("A", p.sendBack()["A"].Path)
		}
	}
	p.copied("A", "clone", "")
	for range 1 + chance.IntN(8) {
		if chance.IntN(2) == 0 {
			write("A", hers)
		} else {
			write("clone", his)
		}
		if chance.IntN(3) == 0 {
			p.takeIn(p.seal("A"), false)
		}
	}
	p.takeIn(p.seal("A"), false)
	back := p.sendBack()["A"].Path
	p.receive("clone", back)
	p.receive("A", back)
	p.healthy(p.laptops["clone"])
	p.stick = t.TempDir() // it may go by the old name still, where nothing forked
	p.takeIn(p.seal("clone"), false)
	p.healthy(p.office)

	want := map[word][]string{}
	for _, w := range slices.Concat(slices.Collect(maps.Keys(common)), slices.Collect(maps.Keys(hers)), slices.Collect(maps.Keys(his))) {
		var stand []string
		for _, last := range []map[word]string{hers, his} {
			if last[w] != "" {
				stand = append(stand, last[w])
			}
		}
		if len(stand) == 0 {
			stand = []string{common[w]}
		}
		slices.Sort(stand)
		want[w] = stand
	}
	texts := map[string]bool{}
	p.laptops["K"] = p.office
	p.behind("K", func(tx *store.Tx) error {
		for w, stand := range want {
			kind, _ := p.config.Catalogue.Kind("visit")
			field, _ := kind.Field(w.field)
			registers, err := tx.Registers(w.record)
			if err != nil {
				return err
			}
			var heads []string
			for _, head := range registers[book.Slot{Tag: field.Tag}].Heads {
				heads = append(heads, head.Value.Words())
			}
			if slices.Sort(heads); !slices.Equal(heads, stand) {
				t.Errorf("%v shows %v, want %v", w, heads, stand)
			}
		}
		held, err := tx.Held()
		for stream := range held {
			err = cmp.Or(err, tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
				for _, w := range c.Writes {
					texts[w.Value.Words()] = true
				}
				return nil
			}))
		}
		return err
	})
	p.office = p.laptops["K"]
	numbers := map[string]book.ID{}
	for w := range want {
		sheet, err := p.office.Desk.Show(ctx, string(w.record))
		if err != nil {
			t.Fatal(err)
		}
		if other, taken := numbers[sheet.Record.Number]; taken && other != w.record {
			t.Errorf("%s and %s are both %s", w.record, other, sheet.Record.Number)
		}
		numbers[sheet.Record.Number] = w.record
	}
	for i := 1; i <= said; i++ {
		if !texts[fmt.Sprintf("ord %d fra A", i)] && !texts[fmt.Sprintf("ord %d fra clone", i)] {
			t.Errorf("word %d is nowhere", i)
		}
	}
}

// A fleet of three years found this one: the book that is not believed has another
// name by now, and the doubled name is one it had before.
func TestWhatABookWroteUnderANameItNoLongerHasIsToldAgainToo(t *testing.T) {
	p := newPlace(t, "A")
	p.config.Home = t.TempDir()
	p.opens("A", closed(p, "A"), p.config.Home)
	p.save(p.laptops["A"], "visit", "before", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.copied("A", "clone", "")
	p.save(p.laptops["A"], "visit", "hers", book.Ready, visit())
	p.save(p.laptops["A"], "visit", "hers", "", book.Fields{"duration": 45})
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})

	// Her book goes on in another profile, and is another device from then on.
	path := closed(p, "A")
	p.opens("A", path, t.TempDir())
	letter := p.laptops["A"].Identity().Letter
	if letter == "A" {
		t.Fatal("the book is still A")
	}
	p.save(p.laptops["A"], "visit", "hers", "", book.Fields{"duration": 60})
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "anchored"}) // over her own "planned"
	p.save(p.laptops["clone"], "project", "project", "", book.Fields{"phase": "under_way"})
	p.save(p.laptops["clone"], "visit", "his", book.Ready, visit())
	p.takeIn(p.seal("clone"), false)
	p.rejects(p.seal("A"), fault.Forked)

	account := p.receive("A", p.sendBack()["A"].Path)
	if account.Retold != 3 || p.laptops["A"].Identity().Letter != letter {
		t.Errorf("retold %d as %s, which was %s", account.Retold, p.laptops["A"].Identity().Letter, letter)
	}
	p.takeIn(p.seal("A"), false)
	for _, app := range []*boot.App{p.laptops["A"], p.office} {
		p.shows(app, "his", "date", "2008-05-27")
		sheet, err := app.Desk.Show(ctx, "hers")
		if err != nil || sheet.Record.Fields.Number("duration") != 60 || sheet.Record.Open {
			t.Errorf("hers at %s: %+v, %v", app.Identity().Letter, sheet.Record, err)
		}
	}
	// Whose name his word stands under is no reason to take it for the one she wrote over.
	open, err := p.office.Office.Conflicts(ctx)
	if err != nil || len(open) != 1 || open[0].Field != "phase" || len(open[0].Sides) != 2 {
		t.Errorf("open: %+v, %v", open, err)
	}
	p.healthy(p.laptops["A"], p.laptops["clone"], p.office)
}

// Each coordinator has passed on another of the two, and cannot take it back. The
// books meet again once one of them begins anew.
func TestACopyThatDeliveredToTheOtherCoordinatorIsToldApartWhenThatOneBeginsAnew(t *testing.T) {
	p := newPlace(t, "A")
	other := p.colleague()
	p.save(p.laptops["A"], "visit", "before", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.exchange(p.office, other)
	p.exchange(other, p.office)
	p.receive("A", p.sendBack()["A"].Path)
	p.copied("A", "clone", "")
	clone := p.laptops["clone"]
	p.save(p.laptops["A"], "visit", "hers", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.save(clone, "visit", "his", book.Ready, visit())
	his, err := clone.Desk.Seal(ctx, t.TempDir(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Office.TakeIn(ctx, his.Path, false, nil); err != nil {
		t.Fatal(err)
	}
	answers, err := other.Office.SendBack(ctx, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, answer := range answers {
		if answer.Letter == "K" {
			p.rejects(answer.Path, fault.Forked)
		} else if _, err := clone.TakeInAll(ctx, []string{answer.Path}, false, nil); err != nil {
			t.Fatal(err)
		}
	}
	p.counted("clone", 0, 0, 2) // the other has it

	if _, err := p.office.Office.Withdraw(ctx, "L", false, "Begynder forfra"); err != nil {
		t.Fatal(err)
	}
	p.receive("clone", p.sendBack()["A"].Path)
	if clone.Identity().Letter == "A" {
		t.Fatal("the copy still goes by the name")
	}
	if his, err = clone.Desk.Seal(ctx, t.TempDir(), false, nil); err != nil {
		t.Fatal(err)
	}
	p.takeIn(his.Path, false)
	for _, visit := range []book.ID{"before", "hers", "his"} {
		p.shows(p.office, visit, "date", "2008-05-27")
	}
	p.healthy(p.office, clone)
}
