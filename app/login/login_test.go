package login

import (
	"errors"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"feltbog/app/fault"
)

func TestASecretIsKeptFoundAndForgotten(t *testing.T) {
	keyring.MockInit()
	var k Keyring
	if _, err := k.Find("book"); !fault.Is(err, fault.NotFound) {
		t.Errorf("found before it was kept: %v", err)
	}
	secret := []byte{0, 1, 0xff, '\n'}
	if err := k.Keep("book", secret); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find("book"); err != nil || string(got) != string(secret) {
		t.Errorf("found %x, %v", got, err)
	}
	for range 2 {
		if err := k.Forget("book"); err != nil {
			t.Errorf("forget: %v", err)
		}
	}
	if _, err := k.Find("book"); !fault.Is(err, fault.NotFound) {
		t.Errorf("found after it was forgotten: %v", err)
	}
}

func TestWhereThereIsNoKeyringItIsSaid(t *testing.T) {
	keyring.MockInitWithError(errors.New("The name org.freedesktop.secrets was not provided by any .service files"))
	var k Keyring
	_, found := k.Find("book")
	for _, err := range []error{found, k.Keep("book", nil), k.Forget("book")} {
		if !fault.Is(err, fault.NoKeyring) {
			t.Errorf("got %v", err)
		}
	}
}

func TestAKeyringThatHangsKeepsNobodyWaiting(t *testing.T) {
	hangs := make(chan struct{})
	defer close(hangs)
	_, err := within(time.Millisecond, func() (string, error) { <-hangs; return "late", nil })
	if !fault.Is(err, fault.NoKeyring) {
		t.Errorf("got %v", err)
	}
}
