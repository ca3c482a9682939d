package store

import (
	"strings"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// eachContent calls visit with the content of the attachments that are text.
func (tx *Tx) eachContent(visit func(string, func() (Quote, error)) error) error {
	attachments, err := tx.Attachments()
	if err != nil {
		return err
	}
	kind, ok := tx.book.options.Catalogue.Tagged(book.KindAttachment)
	if !ok {
		return nil
	}
	content, _ := kind.Tagged(book.TagContent)
	for _, a := range attachments {
		record, err := tx.Find(a.Record)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err == nil && !strings.HasPrefix(record.Fields.Text("media"), "text/") {
			continue
		}
		text, err := tx.wording(a)
		if err != nil {
			return err
		}
		err = visit(text, func() (Quote, error) {
			q := Quote{Trace: Trace{Record: a.Record, Field: content.Name, Current: record.ID != ""}}
			history, err := tx.History(a.Record)
			if len(history) > 0 {
				q.By, q.At = history[0].Dot, history[0].Wall
			}
			return q, err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// wording is the content of an attachment as text: UTF-8, or else what Windows
// wrote before it.
func (tx *Tx) wording(a Attachment) (string, error) {
	var raw []byte
	for _, address := range a.Chunks {
		chunk, err := tx.Chunk(address)
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Damaged) {
			continue
		}
		if err != nil {
			return "", err
		}
		raw = append(raw, chunk...)
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	var text strings.Builder
	for _, b := range raw {
		text.WriteRune(rune(b))
	}
	return text.String(), nil
}
