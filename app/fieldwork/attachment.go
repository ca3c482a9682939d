package fieldwork

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Attachment is a file that belongs to a record. Missing counts its chunks that
// have not come: it can be written out only when that is none.
type Attachment struct {
	Record  book.Record
	Name    string
	Media   string
	Size    int64 // bytes
	Missing int
}

// Attachments are what is attached to a record (id or number), oldest first.
func (d *Desk) Attachments(ctx context.Context, source string) (attachments []Attachment, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		record, err := tx.Named(source)
		if err != nil {
			return err
		}
		attachments, err = attachmentsOf(tx, record.ID)
		return err
	})
	return attachments, err
}

func attachmentsOf(tx *store.Tx, source book.ID) ([]Attachment, error) {
	page, err := tx.List(store.Query{Kind: "attachment", Source: source, Status: []book.Status{book.Draft, book.Ready}, Sort: "created"})
	if err != nil {
		return nil, err
	}
	attachments := []Attachment{}
	for _, r := range page.Records {
		missing, err := tx.Lacks(store.Attachment{Chunks: book.Chunks(r.Fields.Text("content"))})
		if err != nil {
			return nil, err
		}
		attachments = append(attachments, Attachment{r, r.Fields.Text("name"), r.Fields.Text("media"), r.Fields.Number("size"), missing})
	}
	return attachments, nil
}

// WriteOut writes the content of an attachment (id or number), held against its
// checksum. What was written before an error is worthless. The faults are
// content-missing and damaged; an error of the writer comes back wrapped.
func (d *Desk) WriteOut(ctx context.Context, attachment string, to io.Writer) error {
	record, err := d.attachment(ctx, attachment)
	if err != nil {
		return err
	}
	whole := sha256.New()
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		for _, address := range book.Chunks(record.Fields.Text("content")) {
			chunk, err := tx.Chunk(address)
			if fault.Is(err, fault.NotFound) {
				return fault.New(fault.ContentMissing, "number", record.Number)
			}
			if err == nil {
				_, err = io.MultiWriter(whole, to).Write(chunk)
			}
			if err != nil {
				return fmt.Errorf("write out: %w", err)
			}
		}
		return nil
	})
	if err == nil && hex.EncodeToString(whole.Sum(nil)) != record.Fields.Text("hash") {
		err = errors.New("the checksum is another")
		return fault.New(fault.Damaged).Because(err)
	}
	return err
}
