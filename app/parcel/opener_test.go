package parcel

import (
	"bytes"
	"testing"
	"time"

	"feltbog/app/fault"
)

const made = 1_200_000_000_000 // of freshKeys

func days(n int64) int64 { return made + n*24*time.Hour.Milliseconds() }

func renewed(t *testing.T, keys Keys, now int64) Keys {
	t.Helper()
	newer, err := keys.Renewed(now)
	if err != nil {
		t.Fatal(err)
	}
	return newer
}

// kept is keys as a book would give them back.
func kept(t *testing.T, keys Keys) Keys {
	t.Helper()
	raw, err := keys.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseKeys(raw)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestAnOpeningKeyIsDueAfterNinetyDays(t *testing.T) {
	for day, due := range map[int64]bool{-1: false, 0: false, 89: false, 90: true, 400: true} {
		if mettes().Due(days(day)) != due {
			t.Errorf("day %d: due %t", day, !due)
		}
	}
	if kept(t, renewed(t, mettes(), days(90))).Due(days(179)) {
		t.Error("a renewed key forgets when it was made")
	}
}

func TestAKeyOpensUntilTheSecondRenewalAndThenSaysThatItExpired(t *testing.T) {
	file := annasParcel(t)
	once := renewed(t, mettes(), days(90))
	twice := kept(t, renewed(t, kept(t, once), days(180)))
	if _, err := Open(bytes.NewReader(file), once, knowsAnna(), Limits{}, Discard{}); err != nil {
		t.Errorf("after one renewal: %v", err)
	}
	_, err := Open(bytes.NewReader(file), twice, knowsAnna(), Limits{}, Discard{})
	wantFault(t, err, fault.ExpiredKey)
	_, err = Open(bytes.NewReader(file), renewed(t, stranger(), days(90)), knowsAnna(), Limits{}, Discard{})
	wantFault(t, err, fault.NotForYou)
}

func TestRenewalTellsOthersANewRecipientAndKeepsTheSignature(t *testing.T) {
	before, after := mettes().Public(), renewed(t, mettes(), days(90)).Public()
	if before.Recipient == after.Recipient || !bytes.Equal(before.SignKey, after.SignKey) {
		t.Errorf("got %+v after %+v", after, before)
	}
	if mettes().Public().Recipient != before.Recipient {
		t.Error("the keys as they were have changed")
	}
}

func TestADestroyedKeyIsNotAmongTheBytesOfTheKeys(t *testing.T) {
	first := []byte(mettes().reveal().own[0].identity.String())
	once := renewed(t, mettes(), days(90))
	for name, keys := range map[string]Keys{"one renewal": once, "two renewals": renewed(t, once, days(180))} {
		raw, err := keys.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if there := bytes.Contains(raw, first); there != (name == "one renewal") {
			t.Errorf("after %s the first key is there: %t", name, there)
		}
	}
}

func TestKeysOfAVersionBeforeRenewalAreReadAndDueAtOnce(t *testing.T) {
	raw, err := encoding.Marshal(keysWire{
		Seed: mettes().reveal().sign.Seed(), Own: []string{mettes().reveal().own[0].identity.String()},
	})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := ParseKeys(raw)
	if err != nil || keys.Public().Recipient != mettes().Public().Recipient || !keys.Due(made) {
		t.Errorf("due %t, %v", keys.Due(made), err)
	}
}
