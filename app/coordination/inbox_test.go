package coordination_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// stranger is somebody with keys of their own who has got hold of the
// coordinator's public key.
type stranger struct {
	p      *place
	keys   parcel.Keys
	device journal.Device
	header parcel.Header
}

func newStranger(p *place) *stranger {
	p.t.Helper()
	keys, err := parcel.NewKeys(0)
	if err != nil {
		p.t.Fatal(err)
	}
	s := &stranger{p: p, keys: keys, device: journal.Device(p.config.NewID())}
	s.header = parcel.Header{
		Workspace: p.office.Identity().Workspace, Parcel: p.config.NewID(), Number: 1, Sender: s.device, Letter: "A", Name: "Fremmed",
		Role: parcel.RoleField, Schema: p.config.Catalogue.Fingerprint(), Now: p.clock.Now().UnixMilli(), Acknowledged: journal.Held{},
	}
	s.header.Introduce(keys.Public(), "", parcel.Secret{})
	return s
}

// seal writes a parcel of visits, each in the stream it is given.
func (s *stranger) seal(streams ...journal.Stream) string {
	s.p.t.Helper()
	return s.sealTo(officeRecipient(s.p), streams...)
}

// heavy writes a parcel that holds so many mebibytes nothing can zip.
func (s *stranger) heavy(mebibytes int) string {
	s.p.t.Helper()
	chance := rand.NewChaCha8([32]byte{byte(mebibytes)})
	chunks := make([][]byte, mebibytes)
	for i := range chunks {
		chunks[i] = make([]byte, parcel.MaxBlob)
		_, _ = chance.Read(chunks[i])
	}
	return s.write(officeRecipient(s.p), parcel.Content{Blobs: func(visit func([]byte) error) error {
		for _, chunk := range chunks {
			if err := visit(chunk); err != nil {
				return err
			}
		}
		return nil
	}})
}

func (s *stranger) sealTo(recipient string, streams ...journal.Stream) string {
	s.p.t.Helper()
	kind, _ := s.p.config.Catalogue.Kind("visit")
	return s.write(recipient, parcel.Content{Changes: func(visit func(journal.Change) error) error {
		for i, stream := range streams {
			err := visit(journal.Change{
				Dot: journal.Dot{Stream: stream, Seq: 1}, Nonce: uint64(i), Action: journal.Edit, Kind: kind.Tag,
				Record: book.ID(fmt.Sprint("strange", i)), Wall: s.header.Now,
				Writes: []journal.Write{{Slot: book.Slot{Tag: book.TagStatus}, Value: book.Text("draft")}},
			})
			if err != nil {
				return err
			}
		}
		return nil
	}})
}

func (s *stranger) write(recipient string, content parcel.Content) string {
	s.p.t.Helper()
	var sealed bytes.Buffer
	if _, err := parcel.Seal(&sealed, s.header, content, s.keys, []string{recipient}); err != nil {
		s.p.t.Fatal(err)
	}
	path := filepath.Join(s.p.t.TempDir(), "strange.feltpakke")
	if err := os.WriteFile(path, sealed.Bytes(), 0o600); err != nil {
		s.p.t.Fatal(err)
	}
	return path
}

func (s *stranger) words() string {
	s.p.t.Helper()
	phrase, err := parcel.PhraseOf(s.device, s.keys.Public())
	if err != nil {
		s.p.t.Fatal(err)
	}
	return phrase.String()
}

func (s *stranger) team() journal.Stream {
	return journal.Stream{Device: s.device, Scope: journal.TeamScope(s.p.office.Identity().Team)}
}

func officeRecipient(p *place) (recipient string) {
	p.t.Helper()
	p.behind("A", func(tx *store.Tx) error {
		devices, err := tx.Devices()
		for _, d := range devices {
			if d.Role == store.Coordinator {
				recipient = d.Recipient
			}
		}
		return err
	})
	return recipient
}

// refused takes a parcel in, which must be refused with a code and leave the
// book as it was. It gives how many wait afterwards.
func (p *place) refused(path string, want fault.Code) int {
	p.t.Helper()
	before := p.digest()
	if _, err := p.office.Office.TakeIn(ctx, path, false, nil); !fault.Is(err, want) {
		p.t.Errorf("got %v, want %s", err, want)
	}
	if p.digest() != before {
		p.t.Error("the book has changed")
	}
	return len(p.inbox())
}

