package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// longestLine bounds what one line may take of memory. The longest note is 20 000 characters.
const longestLine = 8 << 20

// entryLine is one line of what record reads. Ready and withdrawn left out leave a record's status as it is.
type entryLine struct {
	Kind      string      `json:"kind"`
	ID        book.ID     `json:"id"`
	Ready     *bool       `json:"ready"`
	Withdrawn bool        `json:"withdrawn"`
	Fields    book.Fields `json:"fields"`
}

// readEntries reads JSON lines and tells which line each entry stood on. Empty lines are passed over.
func readEntries(source io.Reader) (entries []boot.Entry, lines []int, err error) {
	scanner := bufio.NewScanner(source)
	scanner.Buffer(nil, longestLine)
	number := 0
	for scanner.Scan() {
		number++
		// Notepad and Excel begin a file with a byte-order mark.
		line := bytes.TrimSpace(bytes.TrimPrefix(scanner.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		entry, ok := readEntry(line)
		if !ok {
			return nil, nil, fault.New(fault.NotARecord, "line", strconv.Itoa(number))
		}
		entries, lines = append(entries, entry), append(lines, number)
	}
	switch err := scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, nil, fault.New(fault.NotARecord, "line", strconv.Itoa(number+1))
	case err != nil:
		return nil, nil, fault.New(fault.NotFound).Because(err)
	}
	return entries, lines, nil
}

func readEntry(line []byte) (entry boot.Entry, ok bool) {
	if !utf8.Valid(line) {
		return entry, false
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	var read entryLine
	if err := decoder.Decode(&read); err != nil || read.Kind == "" || read.Withdrawn && read.Ready != nil {
		return entry, false
	}
	if _, err := decoder.Token(); err != io.EOF {
		return entry, false
	}
	entry = boot.Entry{Kind: read.Kind, ID: read.ID, Fields: read.Fields}
	if read.Ready != nil {
		entry.Status = book.Draft
		if *read.Ready {
			entry.Status = book.Ready
		}
	}
	if read.Withdrawn {
		entry.Status = book.Withdrawn
	}
	return entry, true
}
