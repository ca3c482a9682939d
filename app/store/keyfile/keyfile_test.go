package keyfile_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/fault"
	"feltbog/app/store/keyfile"
)

// cheap is a cost no test has to wait for.
var cheap = keyfile.Cost{Time: 1, Memory: 8, Threads: 1}

const phrase = "blå cykel under trappen"

func made(t testing.TB) (keyfile.File, []byte, keyfile.Code) {
	t.Helper()
	file, key, code, err := keyfile.New(phrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	return file, key, code
}

func is(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if !fault.Is(err, want) {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestTheKeyIsThereForThePassphraseAndForTheCodeAndForNothingElse(t *testing.T) {
	file, key, code := made(t)
	// å as two characters, as a Mac types it.
	for _, typed := range []string{phrase, " " + phrase + "\n", strings.Replace(phrase, "å", "a\u030a", 1)} {
		if got, err := file.Unlock(typed); err != nil || !bytes.Equal(got, key) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{code.String(), strings.ToLower(code.String()), strings.ReplaceAll(code.String(), "-", "  ")} {
		if got, err := file.Recover(typed); err != nil || !bytes.Equal(got, key) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	_, err := file.Unlock("blå cykel under trapperne")
	is(t, err, fault.WrongPassphrase)
	_, _, other := made(t)
	_, err = file.Recover(other.String())
	is(t, err, fault.WrongPassphrase)
}

func TestASlipOfThePenInACodeIsToldAtOnce(t *testing.T) {
	_, _, code := made(t)
	text := code.String()
	caught := 0
	for i, c := range []byte(text[:len(text)-2]) {
		if c == '-' {
			continue
		}
		next := byte('2')
		if c == next {
			next = '3'
		}
		if _, err := keyfile.ParseCode(text[:i] + string(next) + text[i+1:]); err != nil {
			caught++
		}
	}
	if caught < 24 {
		t.Errorf("%d of 25 slips were seen", caught)
	}
	_, err := keyfile.ParseCode("")
	is(t, err, fault.Invalid)
}

func TestANewPassphraseTakesThePlaceOfTheOldAndTheCodeStays(t *testing.T) {
	file, key, code := made(t)
	changed, err := file.Rewrap(key, "en helt anden sætning")
	if err != nil {
		t.Fatal(err)
	}
	_, err = changed.Unlock(phrase)
	is(t, err, fault.WrongPassphrase)
	for _, open := range []func() ([]byte, error){
		func() ([]byte, error) { return changed.Unlock("en helt anden sætning") },
		func() ([]byte, error) { return changed.Recover(code.String()) },
	} {
		if got, err := open(); err != nil || !bytes.Equal(got, key) {
			t.Error(err)
		}
	}
}

func TestAKeyFileComesBackFromTheDiskAndAChangedOneOpensNothing(t *testing.T) {
	file, key, _ := made(t)
	book := filepath.Join(t.TempDir(), "pc-A.feltbog")
	_, err := keyfile.Beside(book)
	is(t, err, fault.NoKeyFile)
	if err := file.Keep(book); err != nil {
		t.Fatal(err)
	}
	again, err := keyfile.Beside(book)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Unlock(phrase); err != nil || !bytes.Equal(got, key) {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(book + keyfile.Suffix)
	if err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		changed := bytes.Clone(raw)
		changed[i] ^= 1
		file, err := keyfile.Parse(changed)
		if err != nil || same(file, again) {
			continue
		}
		if got, err := file.Unlock(phrase); err == nil && !bytes.Equal(got, key) {
			t.Fatalf("byte %d changed: another key", i)
		} else if err == nil && !bytes.Equal(file.Recovery, again.Recovery) {
			continue // only the other lock was changed
		} else if err == nil {
			t.Fatalf("byte %d changed, and it opened", i)
		}
	}
}

func same(a, b keyfile.File) bool {
	one, _ := json.Marshal(a)
	other, _ := json.Marshal(b)
	return bytes.Equal(one, other)
}

func TestWhatIsNoKeyFileIsRefusedBeforeAnythingIsSpentOnIt(t *testing.T) {
	file, _, _ := made(t)
	for name, c := range map[string]struct {
		change func(*keyfile.File)
		want   fault.Code
	}{
		"a newer one":         {func(f *keyfile.File) { f.Format = 2 }, fault.NewerVersion},
		"all memory there is": {func(f *keyfile.File) { f.Cost.Memory = 1 << 31 }, fault.Damaged},
		"no cost":             {func(f *keyfile.File) { f.Cost.Time = 0 }, fault.Damaged},
		"half a lock":         {func(f *keyfile.File) { f.Passphrase = f.Passphrase[:10] }, fault.Damaged},
		"no salt":             {func(f *keyfile.File) { f.Salt = nil }, fault.Damaged},
	} {
		changed := file
		c.change(&changed)
		raw, err := changed.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		_, err = keyfile.Parse(raw)
		if !fault.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", "{}", "null", "[1]", "SQLite format 3"} {
		_, err := keyfile.Parse([]byte(text))
		is(t, err, fault.Damaged)
	}
}
