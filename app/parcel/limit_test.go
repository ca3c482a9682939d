package parcel

import (
	"bytes"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/klauspost/compress/zstd"

	"feltbog/app/fault"
)

// noise cannot be zipped.
func noise(size int) []byte {
	bytes := make([]byte, size)
	source := rand.NewChaCha8([32]byte{})
	source.Read(bytes)
	return bytes
}

func longParcel(t testing.TB) []byte {
	t.Helper()
	file, _ := sealed(t, annasHeader(), Content{Blobs: each([][]byte{noise(300_000)})}, annas(), mettes().Public().Recipient)
	return file
}

func TestALimitIsReachedByNothingBelowIt(t *testing.T) {
	long := longParcel(t)
	for _, c := range []struct {
		name   string
		limits Limits
		want   fault.Code
	}{
		{"file, exactly", Limits{File: int64(len(long))}, ""},
		{"file, one too many", Limits{File: int64(len(long)) - 1}, fault.TooLarge},
		{"content, enough", Limits{Content: 310_000}, ""},
		{"content, too much", Limits{Content: 300_000}, fault.TooLarge},
		{"frame, exactly", Limits{Frame: 300_000}, ""},
		{"frame, one too many", Limits{Frame: 299_999}, fault.TooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(bytes.NewReader(long), mettes(), knowsAnna(), c.limits, Discard{})
			if c.want == "" && err == nil {
				return
			}
			wantFault(t, err, c.want)
		})
	}
}

// spent is how much memory was asked for in all while f ran.
func spent(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestAFrameThatClaimsTooMuchCostsNothing(t *testing.T) {
	body, first := frames(annasHeader()), func(*frameWriter) error { return nil }
	for _, c := range []struct {
		name   string
		before func(*frameWriter) error
		kind   byte
		size   uint32
	}{
		{"header", first, frameHeader, maxHeader + 1},
		{"changes", body, frameChanges, maxFrame + 1},
		{"chunk", body, frameBlob, MaxBlob + 1},
		{"unknown", body, 77, 1<<32 - 1},
		{"trailer", body, frameTrailer, 65},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := forged(t, 1, 1, annas(), func(w *frameWriter) error {
				if err := c.before(w); err != nil {
					return err
				}
				_, err := w.to.Write(binary.BigEndian.AppendUint32([]byte{c.kind}, c.size))
				return err
			})
			var err error
			cost := spent(func() { _, _, err = opened(file, knowsAnna()) })
			wantFault(t, err, fault.TooLarge)
			if cost > 4<<20 {
				t.Errorf("cost %d bytes", cost)
			}
		})
	}
}

func TestAZipBombIsStoppedEarly(t *testing.T) {
	zeros := make([]byte, 4<<20)
	bomb := forged(t, 1, 1, annas(), func(w *frameWriter) error {
		if err := frames(annasHeader())(w); err != nil {
			return err
		}
		for range 40 {
			if err := w.write(77, zeros); err != nil {
				return err
			}
		}
		return nil
	})
	var err error
	cost := spent(func() { _, _, err = opened(bomb, knowsAnna()) })
	wantFault(t, err, fault.TooLarge)
	if cost > 64<<20 {
		t.Errorf("a bomb of %d bytes cost %d", len(bomb), cost)
	}
}

func TestAWindowLargerThanOursIsRefusedBeforeItIsTaken(t *testing.T) {
	fill := func(w io.Writer) error {
		_, err := w.Write(noise(1 << 20))
		return err
	}
	wide := wrapped(t, fill, zstd.WithWindowSize(256<<20))
	var err error
	cost := spent(func() { _, _, err = opened(wide, knowsAnna()) })
	wantFault(t, err, fault.TooLarge)
	if cost > 4<<20 {
		t.Errorf("cost %d bytes", cost)
	}
}

func TestAnEndlessStickIsLeftAlone(t *testing.T) {
	for name, start := range map[string][]byte{"a parcel": annasParcel(t), "an age header": []byte(ageIntro), "an age stanza": []byte(ageIntro + "-> ")} {
		endless := io.MultiReader(bytes.NewReader(start), zeroes{})
		_, err := Open(endless, mettes(), knowsAnna(), Limits{File: 8 << 20}, Discard{})
		if err == nil || fault.Of(err).Code.Status() != 5 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadEnrolment(io.MultiReader(bytes.NewReader(written(t, annasEnrolment())), zeroes{})); !fault.Is(err, fault.Damaged) {
		t.Errorf("enrolment: %v", err)
	}
}

// zeroes never ends. (Zero bytes are no line end, so age reads a very long line.)
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestAPassphraseThatCostsTooMuchMemoryIsRefused(t *testing.T) {
	file := []byte(ageIntro + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" +
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")
	var err error
	cost := spent(func() {
		_, err = Open(bytes.NewReader(file), Keys{}.With("kodeord"), knowsAnna(), Limits{}, Discard{})
	})
	wantFault(t, err, fault.Damaged)
	if cost > 1<<20 {
		t.Errorf("cost %d bytes", cost)
	}
}
