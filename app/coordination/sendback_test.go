package coordination_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"

	"feltbog/app/apptest"
	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// sendBack writes the return files and gives them by letter.
func (p *place) sendBack() map[string]boot.Returned {
	p.t.Helper()
	returned, err := p.office.Office.SendBack(ctx, p.t.TempDir(), nil)
	if err != nil {
		p.t.Fatalf("send back: %v", err)
	}
	files := map[string]boot.Returned{}
	for _, r := range returned {
		files[r.Letter] = r
	}
	return files
}

func (p *place) receive(letter, path string) boot.Account {
	p.t.Helper()
	account, err := p.laptops[letter].Desk.Receive(ctx, path, false, nil)
	if err != nil {
		p.t.Fatalf("receive on %s: %v", letter, err)
	}
	return account
}

// counted holds a laptop's three counters to what they should be.
func (p *place) counted(letter string, unsealed, sealed, received int) {
	p.t.Helper()
	c, err := p.laptops[letter].Desk.Counters(ctx)
	if err != nil || c.Unsealed != unsealed || c.Sealed != sealed || c.Received != received {
		p.t.Errorf("%s: %d unsealed, %d sealed, %d received, want %d, %d, %d (%v)",
			letter, c.Unsealed, c.Sealed, c.Received, unsealed, sealed, received, err)
	}
}

func TestInvariant15OnlyAReturnFileMakesAChangeReceived(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["A"], "visit", "v2", book.Ready, visit())
	p.counted("A", 2, 0, 0)
	first := p.seal("A")
	p.counted("A", 0, 2, 0)
	p.takeIn(first, false)
	p.counted("A", 0, 2, 0)
	back := p.sendBack()["A"]
	if back.Acknowledged != 2 {
		t.Errorf("acknowledged %d", back.Acknowledged)
	}
	p.save(p.laptops["A"], "visit", "v3", book.Ready, visit())

	if looked, err := p.laptops["A"].Desk.Receive(ctx, back.Path, true, nil); err != nil || looked.Received != 2 {
		t.Errorf("look: %+v, %v", looked, err)
	}
	p.counted("A", 1, 2, 0)
	if account := p.receive("A", back.Path); account.Received != 2 || account.Letter != "K" {
		t.Errorf("received: %+v", account)
	}
	p.counted("A", 1, 0, 2)
	if account := p.receive("A", back.Path); account.Received != 0 {
		t.Errorf("again: %+v", account)
	}
	p.counted("A", 1, 0, 2)

	sealed, err := p.laptops["A"].Desk.Seal(ctx, p.stick, false, nil)
	if err != nil || sealed.Changes != 1 {
		t.Errorf("the next parcel has %d changes, %v", sealed.Changes, err)
	}
	all, err := p.laptops["A"].Desk.Seal(ctx, p.stick, true, nil)
	if err != nil || all.Changes != 3 {
		t.Errorf("a parcel of everything has %d changes, %v", all.Changes, err)
	}
	p.takeIn(sealed.Path, false)
	p.receive("A", p.sendBack()["A"].Path)
	p.counted("A", 0, 0, 3)
	if _, err := p.laptops["A"].Desk.Seal(ctx, p.stick, false, nil); !fault.Is(err, fault.NothingToSeal) {
		t.Errorf("nothing new: %v", err)
	}
}

func TestInvariant15WhatALostParcelHeldIsNotAcknowledgedAndGoesWithTheNext(t *testing.T) {
	p := newPlace(t, "A")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()["A"].Path)
	p.save(p.laptops["A"], "visit", "v2", book.Ready, visit())
	if err := os.Remove(p.seal("A")); err != nil {
		t.Fatal(err)
	}
	p.receive("A", p.sendBack()["A"].Path)
	p.counted("A", 0, 1, 1)
	p.save(p.laptops["A"], "visit", "v3", book.Ready, visit())
	sealed, err := p.laptops["A"].Desk.Seal(ctx, p.stick, false, nil)
	if err != nil || sealed.Changes != 2 {
		t.Fatalf("%d changes, %v", sealed.Changes, err)
	}
	if account := p.takeIn(sealed.Path, false); account.New != 2 || len(account.Gaps) != 0 {
		t.Errorf("%+v", account)
	}
}

