package store

import (
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// An Attachment is what the journal knows of one, whatever its fields show:
// which chunks its changes name. An erased one names none, one that is set aside
// still does.
type Attachment struct {
	Record    book.ID
	Source    book.ID       // what it belongs to; "" once that is erased
	Withdrawn bool          // its chunks stay where they are
	Chunks    []string      // addresses, each once, in the order they were named
	Changes   []journal.Dot // made of it, in the order of dots
	Internal  []journal.Dot // the latest that marks it, or what it belongs to, as internal
}

// In tells whether any change of the attachment is among held.
func (a Attachment) In(held journal.Held) bool { return slices.ContainsFunc(a.Changes, held.Has) }

// Open tells whether one who may have held may have the content: nothing marks
// it as internal that they may not know of.
func (a Attachment) Open(held journal.Held) bool {
	return !slices.ContainsFunc(a.Internal, func(mark journal.Dot) bool { return !held.Has(mark) })
}

// Attachments are all attachments of the book, in the order it met them.
func (tx *Tx) Attachments() ([]Attachment, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	attachments := []Attachment{}
	at := map[book.ID]int{}
	err := tx.each(`SELECT id, here = 1 AND status = ? FROM record WHERE kind = ? ORDER BY no`, []any{string(book.Withdrawn), book.KindAttachment},
		func(scan func(...any) error) error {
			var a Attachment
			err := scan(&a.Record, &a.Withdrawn)
			at[a.Record] = len(attachments)
			attachments = append(attachments, a)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read attachments: %w", err)
	}
	changes, err := tx.bodies(`SELECT c.body FROM change c JOIN record r ON r.no = c.record WHERE r.kind = ?`, book.KindAttachment)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(changes, func(a, b journal.Change) int { return a.Dot.Compare(b.Dot) })
	for _, c := range changes {
		attachments[at[c.Record]].read(c)
	}
	for i := range attachments {
		if err := tx.confine(&attachments[i]); err != nil {
			return nil, err
		}
	}
	return attachments, nil
}

func (a *Attachment) read(c journal.Change) {
	a.Changes = append(a.Changes, c.Dot)
	if c.Action != journal.Edit {
		return
	}
	for _, w := range c.Writes {
		if w.Slot.Tag == book.TagSource && a.Source == "" {
			a.Source = book.ID(w.Value.Words())
		}
		if w.Slot.Tag != book.TagContent {
			continue
		}
		for _, address := range book.Chunks(w.Value.Words()) {
			if !slices.Contains(a.Chunks, address) {
				a.Chunks = append(a.Chunks, address)
			}
		}
	}
}

// confine finds what keeps the attachment from the eyes of others.
func (tx *Tx) confine(a *Attachment) error {
	for _, id := range []book.ID{a.Record, a.Source} {
		s, err := tx.state(id)
		if err != nil {
			return err
		}
		if s == nil {
			continue
		}
		if mark, marked := s.marked(); marked {
			a.Internal = append(a.Internal, mark.Dot)
		}
	}
	return nil
}

// NamedChunks are the chunks that some attachment is made of.
func (tx *Tx) NamedChunks() (map[string]bool, error) {
	attachments, err := tx.Attachments()
	named := map[string]bool{}
	for _, a := range attachments {
		for _, address := range a.Chunks {
			named[address] = true
		}
	}
	return named, err
}

// Complete is which changes the book holds with all that belongs to them: not
// those of an attachment whose content is not all here. It is what may be
// acknowledged, so that whoever has the content sends it once more.
func (tx *Tx) Complete() (journal.Held, error) {
	attachments, err := tx.Attachments()
	if err != nil {
		return nil, err
	}
	withheld := journal.Held{}
	for _, a := range attachments {
		if a.Withdrawn {
			continue
		}
		lacking, err := tx.Lacks(a)
		if err != nil {
			return nil, err
		}
		if lacking > 0 {
			for _, dot := range a.Changes {
				withheld.Add(dot)
			}
		}
	}
	held, err := tx.Held()
	return held.Without(withheld), err
}
