package boot

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Outline tells what anyone can see of a parcel without a key.
func Outline(path string) (outside Outside, err error) {
	err = reading(path, func(file io.Reader) error {
		outside, err = parcel.Outline(file)
		return err
	})
	return outside, err
}

// Opened is one parcel, read whole and its signature verified against the key
// it brings or that the book knows.
type Opened struct {
	Header  Header
	Hash    string // hexadecimal SHA-256 of the content
	Bytes   int64  // size of the file
	Changes []Content
	Files   []string // names of the attachments it tells of
}

// Content is one change in a parcel.
type Content struct {
	Dot    string         `json:"dot"`
	Kind   string         `json:"kind"` // "" for a kind of a newer version
	Record book.ID        `json:"record"`
	At     int64          `json:"at"`
	Writes map[string]any `json:"writes"` // field, or field:option, to value
}

// Inspect reads a parcel with the keys of the open book. Nothing is taken in.
// It shows what is inside to whoever may open it, admitted sender or not.
func (a *App) Inspect(ctx context.Context, path string) (opened Opened, err error) {
	var keys parcel.Keys
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		keys, err = exchange.Keys(tx)
		return err
	})
	if err != nil {
		return Opened{}, err
	}
	sink := &listing{catalogue: book.Standard()}
	err = reading(path, func(file io.Reader) error {
		receipt, err := parcel.Open(file, keys.And(a.spare), bystander{}, parcel.Limits{}, sink)
		opened = Opened{Header: receipt.Header, Hash: receipt.Hash, Bytes: receipt.Bytes, Changes: sink.changes, Files: sink.files}
		return err
	})
	if err != nil {
		return Opened{}, err
	}
	return opened, nil
}

func reading(path string, read func(io.Reader) error) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound).Because(err)
	}
	if err != nil {
		return durable.Fault(err)
	}
	return errors.Join(read(file), file.Close())
}

// bystander believes the key a parcel brings: enough to show that it is whole,
// not who wrote it.
type bystander struct{}

func (bystander) Workspace() string { return "" }

func (bystander) Sender(h parcel.Header) (parcel.Sender, error) {
	if len(h.SignKey) == 0 {
		return parcel.Sender{}, fault.New(fault.UnknownSender)
	}
	return parcel.Sender{SignKey: h.SignKey, Relays: h.Role == parcel.RoleCoordinator, Also: h.Earlier()}, nil
}

type listing struct {
	parcel.Discard
	catalogue *book.Catalogue
	changes   []Content
	files     []string
}

func (l *listing) Change(c journal.Change) error {
	told := Content{Dot: c.Dot.String(), Record: c.Record, At: c.Wall, Writes: map[string]any{}}
	kind, ok := l.catalogue.Tagged(c.Kind)
	if !ok {
		kind = &book.Kind{}
	}
	told.Kind = kind.Name
	for _, w := range c.Writes {
		told.Writes[label(kind, w.Slot)] = plain(w.Value)
	}
	if name, ok := told.Writes["name"].(string); ok && told.Writes["content"] != nil {
		l.files = append(l.files, name)
	}
	l.changes = append(l.changes, told)
	return nil
}

func label(kind *book.Kind, slot book.Slot) string {
	name := strconv.Itoa(slot.Tag)
	if field, ok := kind.Tagged(slot.Tag); ok {
		name = field.Name
	}
	if slot.Key != "" {
		name += ":" + slot.Key
	}
	return name
}

func plain(value book.Value) any {
	switch value.Form() {
	case book.Empty:
		return nil
	case book.Number:
		return value.Number()
	case book.Truth:
		return value.Bool()
	default:
		return value.String()
	}
}
