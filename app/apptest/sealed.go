package apptest

import (
	"os"
	"testing"

	"feltbog/app/store/keyfile"
	"feltbog/app/store/vault"
)

// Key is the key of the book at path, which opens with Passphrase or is one to
// practise in.
func Key(t testing.TB, path string) []byte {
	t.Helper()
	file, err := keyfile.Beside(path)
	if err != nil {
		t.Fatal(err)
	}
	phrase := Passphrase
	if file.Practice {
		phrase = keyfile.PracticePassphrase
	}
	key, err := file.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Revealed is what somebody with the key would find in the files of the book at
// path.
func Revealed(t testing.TB, path string) (plain []byte) {
	t.Helper()
	v, err := vault.New(Key(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Reveal(path, func(page []byte) { plain = append(plain, page...) }); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return plain
}

// Copy copies the book at one path to another as it lies on the disk, with its key
// file: as somebody who drags both to a stick does.
func Copy(t testing.TB, from, to string) {
	t.Helper()
	for _, suffix := range []string{"", keyfile.Suffix} {
		raw, err := os.ReadFile(from + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+suffix, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
