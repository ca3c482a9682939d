package book

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var pin = flag.Bool("pin", false, "add the tags that are new to testdata/tags.txt")

const tagFile = "testdata/tags.txt"

// Tags are what parcels and journals hold. A tag given another meaning would
// read every old book wrongly, without a word; so every tag ever used is pinned
// in testdata/tags.txt, one line each: kind tag, field tag, name, type. Lines
// are only ever added.
func TestNoTagIsReusedRetypedOrRenamed(t *testing.T) {
	pinned := pinnedTags(t)
	var fresh []string
	for _, kind := range Standard().Kinds {
		for tag, now := range tags(kind) {
			was, ok := pinned[tag]
			if !ok {
				fresh = append(fresh, tag+" "+now)
			} else if was != now {
				t.Errorf("tag %s was %q and is now %q: old books hold values under this tag, so give the new field a new tag and leave the old one unused", tag, was, now)
			}
		}
	}
	if len(fresh) == 0 {
		return
	}
	if *pin {
		pinTags(t, fresh)
		return
	}
	t.Errorf("new tags, not pinned yet; run `go test ./app/book -run Tag -pin` and commit %s:\n%s", tagFile, strings.Join(fresh, "\n"))
}

// tags are the lines of a kind: "kind.field" tags to what they mean.
func tags(kind *Kind) map[string]string {
	lines := map[string]string{fmt.Sprintf("%d.0", kind.Tag): kind.Name + " kind"}
	for _, field := range kind.Fields {
		lines[fmt.Sprintf("%d.%d", kind.Tag, field.Tag)] = fmt.Sprintf("%s.%s %s", kind.Name, field.Name, field.Type)
	}
	return lines
}

func pinnedTags(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(tagFile)
	if err != nil && !*pin {
		t.Fatal(err)
	}
	pinned := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		tag, meaning, _ := strings.Cut(strings.TrimSpace(line), " ")
		if was, twice := pinned[tag]; twice {
			t.Errorf("%s: tag %s stands twice, as %q and as %q", tagFile, tag, was, meaning)
		}
		pinned[tag] = meaning
	}
	return pinned
}

func pinTags(t *testing.T, fresh []string) {
	t.Helper()
	raw, err := os.ReadFile(tagFile)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	slices.SortFunc(fresh, func(a, b string) int {
		var ka, fa, kb, fb int
		fmt.Sscanf(a, "%d.%d", &ka, &fa)
		fmt.Sscanf(b, "%d.%d", &kb, &fb)
		return (ka-kb)*10_000 + fa - fb
	})
	if err := os.WriteFile(tagFile, append(raw, strings.Join(fresh, "\n")+"\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
}
