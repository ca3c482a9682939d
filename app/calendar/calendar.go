// Package calendar writes days to remember as an iCalendar file (RFC 5545), for the
// calendar a person already has.
//
// It promises a file other calendars read: lines end in CRLF and are folded at 75
// octets without cutting a letter in two, text is escaped, and what is written again
// later has the same UID, so that it replaces what was there and does not stand twice.
// It refuses times of day, repetitions, people and alarms: an agreement has a day.
//
// The one well-kept Go library for this brings an HTTP client along, which has no
// place in a program that never opens a socket.
package calendar

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// A Day is something due on a day.
type Day struct {
	UID     string // the same whenever it is written again
	On      time.Time
	Summary string
	Details string
	Changed time.Time // of what it says
}

// Write writes days as one calendar, as of an instant.
func Write(to io.Writer, days []Day, now time.Time) error {
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Feltbog//Feltbog//DA", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}
	for _, day := range days {
		lines = append(lines, "BEGIN:VEVENT",
			"UID:"+escaped(day.UID),
			"DTSTAMP:"+instant(now),
			"LAST-MODIFIED:"+instant(day.Changed),
			"DTSTART;VALUE=DATE:"+day.On.Format("20060102"),
			"DTEND;VALUE=DATE:"+day.On.AddDate(0, 0, 1).Format("20060102"), // the day after is the first that is not part of it
			"SUMMARY:"+escaped(day.Summary))
		if day.Details != "" {
			lines = append(lines, "DESCRIPTION:"+escaped(day.Details))
		}
		lines = append(lines, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")
	}
	for _, line := range append(lines, "END:VCALENDAR") {
		if _, err := io.WriteString(to, folded(line)); err != nil {
			return fmt.Errorf("write calendar: %w", err)
		}
	}
	return nil
}

func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func escaped(text string) string { return escapes.Replace(text) }

// most octets stand in a line, its end not counted.
const most = 75

// folded cuts a long line into several; all but the first begin with a space, which
// counts.
func folded(line string) string {
	var b strings.Builder
	room := most
	for _, letter := range line {
		if size := utf8.RuneLen(letter); size > room {
			b.WriteString("\r\n ")
			room = most - 1
		}
		b.WriteRune(letter)
		room -= utf8.RuneLen(letter)
	}
	b.WriteString("\r\n")
	return b.String()
}
