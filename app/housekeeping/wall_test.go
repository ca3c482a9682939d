package housekeeping

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// A room says what may be imported in one folder, tests aside.
type room struct {
	ours    string // rooms under app/
	foreign string // modules, by the first part of the path
	pure    bool   // no disk, no network, no database, no clock
}

// rooms is the table of the house as code. A folder that is not here fails: a new room is a decision.
var rooms = map[string]room{
	".":                    {ours: "cli desktop"},
	"app/fault":            {},
	"app/book":             {ours: "fault", foreign: "golang.org/x/text", pure: true},
	"app/journal":          {ours: "fault book", foreign: "github.com/fxamacker/cbor", pure: true},
	"app/durable":          {ours: "fault"},
	"app/calendar":         {pure: true},
	"app/privacy":          {ours: "fault", foreign: "golang.org/x/text", pure: true},
	"app/store/vault":      {ours: "store/vault/abi", foreign: "modernc.org/sqlite modernc.org/libc golang.org/x/sys"},
	"app/store/vault/abi":  {foreign: "modernc.org/sqlite modernc.org/libc"},
	"app/store/vault/disk": {ours: "store/vault/abi", foreign: "modernc.org/sqlite modernc.org/libc"},
	"app/store/keyfile":    {ours: "fault durable", foreign: "golang.org/x/crypto golang.org/x/text"},
	"app/store":            {ours: "book journal fault durable store/vault", foreign: "modernc.org/sqlite modernc.org/libc golang.org/x/text golang.org/x/sys github.com/xrash/smetrics"},
	"app/parcel":           {ours: "book journal fault durable", foreign: "filippo.io/age github.com/fxamacker/cbor github.com/klauspost/compress golang.org/x/crypto"},
	"app/report":           {ours: "book fault report/docx", foreign: "github.com/xuri/excelize golang.org/x/text", pure: true},
	"app/report/docx":      {pure: true},
	"app/login":            {ours: "fault", foreign: "github.com/zalando/go-keyring github.com/godbus/dbus golang.org/x/sys"},
	"app/installation":     {ours: "journal store fault durable"},
	"app/exchange":         {ours: "book journal store parcel fault durable installation"},
	"app/fieldwork":        {ours: "calendar book journal store parcel privacy fault durable exchange installation"},
	"app/coordination":     {ours: "book journal store parcel privacy fault durable report exchange installation"},
	"app/boot": {ours: "store/keyfile fault book journal store parcel privacy report fieldwork coordination durable exchange installation",
		foreign: "github.com/google/uuid"},
	"app/desktop": {ours: "boot book fault sample durable login", foreign: "github.com/wailsapp/wails"},
	"app/cli": {ours: "boot book fault sample",
		foreign: "github.com/spf13/cobra github.com/spf13/pflag golang.org/x/term golang.org/x/sys"},
	"app/sample":       {ours: "book fault boot fieldwork coordination"},
	"app/apptest":      {ours: "store/keyfile store/vault fault book journal store parcel privacy report fieldwork coordination durable boot", foreign: "github.com/google/uuid"},
	"app/housekeeping": {},
	"build":            {},
}

// Some things of the standard library belong in few rooms, or none.
var shut = []struct{ prefix, why, rooms string }{
	{"net", "the program never opens a socket", ""},
	{"crypto", "all cryptography is in parcel and in store's key file", "app/parcel app/store app/store/vault app/store/keyfile app/boot app/apptest build"},
	{"database/sql", "SQL is spoken in store alone", "app/store"},
}

// A pure room works on values: what it imports cannot reach the machine.
var impure = []string{"os", "os/exec", "io/ioutil", "path/filepath", "syscall", "unsafe", "log", "runtime"}

// harmless looks like a shut door and is none: parsing an address, hashing.
var harmless = []string{"net/url", "net/mail", "crypto/sha256", "crypto/hmac"}

func walls(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, s := range sources(t, house) {
		here, listed := rooms[s.room]
		if !listed {
			breaches = append(breaches, s.path+": no room of this name stands in the table of app/housekeeping")
			continue
		}
		if s.test() {
			continue
		}
		s.imports(func(name, at string) {
			if why := here.refuses(s.room, name); why != "" {
				breaches = append(breaches, at+": "+s.room+" may not import "+name+": "+why)
			}
		})
	}
	return breaches
}

// refuses says why a room may not import a path; nothing when it may.
func (r room) refuses(name, imported string) string {
	if own, ours := strings.CutPrefix(imported, "feltbog/app/"); ours {
		if !slices.Contains(strings.Fields(r.ours), own) {
			return "data goes one way through the rooms"
		}
		return ""
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		return unlisted(imported, r.foreign)
	}
	if r.pure && slices.Contains(impure, imported) {
		return "this room works on values and never reaches the machine"
	}
	for _, door := range shut {
		inside := imported == door.prefix || strings.HasPrefix(imported, door.prefix+"/")
		if inside && !slices.Contains(harmless, imported) && !slices.Contains(strings.Fields(door.rooms), name) {
			return door.why
		}
	}
	return ""
}

func unlisted(imported, modules string) string {
	for _, module := range strings.Fields(modules) {
		if imported == module || strings.HasPrefix(imported, module+"/") {
			return ""
		}
	}
	return "this room has no use for that module"
}

func TestEveryRoomImportsOnlyWhatTheTableAllows(t *testing.T) { tidy(t, walls) }

func TestABreachInAWallIsSeen(t *testing.T) {
	for imported, breaches := range map[string]int{
		`"feltbog/app/fault"`:                 0,
		`"strings"`:                           0,
		`"golang.org/x/text/unicode/norm"`:    0,
		`"feltbog/app/store"`:                 1,
		`"modernc.org/sqlite"`:                1,
		`"os"`:                                1,
		`"net/http"`:                          1,
		`"crypto/aes"`:                        1,
		`"database/sql"`:                      1,
		`"golang.org/x/textual/impersonator"`: 1,
	} {
		planted(t, walls, "app/book/kind.go", "package book\nimport _ "+imported, breaches)
	}
	planted(t, walls, "app/helpers/helpers.go", "package helpers", 1)
	planted(t, walls, "app/store/book_test.go", "package store\nimport _ \"feltbog/app/apptest\"", 0)
	planted(t, walls, "app/store/book.go", "package store\nimport _ \"feltbog/app/apptest\"", 1)
}

func tops(t *testing.T, house fs.FS) []string {
	entries, err := fs.ReadDir(house, ".")
	if err != nil {
		t.Fatal(err)
	}
	fixed := strings.Fields("app frontend build main.go wails.json go.mod go.sum README.md LICENSE CHANGELOG.md")
	var breaches []string
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(fixed, entry.Name()) {
			breaches = append(breaches, entry.Name()+": the top of the house is fixed; this belongs in a room")
		}
	}
	return breaches
}

func TestTheTopOfTheHouseIsFixed(t *testing.T) {
	tidy(t, tops)
	planted(t, tops, "utils/strings.go", "", 1)
	planted(t, tops, ".ci/run", "", 0)
	for _, name := range []string{"README.md", "LICENSE", "CHANGELOG.md"} {
		if text, err := fs.ReadFile(home, name); err != nil || len(text) < 200 {
			t.Errorf("%s is missing or nearly empty", name)
		}
	}
}

func TestMainOnlyOpensTheDoor(t *testing.T) {
	text, err := fs.ReadFile(home, "main.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(text), "\n"); lines > 60 {
		t.Errorf("main.go has %d lines, more than 60: what it decides belongs in app/cli or app/desktop", lines)
	}
}