func (p *place) inbox() []boot.Waiting {
	p.t.Helper()
	inbox, err := p.office.Office.Inbox(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return inbox
}

func TestAParcelOfAnUnknownSenderWaitsSealedAndItsNewestIsKept(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	first := s.seal(s.team())
	if n := p.refused(first, fault.UnknownSender); n != 1 {
		t.Fatalf("%d wait", n)
	}
	s.header.Number, s.header.Parcel = 2, "second"
	p.refused(s.seal(s.team()), fault.UnknownSender)
	if n := p.refused(first, fault.UnknownSender); n != 1 || p.inbox()[0].Parcel != "second" {
		t.Errorf("%d wait, the newest is not kept: %+v", n, p.inbox())
	}
	// Somebody known delivers: what waits goes on waiting.
	p.save(p.laptops["A"], "visit", "v1", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	if len(p.inbox()) != 1 {
		t.Error("what waited has opened by itself")
	}
	if _, err := p.office.Desk.Show(ctx, "strange0"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a sealed record is shown: %v", err)
	}
	account, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words()})
	if err != nil || account.New != 1 || account.Letter != "B" || account.Name != "Fremmed" || len(p.inbox()) != 0 {
		t.Errorf("admitted: %+v, %v", account, err)
	}
	if _, err := p.office.Desk.Show(ctx, "strange0"); err != nil {
		t.Errorf("the record: %v", err)
	}
}

func TestWhatIsNotWholeOrNotItsSendersDoesNotWait(t *testing.T) {
	p := newPlace(t, "A")
	p.takeIn(p.seal("A"), false)
	annas := p.laptops["A"].Identity().Device

	s := newStranger(p)
	whole := s.seal(s.team())
	raw, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"cut":     raw[:len(raw)-20],
		"flipped": append(append(bytes.Clone(raw[:len(raw)-5]), raw[len(raw)-5]^1), raw[len(raw)-4:]...),
	} {
		path := filepath.Join(t.TempDir(), name+".feltpakke")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := p.office.Office.TakeIn(ctx, path, false, nil); err == nil || len(p.inbox()) != 0 {
			t.Errorf("%s: %v, %d wait", name, err, len(p.inbox()))
		}
	}

	s = newStranger(p)
	if n := p.refused(s.seal(journal.Stream{Device: annas, Scope: s.team().Scope}), fault.ForeignStream); n != 0 {
		t.Errorf("with another's words: %d wait", n)
	}
	s = newStranger(p)
	s.header.Sender = annas
	if n := p.refused(s.seal(), fault.WrongSignature); n != 0 {
		t.Errorf("in another's name: %d wait", n)
	}
	s = newStranger(p)
	s.header.SignKey = newStranger(p).keys.Public().SignKey
	if n := p.refused(s.seal(), fault.WrongSignature); n != 0 {
		t.Errorf("with a key not its own: %d wait", n)
	}
	s = newStranger(p)
	s.header.Workspace = "elsewhere"
	if n := p.refused(s.seal(), fault.OtherWorkspace); n != 0 {
		t.Errorf("of another workspace: %d wait", n)
	}
}

func TestAProofThatIsReplayedOrTooOldOnlyWaits(t *testing.T) {
	p := newPlace(t, "A", "B")
	var proven parcel.Header
	p.behind("B", func(tx *store.Tx) error {
		raw, err := tx.Secret("enrolment")
		if err != nil {
			return err
		}
		secret, err := parcel.ParseSecret(raw)
		if err != nil {
			return err
		}
		id, err := tx.Setting("enrolment.id")
		proven = parcel.Header{Workspace: p.office.Identity().Workspace, Sender: p.laptops["B"].Identity().Device}
		proven.Introduce(parcel.Public{SignKey: []byte("Bs"), Recipient: "Bs"}, id, secret)
		return err
	})
	s := newStranger(p)
	s.header.Enrolment, s.header.Proof = proven.Enrolment, proven.Proof
	if n := p.refused(s.seal(), fault.UnknownSender); n != 1 {
		t.Errorf("replayed: %d wait", n)
	}
	path := p.seal("B")
	p.clock.Move(100 * 24 * time.Hour)
	if n := p.refused(path, fault.UnknownSender); n != 2 {
		t.Errorf("too old: %d wait", n)
	}
}

