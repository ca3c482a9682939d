package desktop

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"

	"feltbog/app/durable"
)

// How many books are remembered.
const shelf = 8

// settings are remembered on this machine, outside every book: they must be
// known before one is open.
type settings struct {
	Language string   `json:"language"` // "da" or "en"
	Theme    string   `json:"theme"`    // "system", "light" or "dark"
	Last     string   `json:"last"`     // path of the book to open at start; "" when it was closed by hand
	Books    []string `json:"books"`    // paths, latest first
	Idle     int      `json:"idle"`     // minutes after which an untouched book is locked
	Toured   bool     `json:"toured"`   // the tour was taken, or turned down
	Trusted  []string `json:"trusted"`  // paths of books whose key is kept under this user's log-in
	Handed   bool     `json:"handed"`   // the laptop is in other hands: no book opens without its passphrase
}

// settings reads what is remembered. Nothing there, or nothing readable, is
// what a first run finds: preferences are not worth refusing to start over.
func (d *door) settings() settings {
	known := settings{Language: "da", Theme: "system", Idle: 15}
	if raw, err := os.ReadFile(d.settingsFile()); err == nil {
		_ = json.Unmarshal(raw, &known)
	}
	if known.Language != "en" {
		known.Language = "da"
	}
	if known.Theme != "light" && known.Theme != "dark" {
		known.Theme = "system"
	}
	if known.Idle < 5 || known.Idle > 60 {
		known.Idle = 15
	}
	return known
}

// remember changes the settings. A disk that refuses is told, because the user
// would otherwise find an old choice back tomorrow.
func (d *door) remember(change func(*settings)) error {
	if d.folder == "" {
		return nil
	}
	d.memory.Lock()
	defer d.memory.Unlock()
	known := d.settings()
	change(&known)
	if err := os.MkdirAll(d.folder, 0o700); err != nil {
		return durable.Fault(err)
	}
	return durable.Fault(durable.Write(d.settingsFile(), 0o600, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(known)
	}))
}

func (d *door) settingsFile() string { return filepath.Join(d.folder, "settings.json") }

func (s *settings) opened(path string) {
	s.Last = path
	s.Books = slices.DeleteFunc(s.Books, func(one string) bool { return one == path })
	s.Books = slices.Insert(s.Books, 0, path)
	s.Books = s.Books[:min(len(s.Books), shelf)]
}

func (s *settings) trust(path string) {
	s.distrust(path)
	s.Trusted = append(s.Trusted, path)
}

func (s *settings) distrust(path string) {
	s.Trusted = slices.DeleteFunc(s.Trusted, func(one string) bool { return one == path })
}
