package housekeeping

import (
	"go/ast"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// given are the rooms that make time, chance and identity; every other room is given them.
var given = strings.Fields("app/boot app/apptest app/parcel app/store/vault app/store/keyfile build")

// chances are the sources of chance, by import.
var chances = []string{"math/rand", "math/rand/v2", "crypto/rand", "github.com/google/uuid"}

// clocks are the names of package time that read the machine's clock.
var clocks = []string{"Now", "Since", "Until"}

func chance(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, s := range sources(t, house) {
		if s.test() || slices.Contains(given, s.room) {
			continue
		}
		s.imports(func(name, at string) {
			if slices.Contains(chances, name) {
				breaches = append(breaches, at+": "+name+": ids and chance are injected; make them in app/boot")
			}
		})
		ast.Inspect(s.file, func(n ast.Node) bool {
			if name := clock(n); name != "" {
				breaches = append(breaches, s.at(n)+": time."+name+": the clock is injected; read it in app/boot")
			}
			return true
		})
	}
	return breaches
}

// clock is the clock-reading name of package time that a node uses, or nothing.
func clock(n ast.Node) string {
	selector, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if from, ok := selector.X.(*ast.Ident); !ok || from.Name != "time" || !slices.Contains(clocks, selector.Sel.Name) {
		return ""
	}
	return selector.Sel.Name
}

func TestTimeAndChanceAreInjected(t *testing.T) {
	tidy(t, chance)
	now := "package store\nimport \"time\"\nvar open = time.Now"
	planted(t, chance, "app/store/book.go", now, 1)
	planted(t, chance, "app/boot/clock.go", now, 0)
	planted(t, chance, "app/store/book_test.go", now, 0)
	planted(t, chance, "app/store/id.go", "package store\nimport _ \"math/rand/v2\"", 1)
	planted(t, chance, "app/store/id.go", "package store\nimport \"time\"\nvar day = time.UTC", 0)
}

// spoken are the places where Go source speaks Danish: labels, templates, the sample year, word lists, what tests
// build, the words of the command line.
var spoken = regexp.MustCompile(`^app/(book|report|report/docx|sample|privacy|apptest)/|^app/cli/words[^/]*\.go$`)

// said are the places where the screens speak Danish. Tests may quote it anywhere.
var said = regexp.MustCompile(`^frontend/src/messages/|\.test\.(ts|mjs)$|^build/e2e/`)

func danish(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, name := range files(t, house, ".go", ".ts", ".svelte", ".mjs", ".js") {
		if strings.HasSuffix(name, "_test.go") || spoken.MatchString(name) || said.MatchString(name) {
			continue
		}
		for _, line := range lines(t, house, name) {
			if strings.ContainsAny(line.text, "æøåÆØÅ") {
				breaches = append(breaches, line.at+": Danish text belongs in the messages, labels and word lists")
			}
		}
	}
	return breaches
}

func TestDanishStandsOnlyInItsPlaces(t *testing.T) {
	tidy(t, danish)
	planted(t, danish, "app/store/book.go", "package store\n// får", 1)
	planted(t, danish, "app/book/kind.go", "package book\n// får", 0)
	planted(t, danish, "app/cli/words.go", "package cli\n// får", 0)
	planted(t, danish, "app/cli/take.go", "package cli\n// får", 1)
	planted(t, danish, "frontend/src/screens/visits/Visits.svelte", "<p>Forældredialog</p>", 1)
	planted(t, danish, "frontend/src/messages/da.ts", "'Forældredialog'", 0)
}

// undone are the marks of work left for later; they belong in an issue. Written apart, so that they are not found here.
var undone = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`)

func leftovers(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, name := range files(t, house, ".go", ".ts", ".svelte", ".mjs", ".css", ".sql", ".html", ".md", ".json") {
		if strings.HasSuffix(name, "package-lock.json") {
			continue
		}
		for _, line := range lines(t, house, name) {
			if mark := undone.FindString(line.text); mark != "" {
				breaches = append(breaches, line.at+": "+mark+": do it now or file an issue")
			}
		}
	}
	return breaches
}

func TestNothingIsLeftForLater(t *testing.T) {
	tidy(t, leftovers)
	planted(t, leftovers, "app/store/book.go", "package store\n// TO"+"DO: close", 1)
	planted(t, leftovers, "app/store/sql/journal.sql", "-- FIX"+"ME", 1)
	planted(t, leftovers, "app/store/book.go", "package store\n// todo list of a visit", 0)
}