func TestWhoClaimsToBeACoordinatorIsNotAdmittedAsALaptop(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	s.header.Role = parcel.RoleCoordinator
	p.refused(s.seal(journal.Stream{Device: p.laptops["A"].Identity().Device, Scope: journal.Ref}), fault.UnknownSender)
	before := p.digest()
	if _, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words()}); !fault.Is(err, fault.OtherRole) {
		t.Errorf("got %v", err)
	}
	if p.digest() != before || len(p.inbox()) != 1 {
		t.Error("something has changed")
	}
}

func TestAnAdmissionWhoseParcelIsRefusedAdmitsNobody(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	// Its own stream, but of a scope that would bring it to another team.
	p.refused(s.seal(journal.Stream{Device: s.device, Scope: journal.TeamScope("other")}), fault.UnknownSender)
	before := p.digest()
	if _, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words()}); !fault.Is(err, fault.ForeignStream) {
		t.Errorf("got %v", err)
	}
	if p.digest() != before || len(p.inbox()) != 1 {
		t.Error("something has changed")
	}
}

func TestTheInboxIsBounded(t *testing.T) {
	p := newPlace(t, "A")
	for range 20 {
		p.refused(newStranger(p).seal(), fault.UnknownSender)
	}
	last := newStranger(p)
	if n := p.refused(last.seal(), fault.InboxFull); n != 20 {
		t.Errorf("%d wait", n)
	}
	if err := p.office.Office.Discard(ctx, p.inbox()[3].Parcel); err != nil {
		t.Fatal(err)
	}
	if n := p.refused(last.seal(), fault.UnknownSender); n != 20 {
		t.Errorf("%d wait after one was thrown away", n)
	}
}

// What waits is kept whole in the book, so it is bounded in bytes too: each, and
// all together.
func TestTheInboxIsBoundedInBytes(t *testing.T) {
	p := newPlace(t, "A")
	if n := p.refused(newStranger(p).heavy(33), fault.TooLarge); n != 0 {
		t.Errorf("%d wait", n)
	}
	for i := range 4 {
		if n := p.refused(newStranger(p).heavy(30), fault.UnknownSender); n != i+1 {
			t.Fatalf("%d wait", n)
		}
	}
	if n := p.refused(newStranger(p).heavy(30), fault.InboxFull); n != 4 {
		t.Errorf("%d wait: over 128 MiB in all", n)
	}
	if n := p.refused(newStranger(p).seal(), fault.UnknownSender); n != 5 {
		t.Errorf("%d wait: a small one has room", n)
	}
}

func TestAnotherCoordinatorIsLetInByItsWordsAndBelieved(t *testing.T) {
	p := newPlace(t, "A")
	s := newStranger(p)
	s.header.Role, s.header.Letter, s.header.Name = parcel.RoleCoordinator, "M", "Mona"
	p.refused(s.seal(journal.Stream{Device: p.laptops["A"].Identity().Device, Scope: journal.Ref}), fault.UnknownSender)
	account, err := p.office.Office.AdmitStranger(ctx, boot.Stranger{Words: s.words(), Role: store.Coordinator})
	if err != nil || account.Name != "Mona" || account.Letter != "M" || account.New != 1 {
		t.Fatalf("let in: %+v, %v", account, err)
	}
	// It may pass on what others wrote, and laptops will seal to it too.
	s.header.Number, s.header.Parcel = 2, "second"
	p.takeIn(s.seal(journal.Stream{Device: p.laptops["A"].Identity().Device, Scope: s.team().Scope}), false)
	p.takeIn(p.seal("A"), false)
	p.receive("A", p.sendBack()["A"].Path)
	var to []string
	p.behind("A", func(tx *store.Tx) error {
		coordinators, err := exchange.Coordinators(tx)
		for _, c := range coordinators {
			to = append(to, c.Letter)
		}
		return err
	})
	if !slices.Contains(to, "M") {
		t.Errorf("the laptop seals to %v", to)
	}
}
