package parcel

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/cryptotest"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// The files under testdata/format-N are what a released format N looks like.
// They are written once, when a format is new, and read by every later version
// for ever:
//
//	go test ./app/parcel -run Golden -write
var write = flag.Bool("write", false, "write the golden files of this format, if there are none")

func goldenHeader(anna Keys) Header {
	h := Header{
		Workspace: "0192a000-0000-7000-8000-0000000000ff", Parcel: "0192a000-0000-7000-8000-000000000003", Number: 3,
		Previous: strings.Repeat("ab", 32), Sender: "0192a000-0000-7000-8000-00000000000a", Letter: "A", Name: "Anna Ærø",
		Role: RoleField, Schema: "skema-1", Now: 1_230_000_000_000,
		Acknowledged: journal.Held{{Device: "0192a000-0000-7000-8000-00000000000f", Scope: journal.Ref}: {{First: 1, Last: 8}, {First: 12, Last: 12}}},
		Erased:       []journal.Dot{{Stream: journal.Stream{Device: "0192a000-0000-7000-8000-00000000000f", Scope: journal.Ref}, Seq: 12}},
	}
	h.Introduce(anna.Public(), "0192a000-0000-7000-8000-00000000e001", goldenSecret())
	return h
}

func goldenSecret() Secret {
	secret, err := ParseSecret([]byte("TEST SECRET: it protects nothing"))
	if err != nil {
		panic(err)
	}
	return secret
}

func goldenContent() Content {
	team := journal.Stream{Device: "0192a000-0000-7000-8000-00000000000a", Scope: journal.TeamScope("t-1")}
	ref := journal.Stream{Device: "0192a000-0000-7000-8000-00000000000f", Scope: journal.Ref}
	return Content{
		Erasures: []journal.Change{{Dot: journal.Dot{Stream: ref, Seq: 12}, Nonce: 12, Action: journal.EraseRecord, Kind: 23, Record: "r-9", Wall: 1_229_000_000_000}},
		Terms:    []Term{{Kind: 77, Name: "ture"}, {Kind: 1, Tag: 99, Name: "vejr", Type: "line", Policy: "ask"}},
		Changes: each([]journal.Change{
			{Dot: journal.Dot{Stream: team, Seq: 1}, Nonce: 1 << 63, Action: journal.Edit, Kind: 1, Record: "r-1", Wall: 1_210_000_000_000, Writes: []journal.Write{
				{Slot: book.Slot{Tag: 10}, Value: book.Text("2008-05-28")},
				{Slot: book.Slot{Tag: 14, Key: "te"}, Value: book.Bool(true)},
				{Slot: book.Slot{Tag: 30}, Value: book.Text("Mødrenes hus på Nørrebro.\n\nTrappen.")},
				{Slot: book.Slot{Tag: 31}, Value: book.Count(-4)},
			}},
			{Dot: journal.Dot{Stream: team, Seq: 3}, Nonce: 7, Action: journal.Edit, Kind: 1, Record: "r-1", Wall: 1_210_000_060_000, Why: "Læst igen", Writes: []journal.Write{
				{Slot: book.Slot{Tag: 30}, Value: book.Value{}, Seen: []journal.Dot{{Stream: team, Seq: 1}, {Stream: ref, Seq: 4}}},
				{Slot: book.Slot{Tag: 99}, Value: book.Unknown([]byte{0x81, 0x01})},
			}},
		}),
		Blobs:   each([][]byte{[]byte("et billede"), {}}),
		Unknown: []Frame{{Type: 40, Payload: []byte("en ny slags")}},
	}
}

func goldenEnrolment(reserve string) Enrolment {
	ref := journal.Stream{Device: "0192a000-0000-7000-8000-00000000000f", Scope: journal.Ref}
	return Enrolment{
		ID: "0192a000-0000-7000-8000-00000000e001", Workspace: "0192a000-0000-7000-8000-0000000000ff", Letter: "A", Name: "Anna Ærø",
		Team: "t-1", Coordinator: ref.Device, From: "Mette Ås", Reserve: reserve, Secret: goldenSecret(),
		Issued: 1_200_000_000_000, Expires: 1_202_000_000_000, Schema: "skema-1", Terms: []Term{{Kind: 77, Name: "ture"}},
		Register: []journal.Change{{Dot: journal.Dot{Stream: ref, Seq: 1}, Nonce: 5, Action: journal.Edit, Kind: 20, Record: "r-2", Wall: 1_199_000_000_000,
			Writes: []journal.Write{{Slot: book.Slot{Tag: 10}, Value: book.Text("Hørgården")}}}},
	}
}

func TestGoldenParcelsOfEveryFormatAreReadForEver(t *testing.T) {
	writeGolden(t)
	folders, err := filepath.Glob("testdata/format-*")
	if err != nil || len(folders) != Format {
		t.Fatalf("%d folders of golden files for %d formats: %v", len(folders), Format, err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) { readGolden(t, folder) })
	}
}

func readGolden(t *testing.T, folder string) {
	anna, mette, reserve := goldenKeys(t, folder)
	file, err := os.ReadFile(filepath.Join(folder, "parcel.feltpakke"))
	if err != nil {
		t.Fatal(err)
	}
	for name, keys := range map[string]Keys{"coordinator": mette, "reserve": Keys{}.WithReserve(reserve), "sender": anna} {
		t.Run(name, func(t *testing.T) {
			var got gathered
			receipt, err := Open(bytes.NewReader(file), keys, provesGolden{}, Limits{}, &got)
			if err != nil {
				t.Fatal(err)
			}
			want := gatheredFrom(t, goldenContent())
			want.headers = got.headers
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			wantHeader(t, receipt.Header, goldenHeader(anna))
		})
	}
	t.Run("enrolment", func(t *testing.T) { readGoldenEnrolment(t, folder, mette, reserve) })
}

