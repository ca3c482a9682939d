package boot

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// CopiesSuffix is what the folder of a book's own backups is called after the book.
const CopiesSuffix = "-backups"

// How many backups are kept whatever their age, and for how many months one.
const (
	latestCopies  = 10
	monthlyCopies = 12
)

// Copy is a backup Feltbog made by itself and has proven by opening it.
type Copy struct {
	Path    string `json:"path"`
	Made    int64  `json:"made"` // Unix milliseconds
	Bytes   int64  `json:"bytes"`
	Records int    `json:"records"`
	Changes int    `json:"changes"`
}

// copies is the folder of backups beside one book. The zero copies, of a book to
// practise in, keeps none.
type copies struct {
	folder string
	now    func() time.Time
	log    *slog.Logger
}

func (c Config) copies(book *store.Book) copies {
	if book.Identity().Practice {
		return copies{}
	}
	return c.copiesOf(book.Path())
}

func (c Config) copiesOf(path string) copies {
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return copies{folder: path + CopiesSuffix, now: c.Now, log: log}
}

// Copies are the backups Feltbog has made of the book at path, latest first. The
// book need not open, nor be there.
func (c Config) Copies(path string) ([]Copy, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real
	}
	return c.copiesOf(whole).list()
}

// Copies are the backups Feltbog has made of the open book, latest first.
func (a *App) Copies() ([]Copy, error) { return a.copies.list() }

// KeepCopy makes a backup in the folder beside the book, proves it and lets go of
// those that are too many. Where nothing has happened since the latest, that is
// the answer. A book to practise in gives the zero Copy.
func (a *App) KeepCopy(ctx context.Context) (Copy, error) {
	if a.copies.folder == "" {
		return Copy{}, nil
	}
	made, err := a.keepOne(ctx)
	a.tried(err)
	return made, err
}

// tried remembers how the latest backup went, for Warnings.
func (a *App) tried(err error) {
	if a.unkept.Store(nil); err != nil {
		a.unkept.Store(&err)
	}
}

func (a *App) keepOne(ctx context.Context) (Copy, error) {
	held, err := a.extent(ctx)
	if err != nil {
		return Copy{}, err
	}
	known, err := a.copies.list()
	if err != nil {
		return Copy{}, err
	}
	if len(known) > 0 && known[0].Changes == held.Changes {
		return known[0], nil
	}
	return a.keep(ctx, known)
}

func (a *App) keep(ctx context.Context, known []Copy) (Copy, error) {
	made, err := a.copied(ctx)
	if err != nil {
		a.copies.log.Warn("no backup was made", "code", string(fault.Of(err).Code))
		return Copy{}, err
	}
	return made, drop(a.copies.tooMany(append([]Copy{made}, known...)))
}

// copied makes a backup that counts: what is not proven is not told of.
func (a *App) copied(ctx context.Context) (made Copy, err error) {
	if err := os.MkdirAll(a.copies.folder, 0o700); err != nil {
		return Copy{}, durable.Fault(err)
	}
	made = Copy{Made: a.copies.now().UnixMilli()}
	for made.Path = a.copies.place(made.Made); taken(made.Path); made.Path = a.copies.place(made.Made) {
		made.Made++
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, drop([]Copy{made}))
		}
	}()
	if err := a.Backup(ctx, made.Path); err != nil {
		return made, err
	}
	held, err := a.book.Prove(ctx, made.Path)
	if err != nil {
		return made, err
	}
	info, err := os.Stat(made.Path)
	if err != nil {
		return made, durable.Fault(err)
	}
	made.Bytes, made.Records, made.Changes = info.Size(), held.Records, held.Changes
	return made, durable.Fault(durable.Write(made.Path+aboutSuffix, 0o600, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(made)
	}))
}

func (a *App) extent(ctx context.Context) (held store.Extent, err error) {
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		held, err = tx.Extent()
		return err
	})
	return held, err
}

// aboutSuffix is what the file is called that says a backup is proven.
const aboutSuffix = "-about"

func (c copies) place(made int64) string {
	return filepath.Join(c.folder, time.UnixMilli(made).UTC().Format("2006-01-02T150405.000")+".feltbog")
}

func (c copies) list() ([]Copy, error) {
	known := []Copy{}
	entries, err := os.ReadDir(c.folder)
	if errors.Is(err, os.ErrNotExist) || c.folder == "" {
		return known, nil
	}
	if err != nil {
		return nil, durable.Fault(err)
	}
	for _, entry := range entries {
		name, about := strings.CutSuffix(entry.Name(), aboutSuffix)
		if !about {
			continue
		}
		one := Copy{Path: filepath.Join(c.folder, name)}
		raw, err := os.ReadFile(one.Path + aboutSuffix)
		if err != nil || json.Unmarshal(raw, &one) != nil || !taken(filepath.Join(c.folder, name)) {
			continue // half gone: not one to offer
		}
		one.Path = filepath.Join(c.folder, name) // the folder may have been moved
		known = append(known, one)
	}
	slices.SortFunc(known, func(x, y Copy) int { return int(y.Made - x.Made) })
	return known, nil
}

// tooMany are those of the backups, latest first, that are neither among the
// latest nor the last of one of the latest months.
func (c copies) tooMany(known []Copy) (old []Copy) {
	months := map[string]bool{}
	for _, one := range known[min(latestCopies, len(known)):] {
		month := time.UnixMilli(one.Made).UTC().Format("2006-01")
		if months[month] || len(months) == monthlyCopies {
			old = append(old, one)
			continue
		}
		months[month] = true
	}
	return old
}

// drop removes backups. What says that one is proven goes first.
func drop(old []Copy) error {
	var faults []error
	for _, one := range old {
		faults = append(faults, gone(one.Path+aboutSuffix, one.Path, one.Path+keyfile.Suffix))
	}
	return errors.Join(faults...)
}

func taken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// guard makes a backup before something that cannot be undone. A disk without room
// for it has none for what was to be done either: DiskFull. Any other trouble with
// backups keeps nobody from working.
func (a *App) guard(ctx context.Context) error {
	if _, err := a.KeepCopy(ctx); fault.Is(err, fault.DiskFull) {
		return err
	}
	return nil
}

// renew lets go of every backup there was and makes a fresh one: what was erased
// stands in the others. The others go first, so that a full disk keeps no word.
func (a *App) renew(ctx context.Context) error {
	if a.copies.folder == "" {
		return nil
	}
	if err := os.RemoveAll(a.copies.folder); err != nil {
		return durable.Fault(err)
	}
	_, err := a.keep(ctx, nil)
	a.tried(err)
	return nil
}
