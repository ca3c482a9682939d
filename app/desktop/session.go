package desktop

import (
	"context"
	"os"
	"slices"
	"strconv"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Session is which book is open, and the choices that outlive it.
type Session struct{ door *door }

// Status is the session as it stands. Trouble is why the book of last time
// could not be opened.
type Status struct {
	Open     bool   `json:"open"`
	Name     string `json:"name"` // file name without folder and ending
	Role     string `json:"role"` // "field", "coordinator"; "" when none is open
	Owner    string `json:"owner"`
	Letter   string `json:"letter"`
	Team     string `json:"team"`
	Practice bool   `json:"practice"`
	Version  string `json:"version"`
	Language string `json:"language"` // "da" or "en"
	Theme    string `json:"theme"`    // "system", "light" or "dark"
	Handed   string `json:"handed"`   // id of the survey the laptop is handed over for; "" when it is in its owner's hands
	Idle     int    `json:"idle"`     // minutes without a key or a click after which the window locks the book
	Toured   bool   `json:"toured"`   // the tour was taken on this machine, or turned down
	Locked   string `json:"locked"`   // path of the book that waits for its passphrase; "" for none
	Trusted  bool   `json:"trusted"`  // the book opens with the log-in on this machine, without its passphrase
	Trouble  Fault  `json:"trouble"`
}

// Made is a new book, and the code that opens it when its passphrase is forgotten.
// The code is kept nowhere: it is shown now, to be written on paper.
type Made struct {
	Session Status `json:"session"`
	Code    string `json:"code"`
}

// Recent is a book that was open before.
type Recent struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// Status tells how the session stands.
func (s *Session) Status() (Status, error) {
	return call(s.door, "Session.Status", func(context.Context) (Status, error) { return s.door.status(), nil })
}

// Create makes a book at path for role "field" or "coordinator" and opens it.
func (s *Session) Create(role, name, path, passphrase string) (Made, error) {
	return s.make("Session.Create", path, passphrase, func() (boot.Beginning, error) {
		if role != string(boot.Field) && role != string(boot.Coordinator) {
			return boot.Beginning{}, fault.At("role", fault.New(fault.Invalid))
		}
		return boot.Beginning{Role: boot.Role(role), Name: name}, nil
	})
}

// Enrol makes a laptop's book at path from the coordinator's enrolment file and
// opens it.
func (s *Session) Enrol(enrolment, path, passphrase string) (Made, error) {
	return s.make("Session.Enrol", path, passphrase, func() (boot.Beginning, error) {
		return boot.Beginning{Role: boot.Field, Enrolment: enrolment}, nil
	})
}

// OpenBook opens the book at path. One that cannot be opened leaves the one
// that is open as it is; that one can be asked for again. Without a passphrase
// only a book to practise in opens; any other is locked.
func (s *Session) OpenBook(path, passphrase string) (Status, error) {
	return s.swap("Session.OpenBook", func(ctx context.Context) (*boot.App, error) {
		return s.door.open(ctx, path, passphrase)
	})
}

// Lock closes the book so that it opens again only with its passphrase.
func (s *Session) Lock() (Status, error) {
	return call(s.door, "Session.Lock", func(context.Context) (Status, error) {
		err := s.door.close()
		return s.door.status(), err
	})
}

// ChangePassphrase gives the open book another passphrase.
func (s *Session) ChangePassphrase(current, next string) error {
	_, err := read(s.door, "Session.ChangePassphrase", func(_ context.Context, app *boot.App) (struct{}, error) {
		return struct{}{}, s.door.knowing(current).ChangePassphrase(app.Path(), next)
	})
	return err
}

// RenewCode gives the open book, whose passphrase this is, another recovery code,
// to be written on paper: it is kept nowhere, and the one before opens nothing here
// any more.
func (s *Session) RenewCode(passphrase string) (string, error) {
	return read(s.door, "Session.RenewCode", func(_ context.Context, app *boot.App) (string, error) {
		return s.door.knowing(passphrase).RenewCode(app.Path())
	})
}

// Entrust keeps the key of the open book, whose passphrase this is, under the log-in
// on this machine: it then opens without.
func (s *Session) Entrust(passphrase string) (Status, error) {
	return s.trust("Session.Entrust", func(app *boot.App) error { return s.door.knowing(passphrase).Entrust(app.Path()) },
		func(known *settings, path string) { known.trust(path) })
}

// Distrust takes the key of the open book back.
func (s *Session) Distrust() (Status, error) {
	return s.trust("Session.Distrust", func(app *boot.App) error { return s.door.config.Distrust(app.Path()) },
		func(known *settings, path string) { known.distrust(path) })
}

func (s *Session) trust(method string, work func(*boot.App) error, note func(*settings, string)) (Status, error) {
	_, err := read(s.door, method, func(_ context.Context, app *boot.App) (struct{}, error) {
		if err := work(app); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.door.remember(func(known *settings) { note(known, app.Path()) })
	})
	if err != nil {
		return Status{}, err
	}
	return s.door.status(), nil
}

// Recover gives the book at path another passphrase, by the code that was written
// on paper when it was made, and opens it.
func (s *Session) Recover(path, code, next string) (Status, error) {
	return s.swap("Session.Recover", func(ctx context.Context) (*boot.App, error) {
		if err := s.door.patiently(func() error { return s.door.config.Recover(path, code, next) }); err != nil {
			return nil, err
		}
		return s.door.open(ctx, path, next)
	})
}

// Sample opens a book of the sample year to practise in: as "coordinator", or
// as the laptop of a letter. The year is recorded the first time.
func (s *Session) Sample(as string) (Status, error) {
	return s.swap("Session.Sample", func(ctx context.Context) (*boot.App, error) {
		return s.door.practise(ctx, as)
	})
}

// Close closes the book. It is not opened by itself at the next start.
func (s *Session) Close() (Status, error) {
	return call(s.door, "Session.Close", func(context.Context) (Status, error) {
		if err := s.door.replace(nil); err != nil {
			return Status{}, err
		}
		err := s.door.remember(func(known *settings) { known.Last = "" })
		return s.door.status(), err
	})
}

// PickOpen asks for files to read: kind is "book", "enrolment", "parcels" or
// "folder". None means the user changed their mind.
func (s *Session) PickOpen(kind string) ([]string, error) {
	return call(s.door, "Session.PickOpen", func(context.Context) ([]string, error) { return s.door.pickOpen(kind) })
}

// PickSave asks where to write: kind is "book", "docx", "xlsx", "html" or
// "csv". "" means the user changed their mind.
func (s *Session) PickSave(kind, suggested string) (string, error) {
	return call(s.door, "Session.PickSave", func(context.Context) (string, error) { return s.door.pickSave(kind, suggested) })
}

// SetLanguage chooses "da" or "en".
func (s *Session) SetLanguage(language string) (Status, error) {
	return s.choose("Session.SetLanguage", "language", language, []string{"da", "en"},
		func(known *settings) { known.Language = language })
}

// SetTheme chooses "system", "light" or "dark".
func (s *Session) SetTheme(theme string) (Status, error) {
	return s.choose("Session.SetTheme", "theme", theme, []string{"system", "light", "dark"},
		func(known *settings) { known.Theme = theme })
}

// SetIdle chooses after how many minutes without a key or a click the book is
// locked: 5, 15, 30 or 60.
func (s *Session) SetIdle(minutes int) (Status, error) {
	return s.choose("Session.SetIdle", "idle", strconv.Itoa(minutes), []string{"5", "15", "30", "60"},
		func(known *settings) { known.Idle = minutes })
}

// SetToured remembers that the tour was taken, or turned down.
func (s *Session) SetToured() (Status, error) {
	return call(s.door, "Session.SetToured", func(context.Context) (Status, error) {
		err := s.door.remember(func(known *settings) { known.Toured = true })
		return s.door.status(), err
	})
}

// Recent are the books that were open before and are still there, latest first.
func (s *Session) Recent() ([]Recent, error) {
	return call(s.door, "Session.Recent", func(context.Context) ([]Recent, error) {
		list := []Recent{}
		for _, path := range s.door.settings().Books {
			if _, err := os.Stat(path); err == nil {
				list = append(list, Recent{Name: bookName(path), Path: path})
			}
		}
		return list, nil
	})
}

// Leave ends the program. The window asks for it when the bell "closing" has
// rung and what was typed is kept.
func (s *Session) Leave() error {
	_, err := call(s.door, "Session.Leave", func(context.Context) (struct{}, error) {
		s.door.window.quit()
		return struct{}{}, nil
	})
	return err
}

// make makes a book and puts it in the place of the one that is open.
func (s *Session) make(method, path, passphrase string, begin func() (boot.Beginning, error)) (Made, error) {
	var code string
	status, err := s.swap(method, func(ctx context.Context) (*boot.App, error) {
		beginning, err := begin()
		if err != nil {
			return nil, err
		}
		app, err := s.door.knowing(passphrase).Init(ctx, path, beginning)
		if err == nil {
			code = app.Code
		}
		return app, err
	})
	return Made{Session: status, Code: code}, err
}

// swap puts the book that open makes in the place of the one that is open.
func (s *Session) swap(method string, open func(context.Context) (*boot.App, error)) (Status, error) {
	return call(s.door, method, func(ctx context.Context) (Status, error) {
		if err := s.door.replace(func() (*boot.App, error) { return open(ctx) }); err != nil {
			return Status{}, err
		}
		return s.door.status(), nil
	})
}

func (s *Session) choose(method, field, chosen string, choices []string, change func(*settings)) (Status, error) {
	return call(s.door, method, func(context.Context) (Status, error) {
		if !slices.Contains(choices, chosen) {
			return Status{}, fault.At(field, fault.New(fault.Invalid))
		}
		err := s.door.remember(change)
		return s.door.status(), err
	})
}
