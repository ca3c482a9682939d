package cli

import (
	"strings"
	"testing"

	"feltbog/app/fault"
)

// FuzzEntries is whatever somebody's spreadsheet writes.
func FuzzEntries(f *testing.F) {
	f.Add("\ufeff{\"kind\":\"visit\",\"ready\":true,\"fields\":{\"date\":\"2008-05-27\",\"met\":{\"parent\":14},\"staff\":[\"s\"]}}\n\n{\"kind\":\"project\",\"id\":\"p\",\"withdrawn\":true}")
	f.Add(`{"kind":"visit"} {"kind":"visit"}`)
	f.Add(`{"kind":"visit","ready":false,"withdrawn":true}`)
	f.Add("{\"kind\":\"\xff\"}")
	f.Fuzz(func(t *testing.T, text string) {
		entries, lines, err := readEntries(strings.NewReader(text))
		if err != nil {
			if !fault.Is(err, fault.NotARecord) || fault.Of(err).Params["line"] == "" {
				t.Fatalf("not a clear fault: %v", err)
			}
			return
		}
		if len(lines) != len(entries) {
			t.Fatalf("%d entries on %d lines", len(entries), len(lines))
		}
		for i, entry := range entries {
			if entry.Kind == "" || i > 0 && lines[i] <= lines[i-1] || lines[i] > strings.Count(text, "\n")+1 {
				t.Fatalf("entry %d stands on line %d: %+v", i, lines[i], entry)
			}
		}
	})
}
