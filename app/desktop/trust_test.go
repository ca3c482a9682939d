package desktop

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"feltbog/app/fault"
)

// ring is a keyring that can be looked into; broken, there is none.
type ring struct {
	secrets map[string][]byte
	broken  bool
}

func newRing() *ring { return &ring{secrets: map[string][]byte{}} }

func (r *ring) Keep(name string, secret []byte) error {
	if r.broken {
		return fault.New(fault.NoKeyring)
	}
	r.secrets[name] = slices.Clone(secret)
	return nil
}

func (r *ring) Find(name string) ([]byte, error) {
	if r.broken {
		return nil, fault.New(fault.NoKeyring)
	}
	secret, ok := r.secrets[name]
	if !ok {
		return nil, fault.New(fault.NotFound)
	}
	return slices.Clone(secret), nil
}

func (r *ring) Forget(name string) error {
	delete(r.secrets, name)
	return nil
}

// starts is the program started anew by the same user.
func (r *ring) starts(t *testing.T, folder string) hands {
	t.Helper()
	config := cheap()
	config.Keyring = r
	d := newDoor(config, folder, func() {})
	d.pause = func(time.Duration) {}
	d.start(&stage{})
	t.Cleanup(d.shut)
	return hands{d}
}

func TestABookOpensWithTheLogInWhenItsOwnerHasSaidSo(t *testing.T) {
	r, folder, path := newRing(), t.TempDir(), filepath.Join(t.TempDir(), "karen.feltbog")
	h := r.starts(t, folder)
	must(h.session().Create("coordinator", "Karen", path, phrase))
	if _, err := h.session().Entrust("noget helt andet"); !fault.Is(err, fault.WrongPassphrase) || len(r.secrets) != 0 {
		t.Errorf("with another passphrase: %v", err)
	}
	if status := must(h.session().Entrust(phrase)); !status.Trusted {
		t.Errorf("status %+v", status)
	}
	if status := must(h.session().Lock()); !status.Trusted || status.Open {
		t.Errorf("locked: %+v", status)
	}
	if status := must(h.session().OpenBook(path, "")); !status.Open {
		t.Error("it does not open with the log-in")
	}

	// A new passphrase and a new code change the key file; the log-in goes on.
	if err := h.session().ChangePassphrase(phrase, "en helt ny s\u00e6tning"); err != nil {
		t.Fatal(err)
	}
	must(h.session().RenewCode("en helt ny s\u00e6tning"))
	h.door.shut()
	if again := r.starts(t, folder); !must(again.session().Status()).Open {
		t.Error("at the next start it asks for the passphrase")
	} else {
		must(again.session().Distrust())
		again.door.shut()
	}
	after := r.starts(t, folder)
	if status := must(after.session().Status()); status.Open || status.Trusted || status.Locked != path || len(r.secrets) != 0 {
		t.Errorf("taken back: %+v", status)
	}
}

func TestTheLogInOpensNoOtherBookThatLiesInItsPlace(t *testing.T) {
	r, folder, path := newRing(), t.TempDir(), filepath.Join(t.TempDir(), "karen.feltbog")
	h := r.starts(t, folder)
	must(h.session().Create("coordinator", "Karen", path, phrase))
	must(h.session().Entrust(phrase))
	for name, secret := range r.secrets {
		secret[0] ^= 1 // as if the key file were another's
		r.secrets[name] = secret
	}
	must(h.session().Lock())
	if _, err := h.session().OpenBook(path, ""); !fault.Is(err, fault.Locked) {
		t.Fatalf("got %v", err)
	}
	// Opened with its passphrase it is kept anew.
	must(h.session().OpenBook(path, phrase))
	must(h.session().Lock())
	must(h.session().OpenBook(path, ""))
}

// Whoever answers a survey must not get at the book by ending the program.
func TestALaptopInOtherHandsOpensWithThePassphraseAlone(t *testing.T) {
	r, folder, path := newRing(), t.TempDir(), filepath.Join(t.TempDir(), "karen.feltbog")
	h := r.starts(t, folder)
	must(h.session().Create("coordinator", "Karen", path, phrase))
	must(h.session().Entrust(phrase))
	must((&Surveys{h.door}).HandOver("survey"))
	if _, err := (&Surveys{h.door}).TakeBack(""); !fault.Is(err, fault.Locked) {
		t.Errorf("taken back without a passphrase: %v", err)
	}
	h.door.shut()
	again := r.starts(t, folder)
	if status := must(again.session().Status()); status.Open || status.Trusted {
		t.Fatalf("it opened: %+v", status)
	}
	must(again.session().OpenBook(path, phrase))
	must(again.session().Lock())
	if !must(again.session().OpenBook(path, "")).Open {
		t.Error("back in its owner's hands, it asks for the passphrase")
	}
}

func TestWithoutAKeyringNothingIsPromised(t *testing.T) {
	r := newRing()
	r.broken = true
	h := r.starts(t, t.TempDir())
	must(h.session().Create("coordinator", "Karen", filepath.Join(t.TempDir(), "karen.feltbog"), phrase))
	if _, err := h.session().Entrust(phrase); !fault.Is(err, fault.NoKeyring) {
		t.Errorf("got %v", err)
	}
	if must(h.session().Status()).Trusted {
		t.Error("it is remembered as kept")
	}
}

// The screens are given a moment to keep what is typed; then the book is locked
// whatever they do.
func TestBeforeTheMachineSleepsTheBookIsLocked(t *testing.T) {
	h, path := at(t, t.TempDir()), filepath.Join(t.TempDir(), "karen.feltbog")
	h.door.pause = func(time.Duration) {}
	must(h.session().Create("coordinator", "Karen", path, phrase))
	h.door.sleep()
	if status := must(h.session().Status()); status.Open || status.Locked != path {
		t.Errorf("asleep: %+v", status)
	}
	if bells := h.window.(*stage).bells; !slices.Contains(bells, sleepBell) || slices.Index(bells, sleepBell) > len(bells)-2 {
		t.Errorf("rang %v", bells)
	}
	must(h.session().Sample("A"))
	h.door.sleep()
	if !must(h.session().Status()).Open {
		t.Error("a book to practise in has nothing to hide")
	}
}
