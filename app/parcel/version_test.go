package parcel

import (
	"bytes"
	"reflect"
	"testing"

	"feltbog/app/fault"
)

// newerHeader is the header of a sender whose version knows one key more.
func newerHeader(t *testing.T, h Header) []byte {
	t.Helper()
	raw, err := h.encode()
	if err != nil {
		t.Fatal(err)
	}
	var keys map[int]any
	if err := decoding.Unmarshal(raw, &keys); err != nil {
		t.Fatal(err)
	}
	keys[900] = map[string]any{"noget": []any{"nyt", 1.5}}
	raw, err = encoding.Marshal(keys)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestANewerParcelThatSaysWeCanReadItIsRead(t *testing.T) {
	file := forged(t, 7, 1, annas(), func(w *frameWriter) error {
		list := []Frame{
			{frameHeader, newerHeader(t, annasHeader())}, {frameErasures, noChanges},
			{40, []byte("nyt")}, {frameChanges, noChanges}, {254, nil},
		}
		return each(list)(func(f Frame) error { return w.write(f.Type, f.Payload) })
	})
	got, receipt, err := opened(file, knowsAnna())
	if err != nil {
		t.Fatal(err)
	}
	want := []Frame{{40, []byte("nyt")}, {254, []byte{}}}
	if !reflect.DeepEqual(got.unknown, want) {
		t.Errorf("unknown frames: got %v, want %v", got.unknown, want)
	}
	if h := receipt.Header; h.Format != 7 || h.Reader != 1 || h.Name != annasHeader().Name {
		t.Errorf("got %+v", h)
	}
}

func TestFramesOfANewerVersionArePassedOnAsTheyCame(t *testing.T) {
	unknown := []Frame{{40, []byte("nyt")}, {41, []byte{}}}
	file, _ := sealed(t, annasHeader(), Content{Unknown: unknown}, annas(), mettes().Public().Recipient)
	got, _, err := opened(file, knowsAnna())
	if err != nil {
		t.Fatal(err)
	}
	again, _ := sealed(t, annasHeader(), Content{Unknown: got.unknown}, annas(), mettes().Public().Recipient)
	if got, _, err = opened(again, knowsAnna()); err != nil || !reflect.DeepEqual(got.unknown, unknown) {
		t.Errorf("got %v, %v", got.unknown, err)
	}
}

func TestAnEnrolmentThatNeedsANewerReaderSaysSo(t *testing.T) {
	file := written(t, annasEnrolment())
	file[len(magic)+1], file[len(magic)+2] = Format+1, Format+1
	_, err := ReadEnrolment(bytes.NewReader(file))
	wantFault(t, err, fault.NewerVersion)
}
