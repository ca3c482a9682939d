package parcel

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

func TestEveryWrongParcelIsNamed(t *testing.T) {
	good := annasParcel(t)
	nothing := annasHeader()
	foreign := annasHeader()
	foreign.Workspace = "another"
	unchanged := func(w io.Writer) error { _, err := w.Write([]byte("FELT")); return err }
	cases := []struct {
		name string
		file []byte
		want fault.Code
	}{
		{"an empty file", nil, fault.Damaged},
		{"the first letters of a parcel", good[:9], fault.Damaged},
		{"a picture", []byte("\x89PNG\r\n\x1a\n and so on and on and on"), fault.NotAParcel},
		{"a short note", []byte("hej"), fault.NotAParcel},
		{"a zipped parcel without its envelope", zipped(t, frames(nothing)), fault.NotAParcel},
		{"something else sealed to us", enclosed(t, func(w io.Writer) error { _, err := w.Write([]byte("a letter, not a parcel")); return err }), fault.NotAParcel},
		{"something else zipped and sealed to us", wrapped(t, func(w io.Writer) error { _, err := w.Write([]byte("a letter, not a parcel")); return err }), fault.NotAParcel},
		{"nothing sealed to us", enclosed(t, func(io.Writer) error { return nil }), fault.Damaged},
		{"the beginning of a parcel sealed to us", wrapped(t, unchanged), fault.Damaged},
		{"an enrolment sealed to us", wrapped(t, func(w io.Writer) error { return WriteEnrolment(w, annasEnrolment(), mettes()) }), fault.NotAParcel},
		{"a byte more", append(bytes.Clone(good), 0), fault.Damaged},
		{"two parcels in one file", append(bytes.Clone(good), good...), fault.Damaged},
		{"no frames", forged(t, 1, 1, annas(), func(*frameWriter) error { return nil }), fault.Damaged},
		{"no header", forged(t, 1, 1, annas(), func(w *frameWriter) error { return w.write(frameErasures, noChanges) }), fault.Damaged},
		{"no erasures", forged(t, 1, 1, annas(), func(w *frameWriter) error { head, _ := nothing.encode(); return w.write(frameHeader, head) }), fault.Damaged},
		{"changes before erasures", forged(t, 1, 1, annas(), func(w *frameWriter) error {
			head, _ := nothing.encode()
			return errors.Join(w.write(frameHeader, head), w.write(frameChanges, noChanges), w.write(frameErasures, noChanges))
		}), fault.Damaged},
		{"erasures after changes", forged(t, 1, 1, annas(), frames(nothing, Frame{frameChanges, noChanges}, Frame{frameErasures, noChanges})), fault.Damaged},
		{"two headers", forged(t, 1, 1, annas(), frames(nothing, Frame{frameHeader, nil})), fault.Damaged},
		{"changes instead of erasures", forged(t, 1, 1, annas(), func(w *frameWriter) error {
			head, _ := nothing.encode()
			return errors.Join(w.write(frameHeader, head), w.write(frameChanges, noChanges))
		}), fault.Damaged},
		{"a header under another name", forged(t, 1, 1, annas(), func(w *frameWriter) error {
			head, _ := nothing.encode()
			return errors.Join(w.write(40, head), w.write(frameErasures, noChanges))
		}), fault.Damaged},
		{"an edit among the erasures", forged(t, 1, 1, annas(), func(w *frameWriter) error {
			one := annasHeader()
			one.Erasures = 1
			head, _ := one.encode()
			b := batch{to: w, kind: frameErasures}
			return errors.Join(w.write(frameHeader, head), b.add(annasChanges()[0]), b.flush())
		}), fault.Damaged},
		{"a change twice", forged(t, 1, 1, annas(), func(w *frameWriter) error {
			one := annasChanges()[0]
			two := annasHeader()
			two.Changes, two.Ranges = 2, journal.Held{}
			two.Ranges.Add(one.Dot)
			b := batch{to: w, kind: frameChanges}
			return errors.Join(frames(two)(w), b.add(one), b.add(one), b.flush())
		}), fault.Damaged},
		{"a batch with half a stream", forged(t, 1, 1, annas(), frames(nothing, Frame{frameChanges, []byte{0x82, 0x81, 0x61, 'a', 0x80}})), fault.Damaged},
		{"a batch with a nameless stream", forged(t, 1, 1, annas(), frames(nothing, Frame{frameChanges, []byte{0x82, 0x82, 0x60, 0x60, 0x80}})), fault.Damaged},
		{"more behind the trailer", wrapped(t, func(w io.Writer) error {
			out, err := newFrameWriter(w, forParcel, 1, 1)
			if err != nil {
				return err
			}
			err = frames(nothing)(out)
			_, unsigned := out.sign(annas(), forParcel)
			return errors.Join(err, unsigned, out.write(40, nil))
		}), fault.Damaged},
		{"more behind the zipped content", enclosed(t, func(w io.Writer) error {
			_, err := w.Write(append(zipped(t, frames(nothing)), "and some more"...))
			return err
		}), fault.Damaged},
		{"fewer changes than the header says", counted(t, func(h *Header) { h.Changes++ }), fault.Damaged},
		{"other changes than the header says", counted(t, func(h *Header) { h.Ranges = journal.Held{} }), fault.Damaged},
		{"other erasures than the header says", counted(t, func(h *Header) { h.Erasures++ }), fault.Damaged},
		{"other chunks than the header says", counted(t, func(h *Header) { h.Blobs++ }), fault.Damaged},
		{"another size of chunks than the header says", counted(t, func(h *Header) { h.BlobBytes++ }), fault.Damaged},
		{"a header without a sender", counted(t, func(h *Header) { h.Sender = "" }), fault.Damaged},
		{"a header that is no header", forged(t, 1, 1, annas(), func(w *frameWriter) error { return w.write(frameHeader, []byte{0x80}) }), fault.Damaged},
		{"another's books", forged(t, 1, 1, annas(), frames(foreign)), fault.OtherWorkspace},
		{"a newer format that we cannot read", forged(t, 2, 2, annas(), frames(nothing)), fault.NewerVersion},
		{"a format that cannot read itself", forged(t, 1, 0, annas(), frames(nothing)), fault.Damaged},
		{"signed by someone else", forged(t, 1, 1, stranger(), frames(nothing)), fault.WrongSignature},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := opened(c.file, knowsAnna())
			wantFault(t, err, c.want)
		})
	}
}

