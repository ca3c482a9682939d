package keyfile

import (
	"bytes"
	"testing"

	"feltbog/app/fault"
)

// FuzzParse is a key file that somebody has edited, or that is none.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"format": 1}`))
	f.Add([]byte(`{"format": 9}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := Parse(raw)
		if err != nil {
			if !fault.Is(err, fault.Damaged) && !fault.Is(err, fault.NewerVersion) {
				t.Fatalf("not a clear fault: %v", err)
			}
			return
		}
		if file.Cost.Memory > mostMemory || file.Cost.Time > mostTime {
			t.Fatalf("a try costs %+v", file.Cost)
		}
		written, err := file.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse(written)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if rewritten, err := again.Marshal(); err != nil || !bytes.Equal(written, rewritten) {
			t.Fatalf("%s became %s", written, rewritten)
		}
	})
}

// FuzzParseCode is a recovery code as people type it.
func FuzzParseCode(f *testing.F) {
	f.Add("0000-0000-0000")
	f.Add("O0iL")
	f.Fuzz(func(t *testing.T, text string) {
		code, err := ParseCode(text)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("not a clear fault: %v", err)
			}
			return
		}
		if again, err := ParseCode(code.String()); err != nil || again != code {
			t.Fatalf("%s became %s, %v", code, again, err)
		}
	})
}
