package housekeeping

import (
	"fmt"
	"go/ast"
	"io/fs"
	"regexp"
	"testing"
)

// invariants are what every book promises, whatever happens to it. A test of number n is called
// TestInvariant<nn>AndASentence, and stands in the room where it is true.
var invariants = []string{
	"order-free", "repeat-free", "any split or union of parcels equal", "byte-for-byte convergence", "no lost write",
	"conflicts never vanish by themselves", "permuting wall times changes only which head is shown",
	"erased strings are nowhere", "no old file resurrects", "kill -9 at any instant: before or after, never between",
	"a bad file changes nothing", "old app and new app lose nothing", "forks are never dropped silently",
	"gaps named exactly", "acknowledgements never claim what is not held", "links: order-free, undo exact",
	"roles enforced", "no byte of an internal text in another laptop's return file",
	"projection kept incrementally is the one rebuilt", "set aside and undone",
}

var invariantName = regexp.MustCompile(`^TestInvariant(\d\d)[A-Z]`)

func unproven(t *testing.T, house fs.FS) []string {
	proven := map[string]bool{}
	for _, s := range sources(t, house) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && s.test() {
				if name := invariantName.FindStringSubmatch(f.Name.Name); name != nil {
					proven[name[1]] = true
				}
			}
		}
	}
	var breaches []string
	for i, sentence := range invariants {
		if number := fmt.Sprintf("%02d", i+1); !proven[number] {
			breaches = append(breaches, fmt.Sprintf("invariant %s, %s: no test is called TestInvariant%s…", number, sentence, number))
		}
	}
	return breaches
}

func TestEveryInvariantHasATestOfItsNumber(t *testing.T) {
	tidy(t, unproven)
	planted(t, unproven, "app/journal/fold_test.go", "package journal\nfunc TestInvariant05NoWriteIsLost() {}", len(invariants)-1)
	planted(t, unproven, "app/journal/fold.go", "package journal\nfunc TestInvariant05NoWriteIsLost() {}", len(invariants))
	planted(t, unproven, "app/journal/fold_test.go", "package journal\nfunc TestInvariant5() {}", len(invariants))
}
