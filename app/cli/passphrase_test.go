package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/fault"
)

func TestThePassphraseOfTheFileWinsOverTheEnvironment(t *testing.T) {
	t.Setenv("FELTBOG_PASSPHRASE", "from the environment")
	for content, want := range map[string]string{
		"from the file":             "from the file",
		"from the file\n":           "from the file",
		"from the file\r\nand more": "from the file",
		" blanks count \n":          " blanks count ",
		"":                          "",
	} {
		path := filepath.Join(t.TempDir(), "phrase")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s := newStage(nil, nil, nil)
		s.book.file = path
		if err := s.readPhrases(); err != nil {
			t.Fatal(err)
		}
		if got, err := s.bookPhrase(); got != want || err != nil {
			t.Errorf("%q gives %q, %v", content, got, err)
		}
	}
}

func TestAPassphraseOfTheEnvironmentIsTakenWithoutAskingAndForItsOwnLockOnly(t *testing.T) {
	t.Setenv("FELTBOG_PASSPHRASE", "of the book")
	t.Setenv("FELTBOG_PARCEL_PASSPHRASE", "of the parcel")
	asked := &bytes.Buffer{}
	s := newStage(strings.NewReader("from the input\n"), nil, asked)
	for want, get := range map[string]func() (string, error){
		"of the book": s.bookPhrase, "of the parcel": s.parcelPhrase,
	} {
		if got, err := get(); got != want || err != nil || asked.Len() > 0 {
			t.Errorf("got %q, %v, and was asked %q", got, err, asked)
		}
	}
	if got, err := s.newParcelPhrase(); got != "of the parcel" || err != nil {
		t.Errorf("to seal with: %q, %v", got, err)
	}
}

func TestWhereThereIsNobodyToAskThePassphraseIsMissed(t *testing.T) {
	s := newStage(strings.NewReader("not for this\n"), nil, &bytes.Buffer{})
	if _, err := s.bookPhrase(); !fault.Is(err, fault.Locked) {
		t.Errorf("a book: %v", err)
	}
	for _, get := range []func() (string, error){s.parcelPhrase, s.newParcelPhrase} {
		if _, err := get(); !fault.Is(err, fault.PassphraseNeeded) {
			t.Errorf("a parcel: %v", err)
		}
	}
}
