package vault

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

// The files *.sealed are what the format says, made by testdata/seal.py and not by
// this package. Books are sealed so: a change that breaks this test makes every
// book unreadable, and needs a new mark and a way for the old ones.

// vectorText is what stands in the vectors.
func vectorText(size int) []byte {
	text := make([]byte, size)
	for i := range text {
		text[i] = byte((i*i + i/7) % 251)
	}
	return text
}

func vector(t *testing.T, name string) []byte {
	t.Helper()
	sealed, err := os.ReadFile(filepath.Join("testdata", name+".sealed"))
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func vectorVault(t *testing.T) *Vault {
	t.Helper()
	key := make([]byte, KeySize)
	for i := range key {
		key[i] = byte(i)
	}
	v, err := keyed(key)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWhatTheFormatSaysOpens(t *testing.T) {
	v := vectorVault(t)
	first := append([]byte(plainMark), vectorText(usable)[len(plainMark):]...)
	for _, one := range []struct {
		name string
		open func([]byte) error
		want []byte
	}{
		{"page-1", func(raw []byte) error { return v.openPage(raw, 1) }, first},
		{"page-7", func(raw []byte) error { return v.openPage(raw, 7) }, vectorText(usable)},
		{"frame-3", func(raw []byte) error { return v.ciphers[log].open(raw, frameNumber(logHead+3*frameSize)) }, vectorText(frameHead + usable)},
		{"image-516", func(raw []byte) error { return v.ciphers[journal].open(raw, imageBound(516, []byte{0, 0, 0, 7})) }, vectorText(usable)},
	} {
		raw := vector(t, one.name)
		if err := one.open(raw); err != nil {
			t.Errorf("%s: %v", one.name, err)
			continue
		}
		if text := len(raw) - overhead; !bytes.Equal(raw[:text], one.want) || !hole(raw[text:]) {
			t.Errorf("%s opens as something else", one.name)
		}
	}
}

func TestAnImageIsNoOtherPagesAndNoOtherPlaces(t *testing.T) {
	v := vectorVault(t)
	for _, bound := range [][]byte{imageBound(516, []byte{0, 0, 0, 8}), imageBound(4620, []byte{0, 0, 0, 7}), place(516)} {
		if v.ciphers[journal].open(vector(t, "image-516"), bound) == nil {
			t.Errorf("the image opens bound to %x", bound)
		}
	}
}

func TestWhatIsSealedHereIsWhatTheFormatSays(t *testing.T) {
	v := vectorVault(t)
	sealed := append(vectorText(usable), make([]byte, overhead)...)
	if err := v.sealPage(sealed, 7); err != nil {
		t.Fatal(err)
	}
	again, nonce := vector(t, "page-7"), sealed[pageSize-nonceSize:]
	if bytes.Equal(nonce, again[pageSize-nonceSize:]) {
		t.Fatal("a nonce comes twice")
	}
	message, err := v.ciphers[book].message(nonce)
	if err != nil {
		t.Fatal(err)
	}
	if want := message.Seal(nil, nonce[12:], vectorText(usable), []byte{0, 0, 0, 0, 0, 0, 0, 7}); !bytes.Equal(sealed[:usable+tagSize], want) {
		t.Error("a page is sealed as something else")
	}
}

func TestTheKeyOfEachKindOfFileIsDerivedAsEver(t *testing.T) {
	key := make([]byte, KeySize)
	for i := range key {
		key[i] = byte(i)
	}
	for k, want := range map[kind]string{
		book:    "70350cd7cb00a241a01896dab9a4e7d0bf143845a0cda5f9e19a0fa2cdb43fa8",
		log:     "1988426f58bb03bbf271f5d6b80e857fe53994f487ea94c6dd7117458117c354",
		journal: "416d35d219fa66a2cba382f1fbed4bfcec6cd4b36624c1d73d62a59fa399dc6a",
	} {
		sub, err := subkey(key, k)
		if got := hex.EncodeToString(sub); err != nil || got != want {
			t.Errorf("%s: %s, %v", k.name(), got, err)
		}
	}
}

// The vault reads SQLite's structs and calls its functions by address. Before a
// version is written here it is proven: the tests of this package, a power cut at
// every write among them, and the book under Wine.
func TestTheVersionsAreThoseTheVaultWasProvenOn(t *testing.T) {
	module, err := os.ReadFile("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"modernc.org/sqlite v1.61.1", "modernc.org/libc v1.79.0"} {
		if !bytes.Contains(module, []byte("\t"+want+"\n")) {
			t.Errorf("the vault was proven on %s, and go.mod says otherwise", want)
		}
	}
	if bytes.Contains(module, []byte("replace ")) {
		t.Error("go.mod puts another module in the place of one")
	}
}
