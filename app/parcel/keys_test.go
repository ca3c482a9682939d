package parcel

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"feltbog/app/fault"
)

func TestKeysComeBackFromTheirBytes(t *testing.T) {
	raw, err := annas().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseKeys(raw)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.Public(), annas().Public()) {
		t.Error("the public halves differ")
	}
	file, receipt := sealed(t, annasHeader(), Content{}, annas(), mettes().Public().Recipient)
	if err := Check(bytes.NewReader(file), again, receipt); err != nil {
		t.Error(err)
	}
}

func TestBytesThatAreNoKeysAreRefused(t *testing.T) {
	raw, err := annas().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for cut := range raw {
		if _, err := ParseKeys(raw[:cut]); !fault.Is(err, fault.Damaged) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
	if _, err := (Keys{}).Marshal(); err == nil {
		t.Error("no keys were marshalled")
	}
	if _, err := ParseSecret([]byte("kort")); !fault.Is(err, fault.Damaged) {
		t.Errorf("secret: %v", err)
	}
}

func TestTheReserveKeyComesBackFromPaper(t *testing.T) {
	paper := safe().Paper()
	typed := " " + strings.ToLower(paper[:40]) + "\n  " + paper[40:] + "\r\n"
	reserve, err := ParseReserve(typed)
	if err == nil && reserve.Recipient() != safe().Recipient() {
		t.Error("another key came back")
	}
	if err != nil {
		t.Error(err)
	}
	page := "RESERVENØGLE\n    " + paper[:19] + "\n    " + strings.ReplaceAll(paper[19:], "0", "o") + "\n\nLæg den i pengeskabet."
	if reserve, err := ParseReserve(page); err != nil || reserve.Recipient() != safe().Recipient() {
		t.Errorf("from a whole page, misread: %v", err)
	}
	misread := strings.Replace(paper, paper[60:61], map[bool]string{true: "P", false: "Q"}[paper[60] == 'Q'], 1)
	if _, err := ParseReserve(misread); !fault.Is(err, fault.MisreadKey) {
		t.Errorf("misread: %v", err)
	}
}

func TestNothingSecretIsEverPrinted(t *testing.T) {
	raw, err := annas().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	holder := struct {
		keys    Keys
		secret  Secret
		reserve Reserve
		Keys    Keys
		Secret  Secret
		Reserve Reserve
	}{annas().With("kodeord"), annasSecret, safe(), annas().With("kodeord"), annasSecret, safe()}
	secrets := []string{
		"kodeord", safe().Paper(), string(annas().reveal().sign.Seed()), string(annasSecret.Bytes()), string(raw),
		fmt.Sprint(annas().reveal().sign.Seed()), fmt.Sprintf("%x", annasSecret.Bytes()), fmt.Sprint(annasSecret.Bytes()),
		strings.Trim(fmt.Sprint(annasSecret.Bytes()), "[]"), annas().reveal().own[0].identity.String(),
	}
	for _, shown := range shows(t, holder) {
		for _, secret := range secrets {
			if strings.Contains(shown, secret) {
				t.Errorf("a secret shows in %q", shown)
			}
		}
	}
}

func TestASecretShowsABlank(t *testing.T) {
	for _, secret := range []any{annas(), annasSecret, safe(), Keys{}, Secret{}, Reserve{}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
			if got := fmt.Sprintf(verb, secret); got != blank {
				t.Errorf("%T under %s: %q", secret, verb, got)
			}
		}
	}
}

func shows(t *testing.T, holder any) []string {
	t.Helper()
	var shown []string
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%d", "%q"} {
		shown = append(shown, fmt.Sprintf(verb, holder), fmt.Sprintf(verb, &holder))
		shown = append(shown, fmt.Sprintf(verb, annas()), fmt.Sprintf(verb, annasSecret), fmt.Sprintf(verb, safe()))
	}
	asJSON, err := json.Marshal(holder)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(handler).Info("keys", "holder", holder, "keys", annas(), "secret", annasSecret, "reserve", safe())
	}
	return append(shown, string(asJSON), log.String())
}
