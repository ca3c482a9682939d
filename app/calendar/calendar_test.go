package calendar_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"feltbog/app/calendar"
)

// read undoes what RFC 5545 does to a property: folding (3.1) and escaping (3.3.11).
func read(t *rapid.T, file, property string) string {
	unfolded := strings.ReplaceAll(file, "\r\n ", "")
	_, rest, found := strings.Cut(unfolded, "\r\n"+property)
	if !found {
		t.Fatalf("no %s in %q", property, file)
	}
	value, _, _ := strings.Cut(rest, "\r\n")
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' {
			b.WriteByte(value[i])
			continue
		}
		i++
		if value[i] == 'n' {
			b.WriteByte('\n')
		} else {
			b.WriteByte(value[i])
		}
	}
	return b.String()
}

func TestWhateverIsWrittenIsReadAgainAndNoLineIsTooLongOrCutInALetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.IntRange(0, 300).Draw(t, "runes")
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aæå;,\\\n 🙂x")), long, long, -1)
		day := calendar.Day{UID: "id", Summary: text.Draw(t, "summary"), Details: text.Draw(t, "details"), On: time.Date(2008, 5, 28, 0, 0, 0, 0, time.UTC)}
		var file strings.Builder
		if err := calendar.Write(&file, []calendar.Day{day}, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSuffix(file.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.Contains(line, "\n") {
				t.Fatalf("line %q", line)
			}
		}
		if got := read(t, file.String(), "SUMMARY:"); got != day.Summary {
			t.Fatalf("summary %q is read as %q", day.Summary, got)
		}
		if day.Details != "" && read(t, file.String(), "DESCRIPTION:") != day.Details {
			t.Fatalf("details %q", day.Details)
		}
	})
}

func TestADayIsWholeAndItsUIDIsTheSameTheNextTime(t *testing.T) {
	day := calendar.Day{UID: "0192@feltbog", Summary: "Besøg", On: time.Date(2008, 12, 31, 0, 0, 0, 0, time.UTC)}
	var one strings.Builder
	if err := calendar.Write(&one, []calendar.Day{day}, time.Date(2008, 5, 28, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "UID:0192@feltbog\r\n", "DTSTART;VALUE=DATE:20081231\r\n", "DTEND;VALUE=DATE:20090101\r\n",
		"DTSTAMP:20080528T120000Z\r\n", "END:VEVENT\r\nEND:VCALENDAR\r\n",
	} {
		if !strings.Contains(one.String(), line) {
			t.Errorf("no %q in\n%s", line, one.String())
		}
	}
}
