package parcel

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

const (
	laptop journal.Device = "0192a000-0000-7000-8000-00000000000a"
	office journal.Device = "0192a000-0000-7000-8000-00000000000f"
	house                 = "0192a000-0000-7000-8000-0000000000ff"
)

// Keys made once for all tests: who signs, who reads, and a stranger.
var (
	annas    = once(freshKeys)
	mettes   = once(freshKeys)
	stranger = once(freshKeys)
	safe     = once(NewReserve)
)

func freshKeys() (Keys, error) { return NewKeys(1_200_000_000_000) }

func once[T any](make func() (T, error)) func() T {
	return sync.OnceValue(func() T {
		made, err := make()
		if err != nil {
			panic(err)
		}
		return made
	})
}

func annasHeader() Header {
	return Header{
		Workspace: house, Parcel: "p-3", Number: 3, Previous: "ab", Sender: laptop, Letter: "A", Name: "Anna Ærø",
		Role: RoleField, Schema: "s1", Now: 1_230_000_000_000, Acknowledged: journal.Held{},
	}
}

func edit(device journal.Device, scope journal.Scope, seq uint64, words string) journal.Change {
	return journal.Change{
		Dot:   journal.Dot{Stream: journal.Stream{Device: device, Scope: scope}, Seq: seq},
		Nonce: seq * 1_000_003, Action: journal.Edit, Kind: 1, Record: book.ID("r-" + words), Wall: 1_210_000_000_000 + int64(seq),
		Writes: []journal.Write{{Slot: book.Slot{Tag: 10}, Value: book.Text(words)}},
	}
}

// each visits a list as Content wants it.
func each[T any](list []T) func(func(T) error) error {
	return func(visit func(T) error) error {
		for _, item := range list {
			if err := visit(item); err != nil {
				return err
			}
		}
		return nil
	}
}

func annasChanges() []journal.Change {
	second := edit(laptop, "team:1", 2, "Trappen på Nørrebro")
	second.Writes[0].Seen = []journal.Dot{
		{Stream: journal.Stream{Device: laptop, Scope: "team:1"}, Seq: 1},
		{Stream: journal.Stream{Device: office, Scope: journal.Ref}, Seq: 9},
	}
	return []journal.Change{edit(laptop, "team:1", 1, "Trappen"), second, edit(laptop, journal.Ref, 4, "Mødrenes hus")}
}

func sealed(t testing.TB, h Header, content Content, keys Keys, to ...string) ([]byte, Receipt) {
	t.Helper()
	var file bytes.Buffer
	receipt, err := Seal(&file, h, content, keys, to)
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), receipt
}

// annasParcel is the small parcel most tests mistreat.
func annasParcel(t testing.TB) []byte {
	t.Helper()
	file, _ := sealed(t, annasHeader(), Content{Changes: each(annasChanges())}, annas(), mettes().Public().Recipient)
	return file
}

// gathered is a Sink that keeps everything.
type gathered struct {
	headers  []Header
	erasures []journal.Change
	terms    []Term
	changes  []journal.Change
	blobs    []Blob
	unknown  []Frame
}

func (g *gathered) Header(h Header) error          { g.headers = append(g.headers, h); return nil }
func (g *gathered) Erasure(c journal.Change) error { g.erasures = append(g.erasures, c); return nil }
func (g *gathered) Term(t Term) error              { g.terms = append(g.terms, t); return nil }
func (g *gathered) Change(c journal.Change) error  { g.changes = append(g.changes, c); return nil }
func (g *gathered) Blob(b Blob) error              { g.blobs = append(g.blobs, b); return nil }
func (g *gathered) Unknown(f Frame) error          { g.unknown = append(g.unknown, f); return nil }

// knows is the coordinator's trust: one workspace, and the senders admitted.
type knows map[journal.Device]Sender

func (k knows) Workspace() string { return house }

func (k knows) Sender(h Header) (Sender, error) {
	sender, ok := k[h.Sender]
	if !ok {
		return Sender{}, fault.New(fault.UnknownSender)
	}
	return sender, nil
}

func knowsAnna() knows { return knows{laptop: {SignKey: annas().Public().SignKey}} }

// opened opens as the coordinator would.
func opened(file []byte, trust Trust) (gathered, Receipt, error) {
	var sink gathered
	receipt, err := Open(bytes.NewReader(file), mettes(), trust, Limits{}, &sink)
	return sink, receipt, err
}

// forged is a parcel as pack would not write it: shape writes the frames.
func forged(t testing.TB, format, reader byte, keys Keys, shape func(*frameWriter) error) []byte {
	t.Helper()
	return wrapped(t, func(w io.Writer) error {
		frames, err := newFrameWriter(w, forParcel, format, reader)
		if err != nil {
			return err
		}
		if err := shape(frames); err != nil {
			return err
		}
		_, err = frames.sign(keys, forParcel)
		return err
	})
}

// frames writes the given frames, after the header and no erasures.
func frames(h Header, list ...Frame) func(*frameWriter) error {
	return func(w *frameWriter) error {
		head, err := h.encode()
		if err != nil {
			return err
		}
		all := slices.Concat([]Frame{{frameHeader, head}, {frameErasures, noChanges}}, list)
		return each(all)(func(f Frame) error { return w.write(f.Type, f.Payload) })
	}
}

// noChanges is an empty batch: an array of two empty arrays.
var noChanges = []byte{0x82, 0x80, 0x80}

func wantFault(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if err == nil {
		t.Errorf("accepted, want %s", code)
	} else if got := fault.Of(err); got.Code != code {
		t.Errorf("got %v (%v), want %s", err, errors.Unwrap(got), code)
	}
}