func TestTheRegisterTheTeamsRecordsAndWhatWasSettledReachEveryLaptop(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["A"], "project", "project", "", book.Fields{"phase": "planned"})
	p.clock.Move(3 * 365 * 24 * time.Hour)
	p.save(p.laptops["B"], "project", "project", "", book.Fields{"phase": "under_way"})
	p.clock.Move(-3 * 365 * 24 * time.Hour)
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	p.save(p.office, "project", "later", book.Draft, book.Fields{"name": "Natteravnene"})
	conflicts, err := p.office.Office.Conflicts(ctx)
	if err != nil || len(conflicts) != 1 {
		t.Fatalf("conflicts: %+v, %v", conflicts, err)
	}
	var keep string
	for _, side := range conflicts[0].Sides {
		if side.Letter == "A" {
			keep = side.Dot
		}
	}
	if err := p.office.Office.Settle(ctx, boot.Decision{Record: "project", Field: "phase", Keep: keep, Why: "Ringet til A"}); err != nil {
		t.Fatal(err)
	}
	back := p.sendBack()
	for _, letter := range []string{"A", "B"} {
		p.receive(letter, back[letter].Path)
		desk := p.laptops[letter].Desk
		if sheet, err := desk.Show(ctx, "project"); err != nil || sheet.Record.Fields.Text("phase") != "planned" || sheet.Record.Open {
			t.Errorf("%s: %+v, %v", letter, sheet.Record, err)
		}
		for _, id := range []string{"later", "v1"} {
			if _, err := desk.Show(ctx, id); err != nil {
				t.Errorf("%s has no %s: %v", letter, id, err)
			}
		}
		p.counted(letter, 0, 0, map[string]int{"A": 2, "B": 1}[letter])
	}
}

