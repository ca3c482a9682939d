package parcel

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

func TestWhatIsSealedIsWhatIsOpened(t *testing.T) {
	erased := edit(office, journal.Ref, 12, "")
	erased.Action = journal.EraseRecord
	chunk := bytes.Repeat([]byte("billede"), 40_000)
	content := Content{
		Erasures: []journal.Change{erased},
		Terms:    []Term{{Kind: 77, Name: "ture"}, {Kind: 1, Tag: 99, Name: "vejr", Type: "line", Policy: "ask"}},
		Changes:  each(annasChanges()),
		Blobs:    each([][]byte{chunk, []byte("x")}),
		Unknown:  []Frame{{Type: 40, Payload: []byte("en ny slags")}},
	}
	h := annasHeader()
	h.Acknowledged = journal.Held{{Device: office, Scope: journal.Ref}: {{First: 1, Last: 8}, {First: 12, Last: 12}}}
	h.Erased = []journal.Dot{erased.Dot}
	file, receipt := sealed(t, h, content, annas(), mettes().Public().Recipient)

	got, read, err := opened(file, knowsAnna())
	if err != nil {
		t.Fatal(err)
	}
	want := gathered{
		headers: []Header{receipt.Header}, erasures: content.Erasures, terms: content.Terms,
		changes: annasChanges(), blobs: []Blob{NewBlob(chunk), NewBlob([]byte("x"))}, unknown: content.Unknown,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !reflect.DeepEqual(read, receipt) || receipt.Bytes != int64(len(file)) {
		t.Errorf("receipts differ: %+v and %+v", read, receipt)
	}
}

func TestTheHeaderCountsWhatIsInside(t *testing.T) {
	changes := annasChanges()
	changes = append(changes, edit(laptop, journal.Ref, 6, "Mødrenes hus"))
	_, receipt := sealed(t, annasHeader(), Content{Changes: each(changes), Blobs: each([][]byte{{1, 2}, {3}})}, annas(), mettes().Public().Recipient)
	h := receipt.Header
	ranges := journal.Held{
		{Device: laptop, Scope: "team:1"}:    {{First: 1, Last: 2}},
		{Device: laptop, Scope: journal.Ref}: {{First: 4, Last: 4}, {First: 6, Last: 6}},
	}
	if h.Changes != 4 || h.Records != 3 || h.Blobs != 2 || h.BlobBytes != 3 || !reflect.DeepEqual(h.Ranges, ranges) {
		t.Errorf("got %+v", h)
	}
}

func TestARecipientTheReserveAndTheSenderCanOpenAndAStrangerCannot(t *testing.T) {
	file, receipt := sealed(t, annasHeader(), Content{Changes: each(annasChanges())}, annas(),
		mettes().Public().Recipient, safe().Recipient())
	want := []string{Fingerprint(mettes().Public().Recipient), Fingerprint(safe().Recipient()), Fingerprint(annas().Public().Recipient)}
	if !slices.Equal(receipt.Header.Recipients, want) {
		t.Errorf("recipients: got %v, want %v", receipt.Header.Recipients, want)
	}
	for name, keys := range map[string]Keys{"coordinator": mettes(), "reserve": Keys{}.WithReserve(safe()), "sender": annas()} {
		if _, err := Open(bytes.NewReader(file), keys, knowsAnna(), Limits{}, Discard{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, keys := range map[string]Keys{"stranger": stranger(), "nobody": {}, "a passphrase": Keys{}.With("kodeord")} {
		_, err := Open(bytes.NewReader(file), keys, knowsAnna(), Limits{}, Discard{})
		t.Run(name, func(t *testing.T) { wantFault(t, err, fault.NotForYou) })
	}
}

func TestARecipientNamedTwiceIsAddressedOnce(t *testing.T) {
	to := mettes().Public().Recipient
	file, _ := sealed(t, annasHeader(), Content{}, annas(), to, annas().Public().Recipient, to)
	if outside, err := Outline(bytes.NewReader(file)); err != nil || outside.Recipients != 2 {
		t.Errorf("got %+v, %v", outside, err)
	}
}

func TestMoreThanOneFrameOfChangesComesOutWhole(t *testing.T) {
	var changes []journal.Change
	for seq := uint64(1); seq <= 2*batchChanges; seq++ {
		changes = append(changes,
			edit(laptop, "team:1", seq, fmt.Sprint("besøg ", seq, strings.Repeat(" på trappen", 10))),
			edit(laptop, journal.Ref, seq, fmt.Sprint("hus ", seq)))
	}
	file, _ := sealed(t, annasHeader(), Content{Changes: each(changes)}, annas(), mettes().Public().Recipient)
	got, _, err := opened(file, knowsAnna())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.changes, changes) {
		t.Error("other changes came out")
	}
}

func TestAParcelIsReadBackBeforeItIsReady(t *testing.T) {
	file, receipt := sealed(t, annasHeader(), Content{Changes: each(annasChanges())}, annas(), mettes().Public().Recipient)
	if err := Check(bytes.NewReader(file), annas(), receipt); err != nil {
		t.Error(err)
	}
	wantFault(t, Check(bytes.NewReader(file[:len(file)-1]), annas(), receipt), fault.Damaged)

	other, _ := sealed(t, annasHeader(), Content{}, annas(), mettes().Public().Recipient)
	wantFault(t, Check(bytes.NewReader(other), annas(), receipt), fault.Damaged)
}

func TestALaptopThatSealsAnothersChangesIsStoppedByTheReadBack(t *testing.T) {
	content := Content{Changes: each([]journal.Change{edit(office, journal.Ref, 1, "fremmed")})}
	file, receipt := sealed(t, annasHeader(), content, annas(), mettes().Public().Recipient)
	wantFault(t, Check(bytes.NewReader(file), annas(), receipt), fault.ForeignStream)
}

func TestTheSameContentUnderTheSameKeysGivesTheSameBytes(t *testing.T) {
	seal := func() (file []byte) {
		t.Run("", func(t *testing.T) {
			cryptotest.SetGlobalRandom(t, 2008)
			file = annasParcel(t)
		})
		return file
	}
	annas()
	mettes()
	if !bytes.Equal(seal(), seal()) {
		t.Error("the bytes differ")
	}
}

func TestSealRefusesWhatItCannotStandFor(t *testing.T) {
	to := []string{mettes().Public().Recipient}
	backwards := annasChanges()
	backwards[0], backwards[1] = backwards[1], backwards[0]
	calls := 0
	fickle := func(visit func(journal.Change) error) error {
		calls++
		return visit(edit(laptop, journal.Ref, uint64(calls), "x"))
	}
	cases := map[string]struct {
		header  Header
		content Content
		keys    Keys
		to      []string
	}{
		"nobody to seal to":             {annasHeader(), Content{}, annas(), nil},
		"a classical recipient":         {annasHeader(), Content{}, annas(), []string{"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"}},
		"no keys":                       {annasHeader(), Content{}, Keys{}, to},
		"keys that only open":           {annasHeader(), Content{}, Keys{}.With("kodeord"), to},
		"an empty header":               {Header{}, Content{}, annas(), to},
		"changes that come backwards":   {annasHeader(), Content{Changes: each(backwards)}, annas(), to},
		"a change twice":                {annasHeader(), Content{Changes: each(append(annasChanges(), annasChanges()[2]))}, annas(), to},
		"changes that are not the same": {annasHeader(), Content{Changes: fickle}, annas(), to},
		"a save larger than a frame":    {annasHeader(), Content{Changes: each([]journal.Change{edit(laptop, journal.Ref, 1, strings.Repeat("x", maxFrame))})}, annas(), to},
		"a frame no reader would take":  {annasHeader(), Content{Unknown: []Frame{{40, make([]byte, maxFrame+1)}}}, annas(), to},
		"a chunk that is too large":     {annasHeader(), Content{Blobs: each([][]byte{make([]byte, MaxBlob+1)})}, annas(), to},
	}
	for name, c := range cases {
		if _, err := Seal(io.Discard, c.header, c.content, c.keys, c.to); err == nil {
			t.Errorf("%s: sealed", name)
		}
	}
}

func TestAFullStickIsAnErrorThatKeepsItsCause(t *testing.T) {
	size := len(annasParcel(t))
	full := errors.New("full")
	for room := 0; room < size; room += 13 {
		_, err := Seal(&stick{room: room, err: full}, annasHeader(), Content{Changes: each(annasChanges())}, annas(), []string{mettes().Public().Recipient})
		if !errors.Is(err, full) {
			t.Fatalf("room for %d of %d bytes: %v", room, size, err)
		}
	}
}

// stick has room for some bytes and then fails.
type stick struct {
	room int
	err  error
}

func (s *stick) Write(p []byte) (int, error) {
	if len(p) > s.room {
		return s.room, s.err
	}
	s.room -= len(p)
	return len(p), nil
}

func TestAnErrorOfTheBookStopsTheSealing(t *testing.T) {
	broken := errors.New("broken")
	content := Content{Changes: func(func(journal.Change) error) error { return broken }}
	if _, err := Seal(io.Discard, annasHeader(), content, annas(), []string{mettes().Public().Recipient}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestAPassphraseThatLocksAFileAloneIsTwelveCharactersOfAnyAlphabet(t *testing.T) {
	for passphrase, weak := range map[string]bool{
		"": true, "kort": true, "elleve tegn": true, "  elleve tegn  ": true, "æøåæøåæøåæø": true, "tolv tegn å ": true,
		"æøåæøåæøåæøå": false, "fire ord i rad": false,
	} {
		_, err := SealWith(io.Discard, annasHeader(), Content{}, annas(), passphrase)
		if fault.Is(err, fault.WeakPassphrase) != weak || err != nil && !weak {
			t.Errorf("%q: %v", passphrase, err)
		}
	}
}

func TestAParcelUnderAPassphraseOpensUnderItAlone(t *testing.T) {
	var file bytes.Buffer
	receipt, err := SealWith(&file, annasHeader(), Content{Changes: each(annasChanges())}, annas(), "rödgrød på fløde")
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(bytes.NewReader(file.Bytes()), annas().With("ro\u0308dgrød pa\u030a fløde"), receipt); err != nil {
		t.Error(err)
	}
	_, err = Open(bytes.NewReader(file.Bytes()), mettes().With("rødgrød uden"), knowsAnna(), Limits{}, Discard{})
	wantFault(t, err, fault.WrongPassphrase)
	_, err = Open(bytes.NewReader(file.Bytes()), mettes(), knowsAnna(), Limits{}, Discard{})
	wantFault(t, err, fault.PassphraseNeeded)
	if outside, err := Outline(&file); err != nil || !outside.Passphrase || outside.Recipients != 1 {
		t.Errorf("outline: %+v, %v", outside, err)
	}
}
