package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/boot"
)

// TestAPanicTellsWhereAndNothingOfWhatWasTyped throws what a user typed, from below
// every command.
func TestAPanicTellsWhereAndNothingOfWhatWasTyped(t *testing.T) {
	config := boot.Default()
	config.Home = ""
	config.NewID = func() string { panic("Fatima 010190-1234") }
	t.Setenv("FELTBOG_PASSPHRASE", "fire ord i en bog")
	var out, errOut bytes.Buffer
	status := run(config, []string{"init", filepath.Join(t.TempDir(), "k.feltbog"), "--role", "coordinator", "--name", "Kirsten"},
		strings.NewReader(""), &out, &errOut)
	said := out.String() + errOut.String()
	if status != 1 || !strings.Contains(said, "boot.Config.Init") {
		t.Errorf("status %d: %s", status, said)
	}
	for _, word := range []string{"Fatima", "010190", "fire ord", "Kirsten"} {
		if strings.Contains(said, word) {
			t.Errorf("%s is said", word)
		}
	}
}