func TestReturnFilesInAnyOrderAndTwiceComeToTheSame(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	earlier := p.sendBack()
	p.save(p.laptops["A"], "visit", "v3", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.save(p.office, "project", "project", "", book.Fields{"phase": "under_way"})
	later := p.sendBack()
	digests := map[string]bool{}
	for _, path := range []string{later["A"].Path, earlier["A"].Path, later["A"].Path, earlier["A"].Path} {
		p.receive("A", path)
		p.counted("A", 0, 0, 2)
		digest, err := p.laptops["A"].Digest(ctx)
		if err != nil {
			t.Fatal(err)
		}
		digests[digest] = true
	}
	p.receive("B", earlier["B"].Path)
	p.receive("B", later["B"].Path)
	digest, err := p.laptops["B"].Digest(ctx)
	if digests[digest] = true; err != nil || len(digests) != 1 {
		t.Errorf("%d states of one set of changes, %v", len(digests), err)
	}
}

const secret = "Moderen fortalte om volden"

func TestInvariant18NoByteOfAnInternalTextIsInAnotherLaptopsReturnFile(t *testing.T) {
	p := newPlace(t, "A", "B")
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(p.laptops["A"], "visit", "v1", book.Ready, hidden)
	shared := visit()
	shared["summary"] = "Åbent møde"
	p.save(p.laptops["A"], "visit", "v2", book.Ready, shared)
	p.save(p.laptops["B"], "visit", "v3", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	p.save(p.office, "visit", "v1", "", book.Fields{"maturity_goals_note": secret + " igen"})

	back := p.sendBack()
	inside := map[string][]byte{}
	for _, letter := range []string{"A", "B"} {
		path := p.laptops[letter].Path()
		inside[letter] = plaintext(t, p, letter, back[letter].Path)
		p.receive(letter, back[letter].Path)
		inside[letter] = append(inside[letter], apptest.Revealed(t, path)...)
	}
	if bytes.Contains(inside["B"], []byte(secret)) {
		t.Error("B has been sent A's internal words")
	}
	p.behind("B", func(tx *store.Tx) error {
		streams, err := tx.Streams()
		for _, stream := range streams {
			if keeper := stream.Keeper(); keeper != "" {
				t.Errorf("B has been sent something internal of %s", keeper)
			}
		}
		return err
	})
	if n := bytes.Count(inside["A"], []byte(secret)); n < 2 {
		t.Errorf("A's own words are there %d times: the hunt finds nothing", n)
	}
	for _, letter := range []string{"A", "B"} {
		if !bytes.Contains(inside[letter], []byte("Åbent møde")) {
			t.Errorf("%s lacks what the team may have", letter)
		}
	}
	if sheet, err := p.laptops["A"].Desk.Show(ctx, "v1"); err != nil || sheet.Record.Fields.Text("maturity_goals_note") != secret+" igen" {
		t.Errorf("what the coordinator wrote did not come back to A: %v", err)
	}
	if _, err := p.laptops["B"].Desk.Show(ctx, "v1"); !fault.Is(err, fault.NotFound) {
		t.Errorf("B has heard of it: %v", err)
	}
}

// plaintext opens a parcel with a laptop's key, past everything this program
// would do with it.
func plaintext(t *testing.T, p *place, letter, path string) []byte {
	t.Helper()
	var wire struct {
		Own []string `cbor:"2,keyasint"`
	}
	p.behind(letter, func(tx *store.Tx) error {
		raw, err := tx.Secret("keys")
		if err != nil {
			return err
		}
		return cbor.Unmarshal(raw, &wire)
	})
	identity, err := age.ParseHybridIdentity(wire.Own[0])
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sealed, err := age.Decrypt(file, identity)
	if err != nil {
		t.Fatal(err)
	}
	zipped, err := zstd.NewReader(sealed)
	if err != nil {
		t.Fatal(err)
	}
	defer zipped.Close()
	raw, err := io.ReadAll(zipped)
	if err != nil || !bytes.HasPrefix(raw, []byte("FELT")) {
		t.Fatalf("not a parcel inside: %v", err)
	}
	return raw
}

// behind works in a laptop's book without Feltbog knowing, as somebody who
// means ill could.
func (p *place) behind(letter string, work func(*store.Tx) error) {
	p.t.Helper()
	path := p.laptops[letter].Path()
	apptest.Close(p.t, p.laptops[letter])
	b, err := store.Open(ctx, path, store.Options{
		Key:       apptest.Key(p.t, path),
		Catalogue: p.config.Catalogue, Nonce: p.config.Nonce,
		Now: func() int64 { return p.config.Now().UnixMilli() },
	})
	if err != nil {
		p.t.Fatal(err)
	}
	if err := b.Write(ctx, work); err != nil {
		p.t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		p.t.Fatal(err)
	}
	app, err := p.config.Open(ctx, path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.laptops[letter] = app
	p.t.Cleanup(func() { apptest.Close(p.t, app) })
}

func TestInvariant17ALaptopMaySendNothingThatIsNotItsOwnToSend(t *testing.T) {
	forge := func(device journal.Device, scope journal.Scope, kind string, record book.ID) func(*place, *store.Tx) error {
		return func(p *place, tx *store.Tx) error {
			known, _ := p.config.Catalogue.Kind(kind)
			_, err := tx.Add(journal.Change{
				Dot:   journal.Dot{Stream: journal.Stream{Device: device, Scope: scope}, Seq: 1},
				Nonce: 7, Action: journal.Edit, Kind: known.Tag, Record: record, Wall: 1,
				Writes: []journal.Write{{Slot: book.Slot{Tag: book.TagNumber}, Value: book.Text("X-1")}},
			})
			return err
		}
	}
	for name, write := range map[string]func(p *place, me journal.Device, tx *store.Tx) error{
		"a record only the coordinator makes": func(p *place, me journal.Device, tx *store.Tx) error {
			return forge(me, journal.Ref, "administration", "new")(p, tx)
		},
		"such a record under another name": func(p *place, me journal.Device, tx *store.Tx) error {
			return forge(me, journal.Ref, "visit", "adm")(p, tx)
		},
		"a question of its own": func(p *place, me journal.Device, tx *store.Tx) error {
			query, _ := p.config.Catalogue.Kind("query")
			_, err := tx.Add(journal.Change{
				Dot:   journal.Dot{Stream: journal.Stream{Device: me, Scope: journal.TeamScope(tx.Identity().Team)}, Seq: 1},
				Nonce: 7, Action: journal.Edit, Kind: query.Tag, Record: "q1", Wall: 1,
				Writes: []journal.Write{{Slot: book.Slot{Tag: 11}, Value: book.Text("Hvem er det?")}},
			})
			return err
		},
		"words for another laptop's internal records": func(p *place, me journal.Device, tx *store.Tx) error {
			return forge(me, journal.OwnScope("b"), "visit", "v1")(p, tx)
		},
		"words for another team": func(p *place, me journal.Device, tx *store.Tx) error {
			return forge(me, journal.TeamScope("other"), "visit", "v1")(p, tx)
		},
	} {
		p := newPlace(t, "A")
		me := p.laptops["A"].Identity().Device
		p.behind("A", func(tx *store.Tx) error { return write(p, me, tx) })
		path, before := p.seal("A"), p.digest()
		if _, err := p.office.Office.TakeIn(ctx, path, false, nil); !fault.Is(err, fault.ForeignStream) {
			t.Errorf("%s: %v", name, err)
		}
		if p.digest() != before {
			t.Errorf("%s: the book has changed", name)
		}
	}
}

func TestALaptopBelievesOnlyItsOwnCoordinator(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	mine := p.seal("A")
	p.takeIn(mine, false)
	p.takeIn(p.seal("B"), false)
	back := p.sendBack()
	desk := p.laptops["A"].Desk
	if _, err := desk.Receive(ctx, back["B"].Path, false, nil); !fault.Is(err, fault.NotForYou) {
		t.Errorf("another laptop's return file: %v", err)
	}
	if _, err := desk.Receive(ctx, mine, false, nil); !fault.Is(err, fault.OwnParcel) {
		t.Errorf("its own parcel: %v", err)
	}
	if _, err := p.office.Office.TakeIn(ctx, back["A"].Path, false, nil); !fault.Is(err, fault.OwnParcel) {
		t.Errorf("a return file at the coordinator's: %v", err)
	}
	if _, err := p.office.Desk.Receive(ctx, back["A"].Path, false, nil); !fault.Is(err, fault.WrongRole) {
		t.Errorf("the coordinator receives: %v", err)
	}
	if _, err := desk.Receive(ctx, back["A"].Path, true, nil); err != nil {
		t.Fatal(err)
	}
	me, office := p.laptops["A"].Identity(), p.office.Identity()
	forger, err := parcel.NewKeys(0)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		sender    journal.Device
		workspace string
		want      fault.Code
	}{
		"somebody in the coordinator's name":   {office.Device, me.Workspace, fault.WrongSignature},
		"a laptop that calls itself an office": {p.laptops["B"].Identity().Device, me.Workspace, fault.UnknownSender},
		"a coordinator elsewhere":              {office.Device, "elsewhere", fault.OtherWorkspace},
	} {
		path := filepath.Join(t.TempDir(), "forged.feltpakke")
		var sealed bytes.Buffer
		h := parcel.Header{
			Workspace: c.workspace, Parcel: "p", Number: 9, Sender: c.sender, Letter: "K", Role: parcel.RoleCoordinator,
			Acknowledged: journal.Held{{Device: me.Device, Scope: journal.TeamScope(me.Team)}: {{First: 1, Last: 1}}},
		}
		_, err := parcel.Seal(&sealed, h, parcel.Content{}, forger, []string{recipient(p, "A")})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, sealed.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := p.laptops["A"].Desk.Receive(ctx, path, false, nil); !fault.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	p.counted("A", 0, 1, 0)
}

func recipient(p *place, letter string) (text string) {
	p.t.Helper()
	p.behind(letter, func(tx *store.Tx) error {
		raw, err := tx.Secret("keys")
		if err != nil {
			return err
		}
		keys, err := parcel.ParseKeys(raw)
		text = keys.Public().Recipient
		return err
	})
	return text
}

func TestALostLaptopIsRestoredFromWhatItsCoordinatorHolds(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	hidden := visit()
	hidden["internal"], hidden["summary"] = true, secret
	p.save(p.laptops["A"], "visit", "v2", book.Ready, hidden)
	p.save(p.laptops["B"], "visit", "v3", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)

	enrolment := filepath.Join(t.TempDir(), "d.felttilmelding")
	if _, err := p.office.Office.Replace(ctx, "Q", "Anna", "D", enrolment); !fault.Is(err, fault.NotFound) {
		t.Errorf("a laptop nobody has: %v", err)
	}
	if _, err := p.office.Office.Replace(ctx, "a", "Anna", "D", enrolment); err != nil {
		t.Fatal(err)
	}
	heir, err := p.config.Init(ctx, filepath.Join(t.TempDir(), "pc-D.feltbog"), boot.Beginning{Role: boot.Field, Enrolment: enrolment})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { apptest.Close(t, heir) })
	p.laptops["D"] = heir
	p.takeIn(p.seal("D"), false)
	back := p.sendBack()
	if _, sent := back["A"]; sent || len(back) != 2 {
		t.Errorf("return files for %v: the lost laptop is in strange hands", back)
	}
	if account := p.receive("D", back["D"].Path); account.New != 3 {
		t.Errorf("restored %+v", account)
	}
	p.receive("B", back["B"].Path)
	if sheet, err := heir.Desk.Show(ctx, "A-2008-0002"); err != nil || sheet.Record.Fields.Text("summary") != secret {
		t.Errorf("the internal record: %+v, %v", sheet.Record, err)
	}
	if _, err := p.laptops["B"].Desk.Show(ctx, "v2"); !fault.Is(err, fault.NotFound) {
		t.Errorf("B: %v", err)
	}

	// What the heir and the coordinator write in it stays between them.
	p.save(heir, "visit", "v2", "", book.Fields{"maturity_goals_note": "Fra den nye pc"})
	p.takeIn(p.seal("D"), false)
	p.save(p.office, "visit", "v2", "", book.Fields{"duration": 45})
	p.receive("D", p.sendBack()["D"].Path)
	if sheet, err := heir.Desk.Show(ctx, "v2"); err != nil || sheet.Record.Fields.Number("duration") != 45 {
		t.Errorf("after: %+v, %v", sheet.Record, err)
	}
}

func TestAnErasureReachesTheLaptopThatWroteTheWords(t *testing.T) {
	p := newPlace(t, "A")
	written := visit()
	written["summary"] = secret
	p.save(p.laptops["A"], "visit", "v1", book.Ready, written)
	p.takeIn(p.seal("A"), false)
	if _, err := p.office.Office.Erase(ctx, "v1", []string{"summary"}, "requested"); err != nil {
		t.Fatal(err)
	}
	p.receive("A", p.sendBack()["A"].Path)
	sheet, err := p.laptops["A"].Desk.Show(ctx, "v1")
	if err != nil || sheet.Record.Fields.Has("summary") || sheet.Record.Fields.Text("date") != "2008-05-27" {
		t.Errorf("at the laptop: %+v, %v", sheet.Record.Fields, err)
	}
	p.counted("A", 0, 0, 1)
	digest, err := p.laptops["A"].Digest(ctx)
	if err != nil || digest != p.digest() {
		t.Errorf("the two books differ: %v", err)
	}
}

func TestThereIsNobodyToSendToBeforeALaptopHasDelivered(t *testing.T) {
	p := newPlace(t, "A")
	folder := t.TempDir()
	if _, err := p.office.Office.SendBack(ctx, folder, nil); !fault.Is(err, fault.NoDelivery) {
		t.Errorf("got %v", err)
	}
	if _, err := p.laptops["A"].Office.SendBack(ctx, folder, nil); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop sends back: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestInAFolderParcelsForOthersArePassedOver(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.save(p.laptops["B"], "visit", "v2", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	if _, err := p.office.Office.SendBack(ctx, p.stick, nil); err != nil {
		t.Fatal(err)
	}
	for name, take := range map[string]func([]string) (boot.Batch, error){
		"A":          func(at []string) (boot.Batch, error) { return p.laptops["A"].TakeInAll(ctx, at, false, nil) },
		"A, looking": func(at []string) (boot.Batch, error) { return p.laptops["A"].TakeInAll(ctx, at, true, nil) },
	} {
		if batch, err := take([]string{p.stick}); err != nil || len(batch.Parcels) != 1 || len(batch.Refused) != 0 {
			t.Errorf("%s: %+v, %v", name, batch, err)
		}
	}
	if batch, err := p.office.TakeInAll(ctx, []string{p.stick}, false, nil); err != nil || len(batch.Parcels) != 2 || len(batch.Refused) != 0 {
		t.Errorf("the coordinator: %+v, %v", batch, err)
	}
	entries, err := os.ReadDir(p.stick)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "retur-A") {
			if err := os.Remove(filepath.Join(p.stick, entry.Name())); err != nil {
				t.Fatal(err)
			}
		}
	}
	batch, err := p.laptops["A"].TakeInAll(ctx, []string{p.stick}, false, nil)
	own := slices.ContainsFunc(batch.Refused, func(a boot.Account) bool { return a.Refused.Code == fault.OwnParcel })
	if err != nil || len(batch.Parcels) != 0 || len(batch.Refused) != 3 || !own {
		t.Errorf("nothing for A is there: %+v, %v", batch, err)
	}
}

func TestDeliveriesTellHowManyDaysALaptopHasBeenSilent(t *testing.T) {
	p := newPlace(t, "A", "B")
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.clock.Move(9*24*time.Hour + time.Hour)
	deliveries, err := p.office.Office.Deliveries(ctx)
	if err != nil || len(deliveries) != 2 || deliveries[0].Days != 9 || deliveries[1].Last != 0 || deliveries[1].Days != 0 {
		t.Errorf("%+v, %v", deliveries, err)
	}
}
