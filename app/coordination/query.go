package coordination

import (
	"context"
	"strconv"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Ask puts a question about one record to those who have it: the team, or for an
// internal record its own laptop and nobody else. The query is a record like any
// other; it goes out with the next return files, and its answer comes back in a
// parcel. record is an id or a number.
func (o *Office) Ask(ctx context.Context, record, text string) (asked book.Record, err error) {
	if err := o.coordinator(); err != nil {
		return book.Record{}, err
	}
	kind, _ := o.catalogue.Kind("query")
	field, _ := kind.Field("text")
	text = book.Text(text).Words()
	switch {
	case text == "":
		return book.Record{}, fault.At("text", fault.New(fault.Required))
	case utf8.RuneCountInString(text) > int(field.Max):
		return book.Record{}, fault.At("text", fault.New(fault.TooLong, "limit", strconv.FormatInt(field.Max, 10)))
	}
	if err := impersonal("text", text); err != nil {
		return book.Record{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		about, err := tx.Named(record)
		if err != nil {
			return err
		}
		number, err := tx.Number("")
		if err != nil {
			return err
		}
		fields := book.Fields{"source": string(about.ID), "text": text}
		if about.Fields.Bool("internal") {
			fields["internal"] = true
		}
		values, err := kind.Encode(fields, nil)
		if err != nil {
			return err
		}
		values[book.Slot{Tag: book.TagNumber}] = book.Text(number)
		values[book.Slot{Tag: book.TagStatus}] = book.Text(string(book.Ready))
		id := book.ID(o.newID())
		if _, err := tx.Record(kind, id, values, ""); err != nil {
			return err
		}
		asked, err = tx.Find(id)
		return err
	})
	return asked, err
}

// Close says that a query needs no more answers, or with undo that it needs some
// after all.
func (o *Office) Close(ctx context.Context, query string, undo bool) (closed book.Record, err error) {
	if err := o.coordinator(); err != nil {
		return book.Record{}, err
	}
	kind, _ := o.catalogue.Kind("query")
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		found, err := tx.Named(query)
		if err != nil {
			return err
		}
		if found.Kind != kind.Name {
			return fault.New(fault.NotFound)
		}
		values, err := kind.Encode(book.Fields{"closed": !undo}, nil)
		if err != nil {
			return err
		}
		if _, err := tx.Record(kind, found.ID, values, ""); err != nil {
			return err
		}
		closed, err = tx.Find(found.ID)
		return err
	})
	return closed, err
}
