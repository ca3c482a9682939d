package fieldwork

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/parcel"
	"feltbog/app/privacy"
	"feltbog/app/store"
)

// How much may be attached, in bytes: as one file, to one record, in one book. A
// photograph takes five million, a long report two.
const (
	mostFile   = 20 << 20
	mostRecord = 100 << 20
	mostBook   = 2 << 30
)

// File is something to attach to a record.
type File struct {
	Source   string // the record it belongs to, by id or number
	Name     string // as it is to be called, with its ending; folders before it are left out
	Content  io.Reader
	Harmless []string // findings in the name, as in an Entry
}

// Attached is a file that was attached. Bare tells that it is a picture from
// which the camera's words on place, time and owner were taken; Picture without
// Bare is one in which they may still stand.
type Attached struct {
	Saved
	Picture bool
	Bare    bool
}

// Attach reads a file once, a chunk at a time, and makes it an attachment of a
// record: internal when that is. Refused are attachment-too-large, no-room,
// personal-number for a name that looks like it holds one, and damaged for a
// file that is empty or a picture that is broken. An error of the reader comes
// back as it was, wrapped.
func (d *Desk) Attach(ctx context.Context, f File) (attached Attached, err error) {
	name := f.Name[strings.LastIndexAny(f.Name, `/\`)+1:]
	err = d.book.Write(ctx, func(tx *store.Tx) error {
		source, err := tx.Named(f.Source)
		if err != nil {
			return err
		}
		cut := &cutter{tx: tx, whole: sha256.New()}
		if attached.Bare, err = privacy.Bare(cut, &measured{from: f.Content}); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		if err := errors.Join(cut.flush(), roomy(tx, source.ID, cut.size)); err != nil {
			return err
		}
		fields := book.Fields{
			"source": string(source.ID), "name": name, "media": media(name), "size": cut.size,
			"hash": hex.EncodeToString(cut.whole.Sum(nil)), "content": book.Content(cut.addresses),
		}
		if source.Fields.Bool("internal") {
			fields["internal"] = true
		}
		attached.Saved, err = d.save(tx, Entry{Kind: "attachment", Status: book.Ready, Fields: fields, Harmless: f.Harmless})
		return err
	})
	if err != nil {
		return Attached{}, err
	}
	attached.Picture = strings.HasPrefix(media(name), "image/")
	return attached, d.book.Read(ctx, func(tx *store.Tx) error {
		attached.Record, err = tx.Find(attached.Record.ID)
		return err
	})
}

// Detach withdraws an attachment, by id or number. It can be had back by marking
// it as ready; until then its content stays in this book and goes nowhere.
func (d *Desk) Detach(ctx context.Context, attachment string) (saved Saved, err error) {
	record, err := d.attachment(ctx, attachment)
	if err != nil {
		return Saved{}, err
	}
	return d.Save(ctx, Entry{Kind: record.Kind, ID: record.ID, Status: book.Withdrawn})
}

func (d *Desk) attachment(ctx context.Context, name string) (record book.Record, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		record, err = tx.Named(name)
		if err == nil && record.Kind != "attachment" {
			err = fault.New(fault.NotFound)
		}
		return err
	})
	return record, err
}

// roomy refuses what would be more than a record or the book may hold. The
// chunks are in the book already; those of the record are not yet its own.
func roomy(tx *store.Tx, source book.ID, size int64) error {
	if size == 0 {
		return fault.New(fault.Damaged)
	}
	held, err := tx.ChunkBytes()
	if err != nil {
		return err
	}
	if held > mostBook {
		return noRoom(mostBook)
	}
	page, err := tx.List(store.Query{Kind: "attachment", Source: source, Status: []book.Status{book.Draft, book.Ready}})
	for _, other := range page.Records {
		size += other.Fields.Number("size")
	}
	if err == nil && size > mostRecord {
		return noRoom(mostRecord)
	}
	return err
}

func noRoom(limit int64) error { return fault.New(fault.NoRoom, "limit", megabytes(limit)) }

func megabytes(bytes int64) string { return strconv.FormatInt(bytes>>20, 10) }

// measured refuses to read more than one file may be.
type measured struct {
	from io.Reader
	read int64
}

func (m *measured) Read(p []byte) (int, error) {
	n, err := m.from.Read(p)
	if m.read += int64(n); m.read > mostFile {
		return 0, fault.New(fault.AttachmentTooLarge, "limit", megabytes(mostFile))
	}
	return n, err
}

// cutter puts what is written to it into the book, chunk by chunk.
type cutter struct {
	tx        *store.Tx
	whole     hash.Hash
	chunk     []byte
	size      int64
	addresses []string
}

func (c *cutter) Write(p []byte) (int, error) {
	c.whole.Write(p)
	c.size += int64(len(p))
	for rest := p; len(rest) > 0; {
		n := min(len(rest), parcel.MaxBlob-len(c.chunk))
		c.chunk, rest = append(c.chunk, rest[:n]...), rest[n:]
		if len(c.chunk) == parcel.MaxBlob {
			if err := c.flush(); err != nil {
				return 0, err
			}
		}
	}
	return len(p), nil
}

func (c *cutter) flush() error {
	if len(c.chunk) == 0 {
		return nil
	}
	address, err := c.tx.PutChunk(c.chunk)
	c.addresses, c.chunk = append(c.addresses, address), c.chunk[:0]
	return err
}
