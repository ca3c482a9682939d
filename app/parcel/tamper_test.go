package parcel

import (
	"bytes"
	"testing"

	"feltbog/app/fault"
)

// refused are the faults for a parcel that is not as it was sealed: the file is
// damaged, is no parcel, or no key of ours opens it.
var refused = map[fault.Code]bool{fault.Damaged: true, fault.NotAParcel: true, fault.NotForYou: true}

func TestInvariant11AParcelWithAnyByteChangedIsRefused(t *testing.T) {
	good := annasParcel(t)
	for at := range good {
		for _, flip := range []byte{0x01, 0x80} {
			bad := bytes.Clone(good)
			bad[at] ^= flip
			if _, _, err := opened(bad, knowsAnna()); err == nil || !refused[fault.Of(err).Code] {
				t.Fatalf("byte %d of %d ^ %#x: %v", at, len(good), flip, err)
			}
		}
	}
}

func TestInvariant11AParcelCutAnywhereIsRefused(t *testing.T) {
	good := annasParcel(t)
	for at := range good {
		if _, _, err := opened(good[:at], knowsAnna()); !fault.Is(err, fault.Damaged) {
			t.Fatalf("cut at %d of %d: %v", at, len(good), err)
		}
	}
}

func TestAParcelWithAnyByteTakenOutOrRepeatedIsRefused(t *testing.T) {
	good := annasParcel(t)
	for at := range good {
		fewer := append(bytes.Clone(good[:at]), good[at+1:]...)
		more := append(bytes.Clone(good[:at+1]), good[at:]...)
		for _, bad := range [][]byte{fewer, more} {
			if _, _, err := opened(bad, knowsAnna()); err == nil || !refused[fault.Of(err).Code] {
				t.Fatalf("byte %d of %d, %d bytes: %v", at, len(good), len(bad), err)
			}
		}
	}
}

// A parcel of many chunks: age's last chunk is far from the header, and what is
// before it reads well.
func TestALongParcelCutBetweenChunksIsRefused(t *testing.T) {
	good := longParcel(t)
	const chunk = 64<<10 + 16
	for at := len(good) - 1; at > 0; at -= chunk / 4 {
		if _, _, err := opened(good[:at], knowsAnna()); !fault.Is(err, fault.Damaged) {
			t.Fatalf("cut at %d of %d: %v", at, len(good), err)
		}
	}
	start := bytes.Index(good, []byte("\n--- ")) + len("\n--- ") + 43 + 1 + 16
	for end := start + chunk; end < len(good); end += chunk {
		if _, _, err := opened(good[:end], knowsAnna()); !fault.Is(err, fault.Damaged) {
			t.Fatalf("cut after a whole chunk, at %d: %v", end, err)
		}
	}
}