// counted is a parcel, rightly signed, whose header is twisted after counting.
func counted(t *testing.T, twist func(*Header)) []byte {
	t.Helper()
	content := Content{Changes: each(annasChanges())}
	h := annasHeader()
	if err := h.count(content); err != nil {
		t.Fatal(err)
	}
	twist(&h)
	return forged(t, 1, 1, annas(), func(w *frameWriter) error {
		b := batch{to: w, kind: frameChanges}
		return errors.Join(frames(h)(w), each(annasChanges())(b.add), b.flush())
	})
}

func TestATrustThatGivesNoKeyLetsNobodyIn(t *testing.T) {
	for _, key := range [][]byte{nil, {}, make([]byte, 31), make([]byte, 33)} {
		_, _, err := opened(annasParcel(t), knows{laptop: {SignKey: key}})
		wantFault(t, err, fault.WrongSignature)
	}
}

func TestASignatureForAnotherPurposeIsRefused(t *testing.T) {
	file := wrapped(t, func(w io.Writer) error {
		out, err := newFrameWriter(w, forParcel, 1, 1)
		if err != nil {
			return err
		}
		if err := frames(annasHeader())(out); err != nil {
			return err
		}
		_, err = out.sign(annas(), forEnrolment)
		return err
	})
	_, _, err := opened(file, knowsAnna())
	wantFault(t, err, fault.WrongSignature)
}

func TestAnUnknownSenderIsRefusedBeforeAnyChangeIsRead(t *testing.T) {
	got, _, err := opened(annasParcel(t), knows{})
	wantFault(t, err, fault.UnknownSender)
	if len(got.headers)+len(got.changes) > 0 {
		t.Errorf("the sink was told: %+v", got)
	}
}

