// Package housekeeping keeps the house in order by tests alone: the walls between the rooms, words that may stand in
// few places, rows that are read to their end, bindings that match the Go methods.
//
// It promises that a breach names its file and line and what to do instead, and that every check has been seen to
// fail: each is also run on a small house with that breach planted in it. It refuses exceptions in the code it
// checks: what is allowed stands in the tables here, with the reason.
package housekeeping

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// home is the project as it lies on disk.
var home = os.DirFS("../..")

// A source is one parsed Go file of ours.
type source struct {
	path string // from the top of the house, with slashes
	room string // its folder: "app/book", "." for main.go
	set  *token.FileSet
	file *ast.File
	text string
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

// at is where a node stands, as an editor understands it.
func (s source) at(node ast.Node) string {
	return s.path + ":" + position(s.set.Position(node.Pos()))
}

func position(p token.Position) string { return strings.TrimPrefix(p.String(), p.Filename+":") }

// imports calls visit with every imported path and where it stands.
func (s source) imports(visit func(name, at string)) {
	for _, spec := range s.file.Imports {
		visit(strings.Trim(spec.Path.Value, `"`), s.at(spec))
	}
}

// sources parses every Go file of the house, whatever its build tags say.
func sources(t *testing.T, house fs.FS) []source {
	t.Helper()
	var found []source
	for _, name := range files(t, house, ".go") {
		text, err := fs.ReadFile(house, name)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, source{name, path.Dir(name), set, file, string(text)})
	}
	return found
}

// unswept are folders that nobody writes in.
var unswept = []string{".git", "node_modules", "dist", "build/out", "build/bin", "frontend/wailsjs"}

// files are the paths with one of these endings, generated and foreign folders left out.
func files(t *testing.T, house fs.FS, endings ...string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(house, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (slices.Contains(unswept, name) || slices.Contains(unswept, path.Base(name))) {
			return fs.SkipDir
		}
		if !entry.IsDir() && slices.Contains(endings, path.Ext(name)) {
			found = append(found, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// tidy runs a check on the real house, which must have no breach.
func tidy(t *testing.T, check func(*testing.T, fs.FS) []string) {
	t.Helper()
	for _, breach := range check(t, home) {
		t.Error(breach)
	}
}

// planted runs a check on a house of one file. It must see a breach in it, or none where it is meant to be clean.
func planted(t *testing.T, check func(*testing.T, fs.FS) []string, name, text string, breaches int) {
	t.Helper()
	house := fstest.MapFS{name: {Data: []byte(text)}}
	if seen := check(t, house); len(seen) != breaches {
		t.Errorf("%s with %q: %d breaches seen, want %d: %v", name, text, len(seen), breaches, seen)
	}
}
