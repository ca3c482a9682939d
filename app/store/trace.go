package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// A Trace is a place where a text stands: a field of a record, now or in its
// history, or a form draft.
type Trace struct {
	Record  book.ID
	Field   string // "" for a field this version does not know
	Current bool   // it is shown now; false: only in the history, in a conflict or in a draft
	Draft   bool
	Reason  bool // it stands in the reason given for a save of the field
}

// Trace finds every place where a text stands, folded as a search is, in all
// that was ever written and is still kept, the text files among the attachments
// included. It reads the whole journal.
func (tx *Tx) Trace(text string) ([]Trace, error) {
	wanted := fold(text).String()
	if wanted == "" {
		return []Trace{}, nil
	}
	found := map[Trace]bool{}
	traces := []Trace{}
	note := func(t Trace) {
		if !found[t] {
			found[t] = true
			traces = append(traces, t)
		}
	}
	streams, err := tx.Streams()
	if err != nil {
		return nil, err
	}
	for _, stream := range streams {
		err := tx.Changes(stream, journal.Range{First: 1, Last: tx.held.Last(stream)}, func(c journal.Change) error {
			quoted := c.Action == journal.Edit && strings.Contains(fold(c.Why).String(), wanted)
			for _, w := range c.Writes {
				written := strings.Contains(fold(w.Value.Words()).String(), wanted)
				if w.Slot.Tag == book.TagBasis || !written && !quoted {
					continue
				}
				trace, err := tx.traced(c, w)
				if err != nil {
					return err
				}
				if trace.Reason = !written; trace.Reason {
					trace.Current = false
				}
				note(trace)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	drafts, err := tx.Drafts("")
	if err != nil {
		return nil, err
	}
	if err := tx.traceContent(wanted, note); err != nil {
		return nil, err
	}
	for _, draft := range drafts {
		for name := range draft.Fields {
			if strings.Contains(fold(draft.Fields.Text(name)).String(), wanted) {
				note(Trace{Record: draft.ID, Field: name, Draft: true})
			}
		}
	}
	return traces, nil
}

func (tx *Tx) traced(c journal.Change, w journal.Write) (Trace, error) {
	trace := Trace{Record: c.Record}
	if kind, ok := tx.book.options.Catalogue.Tagged(c.Kind); ok {
		field, _ := kind.Tagged(w.Slot.Tag)
		trace.Field = field.Name
	}
	registers, err := tx.Registers(c.Record)
	if err != nil {
		return trace, err
	}
	shown, ok := registers[w.Slot].Shown()
	trace.Current = ok && shown.Dot == c.Dot
	return trace, nil
}

// Purge leaves nothing of what was deleted in the files of the book: pages are
// overwritten as they are freed, so what is left is the write-ahead log, which
// is written back and cut to nothing.
func (b *Book) Purge(ctx context.Context) error {
	if _, err := b.writer.ExecContext(ctx, `INSERT INTO search (search) VALUES ('optimize')`); err != nil {
		return cause(fmt.Errorf("purge index: %w", err))
	}
	var busy, pages, moved int
	err := b.writer.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = errors.New("a reader is in the way")
	}
	if err != nil {
		return cause(fmt.Errorf("purge log: %w", err))
	}
	return nil
}

// Wipe has the book purged as soon as this transaction stands: nothing of what it
// deletes or writes over is left in the files.
func (tx *Tx) Wipe() { tx.wipes = true }

// wipe purges after a commit. The transaction stands whatever becomes of this, so
// a failure is only logged: closing the book clears the log too.
func (b *Book) wipe(ctx context.Context) {
	if err := b.Purge(context.WithoutCancel(ctx)); err != nil {
		b.log.Warn("book not purged", "code", string(fault.Of(err).Code))
	}
}

// Residue counts how many of the texts (see Parts) can be found, as they were or as a search
// folds them, in the files of the book by somebody with its key. It is the proof of
// an erasure.
func (b *Book) Residue(texts []string) (int, error) {
	found := map[string]bool{}
	err := b.vault.Reveal(b.path, func(page []byte) {
		for _, text := range texts {
			folded := fold(text).String() // nothing, of what a search folds away
			if bytes.Contains(page, []byte(text)) || folded != "" && bytes.Contains(page, []byte(folded)) {
				found[text] = true
			}
		}
	})
	if err != nil {
		return 0, cause(fmt.Errorf("read files of book: %w", err))
	}
	return len(found), nil
}
