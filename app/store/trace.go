package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
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

// A Quote is one text of the book, where it stands and where it came from. By is
// nothing for a form draft, which has no change yet.
type Quote struct {
	Trace
	Words string
	By    journal.Dot
	At    int64 // Unix milliseconds
}

// Trace finds every place where a text stands, folded as a search is, in all
// that was ever written and is still kept, the text files among the attachments
// included. It reads the whole journal.
func (tx *Tx) Trace(text string) ([]Trace, error) {
	quotes, err := tx.Quotes(text)
	found := map[Trace]bool{}
	traces := []Trace{}
	for _, q := range quotes {
		if !found[q.Trace] {
			found[q.Trace] = true
			traces = append(traces, q.Trace)
		}
	}
	return traces, err
}

// Quotes are the texts in which a text stands, as Trace finds them.
func (tx *Tx) Quotes(text string) ([]Quote, error) {
	quotes := []Quote{}
	wanted := fold(text).String()
	if wanted == "" {
		return quotes, nil
	}
	err := tx.eachText(func(text string, quote func() (Quote, error)) error {
		if !strings.Contains(fold(text).String(), wanted) {
			return nil
		}
		q, err := quote()
		q.Words = text
		quotes = append(quotes, q)
		return err
	})
	return quotes, err
}

// Standing are those of the texts that stand somewhere in the book. It reads the
// journal once, however many they are.
func (tx *Tx) Standing(texts []string) (map[string]bool, error) {
	standing, wanted := map[string]bool{}, map[string]string{}
	for _, text := range texts {
		if folded := fold(text).String(); folded != "" {
			wanted[text] = folded
		}
	}
	err := tx.eachText(func(found string, _ func() (Quote, error)) error {
		if len(wanted) == 0 {
			return nil
		}
		found = fold(found).String()
		for text, folded := range wanted {
			if strings.Contains(found, folded) {
				standing[text] = true
				delete(wanted, text)
			}
		}
		return nil
	})
	return standing, err
}

// eachText calls visit with everything that is written in the book: in the
// journal, the reasons in it, the content of attachments and the form drafts.
// quote tells where.
func (tx *Tx) eachText(visit func(text string, quote func() (Quote, error)) error) error {
	streams, err := tx.Streams()
	if err != nil {
		return err
	}
	for _, stream := range streams {
		err := tx.Changes(stream, journal.Range{First: 1, Last: tx.held.Last(stream)}, func(c journal.Change) error {
			return tx.textsOf(c, visit)
		})
		if err != nil {
			return err
		}
	}
	if err := tx.eachContent(visit); err != nil {
		return err
	}
	drafts, err := tx.Drafts("")
	if err != nil {
		return err
	}
	for _, draft := range drafts {
		for _, name := range slices.Sorted(maps.Keys(draft.Fields)) {
			quote := Quote{Trace: Trace{Record: draft.ID, Field: name, Draft: true}, At: draft.Saved}
			if err := visit(draft.Fields.Text(name), func() (Quote, error) { return quote, nil }); err != nil {
				return err
			}
		}
	}
	return nil
}

// textsOf are the texts of one change. The reason belongs to each field it was
// given for.
func (tx *Tx) textsOf(c journal.Change, visit func(string, func() (Quote, error)) error) error {
	for _, w := range c.Writes {
		if w.Slot.Tag == book.TagBasis {
			continue
		}
		err := visit(w.Value.Words(), func() (Quote, error) { return tx.quoted(c, w) })
		if err != nil {
			return err
		}
		if c.Action != journal.Edit || c.Why == "" {
			continue
		}
		err = visit(c.Why, func() (Quote, error) {
			q, err := tx.quoted(c, w)
			q.Reason, q.Current = true, false
			return q, err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) quoted(c journal.Change, w journal.Write) (Quote, error) {
	q := Quote{Trace: Trace{Record: c.Record}, By: c.Dot, At: c.Wall}
	if kind, ok := tx.book.options.Catalogue.Tagged(c.Kind); ok {
		field, _ := kind.Tagged(w.Slot.Tag)
		q.Field = field.Name
	}
	registers, err := tx.Registers(c.Record)
	if err != nil {
		return q, err
	}
	shown, ok := registers[w.Slot].Shown()
	q.Current = ok && shown.Dot == c.Dot
	return q, nil
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
