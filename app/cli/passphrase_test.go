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
		s := &stage{passphraseFile: path}
		if err := s.readPassphrase(); err != nil {
			t.Fatal(err)
		}
		if got, err := s.passphrase(); got != want || err != nil {
			t.Errorf("%q gives %q, %v", content, got, err)
		}
	}
}

func TestThePassphraseOfTheEnvironmentIsTakenWithoutAsking(t *testing.T) {
	t.Setenv("FELTBOG_PASSPHRASE", "from the environment")
	asked := &bytes.Buffer{}
	s := &stage{in: strings.NewReader("from the input\n"), errOut: asked}
	if got, err := s.passphrase(); got != "from the environment" || err != nil || asked.Len() > 0 {
		t.Errorf("got %q, %v, and was asked %q", got, err, asked)
	}
}

func TestWithNobodyToAskTheBookIsLocked(t *testing.T) {
	s := &stage{in: strings.NewReader("not for this\n"), errOut: &bytes.Buffer{}}
	if _, err := s.passphrase(); !fault.Is(err, fault.Locked) {
		t.Errorf("got %v", err)
	}
}
