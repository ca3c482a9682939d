package parcel

import (
	"bytes"
	"io"
	"reflect"
	"testing"
	"testing/iotest"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

var annasSecret = NewSecret()

func annasEnrolment() Enrolment {
	return Enrolment{
		ID: "e-1", Workspace: house, Letter: "A", Name: "Anna Ærø", Team: "t-1", Coordinator: office, From: "Mette",
		Reserve: safe().Recipient(), Secret: annasSecret, Issued: 1_200_000_000_000, Expires: 1_202_000_000_000, Schema: "s1",
		Terms:    []Term{{Kind: 77, Name: "ture"}},
		Register: []journal.Change{edit(office, journal.Ref, 1, "Nørrebro"), edit(office, journal.Ref, 2, "Mødrenes hus")},
	}
}

func written(t testing.TB, e Enrolment) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := WriteEnrolment(&file, e, mettes()); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestAnEnrolmentIsReadAsItWasWritten(t *testing.T) {
	want := annasEnrolment()
	got, err := ReadEnrolment(bytes.NewReader(written(t, want)))
	if err != nil {
		t.Fatal(err)
	}
	want.Public = mettes().Public()
	if !bytes.Equal(got.Secret.Bytes(), want.Secret.Bytes()) {
		t.Error("the secret is another")
	}
	got.Secret = want.Secret
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestAnEnrolmentWithAnyByteChangedOrCutAnywhereIsRefused(t *testing.T) {
	good := written(t, annasEnrolment())
	for at := range good {
		for _, flip := range []byte{0x01, 0x80} {
			bad := bytes.Clone(good)
			bad[at] ^= flip
			if _, err := ReadEnrolment(bytes.NewReader(bad)); fault.Of(err) == nil || fault.Of(err).Code.Status() < 5 {
				t.Fatalf("byte %d ^ %#x: %v", at, flip, err)
			}
		}
		if _, err := ReadEnrolment(bytes.NewReader(good[:at])); !fault.Is(err, fault.Damaged) {
			t.Fatalf("cut at %d: %v", at, err)
		}
	}
	_, err := ReadEnrolment(bytes.NewReader(append(good, 0)))
	wantFault(t, err, fault.Damaged)
}

func TestAFileThatIsNoEnrolmentIsCalledThat(t *testing.T) {
	for name, file := range map[string][]byte{"a parcel": annasParcel(t), "a note": []byte("hej med dig, Anna")} {
		_, err := ReadEnrolment(bytes.NewReader(file))
		t.Run(name, func(t *testing.T) { wantFault(t, err, fault.NotAnEnrolment) })
	}
	_, err := ReadEnrolment(iotest.ErrReader(io.ErrNoProgress))
	wantFault(t, err, fault.Internal)
}

func TestAnEnrolmentThatIsNotWholeIsRefused(t *testing.T) {
	shaped := func(list ...Frame) []byte {
		var file bytes.Buffer
		frames, err := newFrameWriter(&file, forEnrolment, Format, oldest)
		if err != nil {
			t.Fatal(err)
		}
		if err := each(list)(func(f Frame) error { return frames.write(f.Type, f.Payload) }); err != nil {
			t.Fatal(err)
		}
		if _, err := frames.sign(mettes(), forEnrolment); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	head := func(twist func(*Enrolment)) Frame {
		e := annasEnrolment()
		e.Public = mettes().Public()
		twist(&e)
		raw, err := e.encode()
		if err != nil {
			t.Fatal(err)
		}
		return Frame{frameHeader, raw}
	}
	whole := head(func(e *Enrolment) { e.Register = nil })
	if _, err := ReadEnrolment(bytes.NewReader(shaped(whole, Frame{40, []byte("nyt")}))); err != nil {
		t.Errorf("with a frame of a newer version: %v", err)
	}
	for name, file := range map[string][]byte{
		"nothing":                   shaped(),
		"no header":                 shaped(Frame{40, whole.Payload}),
		"fewer changes than said":   shaped(head(func(*Enrolment) {})),
		"a header that is a number": shaped(Frame{frameHeader, []byte{1}}),
		"no secret":                 shaped(head(func(e *Enrolment) { e.Secret, e.Register = Secret{}, nil })),
		"no workspace":              shaped(head(func(e *Enrolment) { e.Workspace, e.Register = "", nil })),
		"no key to sign with":       shaped(head(func(e *Enrolment) { e.Public.SignKey, e.Register = nil, nil })),
		"another's key":             shaped(head(func(e *Enrolment) { e.Public.SignKey, e.Register = annas().Public().SignKey, nil })),
	} {
		_, err := ReadEnrolment(bytes.NewReader(file))
		t.Run(name, func(t *testing.T) { wantFault(t, err, fault.Damaged) })
	}
}

func TestTheFirstParcelProvesTheSecretOfTheEnrolment(t *testing.T) {
	h := annasHeader()
	h.Introduce(annas().Public(), "e-1", annasSecret)
	file, _ := sealed(t, h, Content{}, annas(), mettes().Public().Recipient)
	got, _, err := opened(file, admits{})
	if err != nil {
		t.Fatal(err)
	}
	if first := got.headers[0]; first.Recipient != annas().Public().Recipient || first.Enrolment != "e-1" {
		t.Errorf("got %+v", first)
	}
}

// admits is the trust of a coordinator who has handed out one enrolment.
type admits struct{ knows }

func (admits) Sender(h Header) (Sender, error) {
	if h.Enrolment != "e-1" || !h.Proves(annasSecret) {
		return Sender{}, fault.New(fault.UnknownSender)
	}
	return Sender{SignKey: h.SignKey}, nil
}

func TestAProofHoldsForItsOwnHeaderOnly(t *testing.T) {
	h := annasHeader()
	h.Introduce(annas().Public(), "e-1", annasSecret)
	if !h.Proves(annasSecret) {
		t.Fatal("the proof does not hold")
	}
	for name, twist := range map[string]func(*Header){
		"signing key": func(h *Header) { h.SignKey = stranger().Public().SignKey },
		"recipient":   func(h *Header) { h.Recipient = stranger().Public().Recipient },
		"device":      func(h *Header) { h.Sender = office },
		"enrolment":   func(h *Header) { h.Enrolment = "e-2" },
		"workspace":   func(h *Header) { h.Workspace = "another" },
		"proof":       func(h *Header) { h.Proof = nil },
		"no key":      func(h *Header) { h.SignKey = nil },
	} {
		twisted := h
		twist(&twisted)
		if twisted.Proves(annasSecret) {
			t.Errorf("%s: still proves", name)
		}
	}
	if h.Proves(NewSecret()) || h.Proves(Secret{}) {
		t.Error("proves another secret")
	}
}
