package parcel

import (
	"bytes"
	"errors"
	"testing"
	"testing/iotest"

	"filippo.io/age"

	"feltbog/app/fault"
)

func TestTheOutsideShowsHowManyCanOpenAndNothingElse(t *testing.T) {
	file, _ := sealed(t, annasHeader(), Content{}, annas(), mettes().Public().Recipient, safe().Recipient())
	got, err := Outline(bytes.NewReader(file))
	want := Outside{Recipients: 3, PostQuantum: true, Bytes: int64(len(file))}
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	for _, word := range []string{"Anna", house, string(laptop), mettes().Public().Recipient, Fingerprint(mettes().Public().Recipient)} {
		if bytes.Contains(file, []byte(word)) {
			t.Errorf("the file shows %q", word)
		}
	}
}

func TestTheOutsideOfAClassicalFileIsNotPostQuantum(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	closed, err := age.Encrypt(&file, identity.Recipient())
	if err == nil {
		err = closed.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Outline(&file); err != nil || got.PostQuantum || got.Recipients != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestTheOutsideOfSomethingElseIsRefused(t *testing.T) {
	good := annasParcel(t)
	for _, c := range []struct {
		file []byte
		want fault.Code
	}{{nil, fault.Damaged}, {good[:100], fault.Damaged}, {[]byte("hej"), fault.NotAParcel}, {make([]byte, 5000), fault.NotAParcel}} {
		_, err := Outline(bytes.NewReader(c.file))
		wantFault(t, err, c.want)
	}
	pulled := errors.New("input/output error")
	if _, err := Outline(iotest.ErrReader(pulled)); !errors.Is(err, pulled) {
		t.Errorf("got %v", err)
	}
}