// wantHeader compares what the sender filled in; the rest is counted from what
// was compared already.
func wantHeader(t *testing.T, got, want Header) {
	t.Helper()
	if got.Changes != 2 || got.Records != 1 || got.Erasures != 1 || got.Blobs != 2 || got.BlobBytes != 10 {
		t.Errorf("counts: %+v", got)
	}
	want.Format, want.Reader, want.Recipients, want.Ranges = got.Format, got.Reader, got.Recipients, got.Ranges
	want.Changes, want.Records, want.Erasures, want.Blobs, want.BlobBytes = got.Changes, got.Records, got.Erasures, got.Blobs, got.BlobBytes
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func readGoldenEnrolment(t *testing.T, folder string, mette Keys, reserve Reserve) {
	file, err := os.ReadFile(filepath.Join(folder, "enrolment.felttilmelding"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadEnrolment(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := goldenEnrolment(reserve.Recipient())
	want.Public = mette.Public()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// A change to what is written needs a new format, or old versions read today's
// files wrongly. The hash covers every byte that is signed.
func TestGoldenContentIsStillWrittenByteForByte(t *testing.T) {
	folder := fmt.Sprintf("testdata/format-%d", Format)
	anna, mette, reserve := goldenKeys(t, folder)
	file, err := os.ReadFile(filepath.Join(folder, "parcel.feltpakke"))
	if err != nil {
		t.Fatal(err)
	}
	then, err := Open(bytes.NewReader(file), mette, provesGolden{}, Limits{}, Discard{})
	if err != nil {
		t.Fatal(err)
	}
	_, now := sealed(t, goldenHeader(anna), goldenContent(), anna, mette.Public().Recipient, reserve.Recipient())
	if now.Hash != then.Hash {
		t.Error("the signed bytes are others than when this format was new")
	}
}

// provesGolden trusts whoever proves the secret of the golden enrolment.
type provesGolden struct{}

func (provesGolden) Workspace() string { return "0192a000-0000-7000-8000-0000000000ff" }

func (provesGolden) Sender(h Header) (Sender, error) {
	if !h.Proves(goldenSecret()) {
		return Sender{}, fmt.Errorf("the golden header proves nothing")
	}
	return Sender{SignKey: h.SignKey}, nil
}

func gatheredFrom(t *testing.T, content Content) gathered {
	t.Helper()
	want := gathered{erasures: content.Erasures, terms: content.Terms, unknown: content.Unknown}
	if err := content.changes(want.Change); err != nil {
		t.Fatal(err)
	}
	if err := content.blobs(func(bytes []byte) error { return want.Blob(NewBlob(bytes)) }); err != nil {
		t.Fatal(err)
	}
	return want
}

// goldenKeys reads keys.txt: a name and a key on each line that is no comment.
func goldenKeys(t testing.TB, folder string) (anna, mette Keys, reserve Reserve) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "keys.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var raw [2][]byte
	for line := range strings.Lines(string(text)) {
		name, key, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch name {
		case "anna":
			raw[0], err = hex.DecodeString(key)
		case "mette":
			raw[1], err = hex.DecodeString(key)
		case "reserve":
			reserve, err = ParseReserve(key)
		}
		if err != nil {
			t.Fatal(name, err)
		}
	}
	if anna, err = ParseKeys(raw[0]); err != nil {
		t.Fatal(err)
	}
	if mette, err = ParseKeys(raw[1]); err != nil {
		t.Fatal(err)
	}
	return anna, mette, reserve
}

const keysNotice = `# TEST KEYS for the golden files in this folder.
# They are public, they protect nothing, and must never be used for anything else.
`

func writeGolden(t *testing.T) {
	t.Helper()
	folder := fmt.Sprintf("testdata/format-%d", Format)
	if _, err := os.Stat(filepath.Join(folder, "keys.txt")); !*write || err == nil {
		return
	}
	cryptotest.SetGlobalRandom(t, uint64(Format))
	var keys [2]Keys
	var raw [2][]byte
	for i := range keys {
		var err error
		if keys[i], err = NewKeys(1_200_000_000_000); err != nil {
			t.Fatal(err)
		}
		if raw[i], err = keys[i].Marshal(); err != nil {
			t.Fatal(err)
		}
	}
	reserve, err := NewReserve()
	if err != nil {
		t.Fatal(err)
	}
	anna, mette := keys[0], keys[1]
	file, _ := sealed(t, goldenHeader(anna), goldenContent(), anna, mette.Public().Recipient, reserve.Recipient())
	var enrolment bytes.Buffer
	if err := WriteEnrolment(&enrolment, goldenEnrolment(reserve.Recipient()), mette); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "keys.txt", fmt.Appendf(nil, "%sanna %x\nmette %x\nreserve %s\n", keysNotice, raw[0], raw[1], reserve.Paper()))
	put(t, folder, "parcel.feltpakke", file)
	put(t, folder, "enrolment.felttilmelding", enrolment.Bytes())
}

func put(t *testing.T, folder, name string, bytes []byte) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), bytes, 0o644); err != nil {
		t.Fatal(err)
	}
}
