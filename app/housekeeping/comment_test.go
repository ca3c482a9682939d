package housekeeping

import (
	"io/fs"
	"strings"
	"testing"
)

// silent finds packages that do not open by saying what they are for.
func silent(t *testing.T, house fs.FS) []string {
	opened := map[string]string{}
	for _, s := range sources(t, house) {
		if _, seen := opened[s.room]; !seen {
			opened[s.room] = ""
		}
		doc := s.file.Doc.Text()
		if strings.HasPrefix(doc, "Package "+s.file.Name.Name+" ") || s.file.Name.Name == "main" && doc != "" {
			opened[s.room] += doc
		}
	}
	var breaches []string
	for room, doc := range opened {
		// Shorter than this it can only repeat the name.
		if len(doc) < 80 {
			breaches = append(breaches, room+": open the package with a comment: what it is for, promises, refuses")
		}
	}
	return breaches
}

func TestEveryPackageOpensWithWhatItIsFor(t *testing.T) {
	tidy(t, silent)
	planted(t, silent, "app/store/book.go", "// Package store stores.\npackage store", 1)
	planted(t, silent, "app/store/book.go", "// Kept somewhere else: "+strings.Repeat("words ", 20)+"\npackage store", 1)
	planted(t, silent, "app/store/book.go", "// Package store is "+strings.Repeat("words ", 20)+"\npackage store", 0)
}
