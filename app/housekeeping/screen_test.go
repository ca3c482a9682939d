package housekeeping

import (
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	backDoor = regexp.MustCompile(`['"][^'"]*wailsjs/|window\s*(\.|\[\s*['"])(go|runtime)\b`)
	outside  = regexp.MustCompile(`(?i)(https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s'"]*`)
)

// shown are the files that end up in the window.
func shown(t *testing.T, house fs.FS) []string {
	return slices.DeleteFunc(files(t, house, ".ts", ".svelte", ".js", ".css", ".html"), func(name string) bool {
		return !strings.HasPrefix(name, "frontend/src/") && name != "frontend/index.html"
	})
}

// detours finds screens that reach Go past frontend/src/api, the one place that knows what crosses and how it fails.
func detours(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, name := range shown(t, house) {
		if strings.HasPrefix(name, "frontend/src/api/") {
			continue
		}
		for _, line := range lines(t, house, name) {
			if backDoor.MatchString(line.text) {
				breaches = append(breaches, line.at+": only frontend/src/api talks to Go")
			}
		}
	}
	return breaches
}

func TestTheScreensReachGoThroughOneDoor(t *testing.T) {
	tidy(t, detours)
	planted(t, detours, "frontend/src/screens/a/a.ts", "import { Save } from '../../../wailsjs/go/desktop/Records'", 1)
	planted(t, detours, "frontend/src/App.svelte", "<script>window.go.desktop.Records.Save()</script>", 1)
	planted(t, detours, "frontend/src/api/records.ts", "import { Save } from '../../wailsjs/go/desktop/Records'", 0)
}

// strangers finds addresses outside the house: a municipality's window asks nobody on the internet for anything.
func strangers(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, name := range shown(t, house) {
		for _, line := range lines(t, house, name) {
			if address := outside.FindString(line.text); address != "" && !strings.Contains(address, "www.w3.org/") {
				breaches = append(breaches, line.at+": "+address+": nothing is fetched from outside")
			}
		}
	}
	return breaches
}

func TestTheScreensFetchNothingFromOutside(t *testing.T) {
	tidy(t, strangers)
	planted(t, strangers, "frontend/index.html", `<link href="https://fonts.example.com/inter.css">`, 1)
	planted(t, strangers, "frontend/src/styles/base.css", `@import url(//cdn.example.net/a.css);`, 1)
	planted(t, strangers, "frontend/src/App.svelte", `<svg xmlns="http://www.w3.org/2000/svg">`, 0)
	planted(t, strangers, "frontend/src/routes.ts", "// a comment // of two parts", 0)
}

func TestTheBindingsMatchTheGoMethods(t *testing.T) {
	diff := exec.Command("go", "run", "./build", "generate", "--diff")
	diff.Dir, diff.Env = "../..", os.Environ()
	if said, err := diff.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