func TestInvariant17ALaptopMaySendItsOwnChangesOnly(t *testing.T) {
	foreign := edit(office, journal.Ref, 1, "fremmed")
	command := edit(laptop, journal.Ref, 1, "")
	command.Action = journal.SetAside
	newer := edit(laptop, journal.Ref, 1, "")
	newer.Action = 99
	for _, c := range []struct {
		name   string
		change journal.Change
		relays bool
		want   fault.Code
	}{
		{"another's change from a laptop", foreign, false, fault.ForeignStream},
		{"another's change from a coordinator", foreign, true, ""},
		{"a coordinator's act from a laptop", command, false, fault.ForeignStream},
		{"a coordinator's act from a coordinator", command, true, ""},
		{"an act we do not know from a laptop", newer, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, _ := sealed(t, annasHeader(), Content{Changes: each([]journal.Change{c.change})}, annas(), mettes().Public().Recipient)
			_, _, err := opened(file, knows{laptop: {SignKey: annas().Public().SignKey, Relays: c.relays}})
			if c.want == "" && err == nil {
				return
			}
			wantFault(t, err, c.want)
		})
	}
}

func TestARoleInTheHeaderIsNotBelieved(t *testing.T) {
	h := annasHeader()
	h.Role = RoleCoordinator
	file, _ := sealed(t, h, Content{Changes: each([]journal.Change{edit(office, journal.Ref, 1, "fremmed")})}, annas(), mettes().Public().Recipient)
	_, _, err := opened(file, knowsAnna())
	wantFault(t, err, fault.ForeignStream)
}

func TestALaptopPassesOnTheErasuresItKnows(t *testing.T) {
	erased := edit(office, journal.Ref, 3, "")
	erased.Action = journal.EraseFields
	file, _ := sealed(t, annasHeader(), Content{Erasures: []journal.Change{erased}}, annas(), mettes().Public().Recipient)
	got, _, err := opened(file, knowsAnna())
	if err != nil || len(got.erasures) != 1 {
		t.Errorf("got %+v, %v", got.erasures, err)
	}
}

func TestASinkThatFailsStopsTheReadingAndIsHeard(t *testing.T) {
	full := errors.New("disk full")
	sink := &refusing{err: full}
	_, err := Open(bytes.NewReader(annasParcel(t)), mettes(), knowsAnna(), Limits{}, sink)
	if !errors.Is(err, full) || sink.asked != 1 {
		t.Errorf("asked %d times, got %v", sink.asked, err)
	}
}

type refusing struct {
	Discard
	err   error
	asked int
}

func (r *refusing) Change(journal.Change) error { r.asked++; return r.err }

func TestAStickThatFailsToReadIsNotCalledADamagedParcel(t *testing.T) {
	good, pulled := annasParcel(t), errors.New("input/output error")
	for at := range len(good) {
		stick := io.MultiReader(bytes.NewReader(good[:at]), iotest.ErrReader(pulled))
		_, err := Open(stick, mettes(), knowsAnna(), Limits{}, Discard{})
		if !errors.Is(err, pulled) || fault.Of(err).Code != fault.Internal {
			t.Fatalf("after %d bytes: %v", at, err)
		}
	}
}

func TestAParcelReadInAnyPiecesIsTheSame(t *testing.T) {
	good := annasParcel(t)
	for name, slow := range map[string]func(io.Reader) io.Reader{
		"one byte at a time": iotest.OneByteReader, "half": iotest.HalfReader, "end with the last": iotest.DataErrReader,
	} {
		if _, err := Open(slow(bytes.NewReader(good)), mettes(), knowsAnna(), Limits{}, Discard{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoFaultSaysWhatIsInTheParcel(t *testing.T) {
	file := counted(t, func(h *Header) { h.Changes++ })
	_, _, err := opened(file, knowsAnna())
	for _, word := range []string{"Anna", "Trappen", house} {
		if strings.Contains(err.Error(), word) {
			t.Errorf("%v", err)
		}
	}
}
