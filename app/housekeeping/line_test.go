package housekeeping

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
)

// A line is one line of a file and where it stands.
type line struct{ at, text string }

func lines(t *testing.T, house fs.FS, name string) []line {
	t.Helper()
	text, err := fs.ReadFile(house, name)
	if err != nil {
		t.Fatal(err)
	}
	var all []line
	for i, text := range strings.Split(string(text), "\n") {
		all = append(all, line{name + ":" + strconv.Itoa(i+1), text})
	}
	return all
}
