package parcel

import (
	"bytes"
	"crypto/sha512"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Crashers are kept in testdata/fuzz and run with every test. To look for more:
//
//	go test ./app/parcel -run '^$' -fuzz FuzzContent -fuzztime 5m

// wantClear holds an error to what may come out of a decoder: a fault a person
// can act on, never Internal.
func wantClear(t *testing.T, err error) {
	t.Helper()
	if err != nil && fault.Of(err).Code.Status() < 5 {
		t.Fatalf("not a clear fault: %v", err)
	}
}

func goldenFile(f *testing.F, name string) []byte {
	f.Helper()
	raw, err := os.ReadFile("testdata/format-1/" + name)
	if err != nil {
		f.Fatal(err)
	}
	return raw
}

// goldenFrames are the bytes inside the golden envelope.
func goldenFrames(f *testing.F) []byte {
	f.Helper()
	var raw bytes.Buffer
	w, err := newFrameWriter(&raw, forParcel, Format, oldest)
	if err != nil {
		f.Fatal(err)
	}
	h := goldenHeader(annas())
	if err := h.count(goldenContent()); err != nil {
		f.Fatal(err)
	}
	if err := fill(w, h, goldenContent()); err != nil {
		f.Fatal(err)
	}
	if _, err := w.sign(annas(), forParcel); err != nil {
		f.Fatal(err)
	}
	return raw.Bytes()
}

// FuzzOpen is a file from anywhere.
func FuzzOpen(f *testing.F) {
	_, mette, _ := goldenKeys(f, "testdata/format-1")
	f.Add(goldenFile(f, "parcel.feltpakke"))
	f.Add([]byte(ageIntro + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\nAAAA\n--- AAAA\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := Open(bytes.NewReader(raw), mette, provesGolden{}, Limits{}, Discard{})
		wantClear(t, err)
		_, err = Outline(bytes.NewReader(raw))
		wantClear(t, err)
	})
}

// FuzzUnzip is what someone who knows the recipient can put in the envelope.
func FuzzUnzip(f *testing.F) {
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00, 0x01, 0x00, 0x00})
	f.Add([]byte("FELT"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		limits := Limits{Content: 1 << 20}.standard()
		u, err := newUnzipper(bytes.NewReader(raw), limits)
		if err != nil {
			t.Fatal(err)
		}
		defer u.Close()
		n, err := io.Copy(io.Discard, u)
		wantClear(t, err)
		if n > limits.Content {
			t.Fatalf("%d bytes came out", n)
		}
	})
}

// FuzzContent is what someone who knows the recipient can zip.
func FuzzContent(f *testing.F) {
	f.Add(goldenFrames(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, relays := range []bool{false, true} {
			o := newOpening(knowsAnyone{relays}, Discard{})
			_, err := o.run(bytes.NewReader(raw), Limits{}.standard().Frame)
			wantClear(t, err)
		}
	})
}

type knowsAnyone struct{ relays bool }

func (knowsAnyone) Workspace() string { return "" }

func (k knowsAnyone) Sender(Header) (Sender, error) {
	return Sender{SignKey: annas().Public().SignKey, Relays: k.relays}, nil
}

func FuzzHeader(f *testing.F) {
	raw, err := goldenHeader(annas()).encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := decodeHeader(raw)
		wantClear(t, err)
		if err != nil {
			return
		}
		again, err := h.encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := decodeHeader(again)
		if err != nil || !reflect.DeepEqual(back, h) {
			t.Fatalf("got  %+v, %v\nwant %+v", back, err, h)
		}
	})
}

func FuzzChanges(f *testing.F) {
	f.Add(batched(f, annasChanges()))
	f.Add(noChanges)
	f.Fuzz(func(t *testing.T, raw []byte) {
		var changes []journal.Change
		err := decodeBatch(raw, func(c journal.Change) error { changes = append(changes, c); return nil })
		wantClear(t, err)
		if err != nil {
			return
		}
		var again []journal.Change
		err = decodeBatch(batched(t, changes), func(c journal.Change) error { again = append(again, c); return nil })
		if err != nil || !reflect.DeepEqual(again, changes) {
			t.Fatalf("got  %+v, %v\nwant %+v", again, err, changes)
		}
	})
}

// batched is the payload of one frame holding changes.
func batched(t testing.TB, changes []journal.Change) []byte {
	t.Helper()
	var raw bytes.Buffer
	b := batch{to: &frameWriter{to: &raw, sum: sha512.New()}, kind: frameChanges}
	if err := each(changes)(b.add); err != nil {
		t.Fatal(err)
	}
	if err := b.flush(); err != nil {
		t.Fatal(err)
	}
	return raw.Bytes()[5:]
}

func FuzzTerms(f *testing.F) {
	raw, err := encodeTerms(goldenContent().Terms)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		terms, err := decodeTerms(raw)
		wantClear(t, err)
		if err != nil || len(terms) == 0 {
			return
		}
		again, err := encodeTerms(terms)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decodeTerms(again)
		if err != nil || !reflect.DeepEqual(back, terms) {
			t.Fatalf("got  %+v, %v\nwant %+v", back, err, terms)
		}
	})
}

func FuzzEnrolment(f *testing.F) {
	f.Add(goldenFile(f, "enrolment.felttilmelding"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := ReadEnrolment(bytes.NewReader(raw))
		wantClear(t, err)
	})
}

func FuzzKeys(f *testing.F) {
	raw, err := annas().Marshal()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	newer, err := annas().Renewed(days(180))
	if err != nil {
		f.Fatal(err)
	}
	if raw, err = newer.Marshal(); err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		keys, err := ParseKeys(raw)
		wantClear(t, err)
		if err != nil {
			return
		}
		again := kept(t, keys)
		if keys.Public().Recipient == "" || again.Public().Recipient != keys.Public().Recipient || again.Due(made) != keys.Due(made) {
			t.Fatal("keys without a recipient, or others once written")
		}
	})
}

// FuzzPhrase is what somebody hears over the phone.
func FuzzPhrase(f *testing.F) {
	f.Add(strings.Join(words[:6], " "))
	f.Add(strings.ToUpper(strings.Join(words[100:106], ", ")))
	f.Add("\u00e6\u00f8\u00e5 \u00e9")
	f.Fuzz(func(t *testing.T, text string) {
		phrase, err := ParsePhrase(text)
		if err != nil {
			if !fault.Is(err, fault.SixWords) && !fault.Is(err, fault.UnknownWord) {
				t.Fatalf("not a clear fault: %v", err)
			}
			return
		}
		if again, err := ParsePhrase(phrase.String()); err != nil || !again.Is(phrase) {
			t.Fatalf("%s became %s, %v", phrase, again, err)
		}
	})
}

// FuzzReserve is the page with the reserve key, as somebody scans it.
func FuzzReserve(f *testing.F) {
	f.Add("AGE-SECRET-KEY-PQ-1")
	f.Add("age-secret-key-pq-1 O I 1 B")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ParseReserve(text); err != nil && !fault.Is(err, fault.MisreadKey) {
			t.Fatalf("not a clear fault: %v", err)
		}
	})
}
