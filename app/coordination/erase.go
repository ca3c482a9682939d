package coordination

import (
	"context"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Trace is a place where a text stands, with what a person needs to decide.
type Trace struct {
	Record  book.ID `json:"record"`
	Number  string  `json:"number"` // "" for a form draft
	Kind    string  `json:"kind"`
	Field   string  `json:"field"`
	Current bool    `json:"current"`
	Draft   bool    `json:"draft"`
	Reason  bool    `json:"reason"` // in the reason given for a save of that field
}

// Trace finds a person in everything that is kept: what is shown, the history,
// conflicts, the names of attachments, those of them that are text, and form
// drafts.
func (o *Office) Trace(ctx context.Context, text string) (traces []Trace, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		found, err := tx.Trace(text)
		if err != nil {
			return err
		}
		traces = make([]Trace, 0, len(found))
		for _, place := range found {
			trace := Trace{Record: place.Record, Field: place.Field, Current: place.Current, Draft: place.Draft, Reason: place.Reason}
			if record, err := tx.Find(place.Record); err == nil {
				trace.Number, trace.Kind = record.Number, record.Kind
			}
			traces = append(traces, trace)
		}
		return nil
	})
	return traces, err
}

// Erased is what an erasure did.
type Erased struct {
	Record  book.ID  `json:"record"`
	Number  string   `json:"number"`
	Fields  []string `json:"fields"`  // none: the whole record
	Erasure string   `json:"erasure"` // the dot that other books will know it by; "" for a form draft
	Called  string   `json:"called"`  // what it is called on the phone: E-12
	Texts   int      `json:"texts"`   // texts that were looked for afterwards in the files of the book
	Residue int      `json:"residue"` // how many of them, and pieces of content, were found: 0, or the erasure failed

	Attachments int `json:"attachments"` // that belonged to the record and were erased with it
}

// Erase takes fields of a record, or the whole record, out of the book for good
// (GDPR art. 17): out of its history, the search, its form draft and the
// receipts, and then looks for what was erased in the bytes of the files. With a
// whole record go its attachments, and of those and of an attachment itself the
// content that is in no other. Every other book does the same when it learns of
// it, and no old parcel brings it back.
//
// record is an id or a number, or the id of a form draft that was never saved.
// The reason is one of a few: one in words could quote what is to be forgotten.
// The fault after the fact is not-erased.
func (o *Office) Erase(ctx context.Context, record string, fields []string, why Ground) (done Erased, err error) {
	if err := o.coordinator(); err != nil {
		return Erased{}, err
	}
	if !slices.Contains(grounds, why) {
		return Erased{}, fault.At("why", fault.New(fault.UnknownOption))
	}
	var lost lost
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		found, err := tx.Named(record)
		if fault.Is(err, fault.NotFound) && len(fields) == 0 {
			done.Record = book.ID(record)
			return o.eraseDraft(tx, done.Record, &lost)
		}
		if err != nil {
			return err
		}
		done = Erased{Record: found.ID, Number: found.Number, Fields: fields}
		attached, err := attachedTo(tx, found.ID, len(fields) == 0)
		if err != nil {
			return err
		}
		if err := lost.content(tx, append([]book.ID{found.ID}, attached...)); err != nil {
			return err
		}
		dot, err := o.erase(tx, found, fields, why, &lost)
		if err != nil {
			return err
		}
		done.Erasure, done.Called, done.Attachments = dot.String(), o.called(tx, dot), len(attached)
		for _, id := range attached {
			if _, err := o.erase(tx, book.Record{ID: id, Kind: "attachment"}, nil, why, &lost); err != nil {
				return err
			}
		}
		return lost.keepGone(tx)
	})
	if err != nil {
		return Erased{}, err
	}
	return o.prove(ctx, done, lost)
}

// erase takes one record, or fields of it, out of the book.
func (o *Office) erase(tx *store.Tx, record book.Record, fields []string, why Ground, lost *lost) (journal.Dot, error) {
	kind, ok := o.catalogue.Kind(record.Kind)
	if !ok {
		return journal.Dot{}, fault.New(fault.UnknownKind, "kind", record.Kind)
	}
	slots, err := erasable(kind, fields)
	if err != nil {
		return journal.Dot{}, err
	}
	texts, err := exchange.Written(tx, kind, record.ID, slots)
	if err != nil {
		return journal.Dot{}, err
	}
	lost.texts = append(lost.texts, texts...)
	action := journal.EraseFields
	if len(fields) == 0 {
		action = journal.EraseRecord
	}
	erasure, err := tx.Decree(action, kind, record.ID, slots, string(why))
	if err != nil {
		return journal.Dot{}, fmt.Errorf("erase: %w", err)
	}
	return erasure.Dot, exchange.Forget(tx, kind, record.ID, slots, texts)
}

// eraseDraft throws a form draft away whose record was never saved.
func (o *Office) eraseDraft(tx *store.Tx, id book.ID, lost *lost) error {
	draft, found, err := tx.Draft(id)
	if err == nil && !found {
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		return err
	}
	kind, ok := o.catalogue.Kind(draft.Kind)
	if !ok {
		return fault.New(fault.UnknownKind, "kind", draft.Kind)
	}
	if lost.texts, err = exchange.Written(tx, kind, id, nil); err != nil {
		return err
	}
	return exchange.Forget(tx, kind, id, nil, lost.texts)
}

// prove looks for what was erased. A text that also stands somewhere it was not
// erased from proves nothing and is left out.
func (o *Office) prove(ctx context.Context, done Erased, lost lost) (Erased, error) {
	if err := o.book.Purge(ctx); err != nil {
		return done, err
	}
	texts, err := o.gone(ctx, lost.texts)
	if err != nil {
		return done, err
	}
	done.Texts = len(texts)
	var parts []string
	for _, text := range texts {
		parts = append(parts, store.Parts(text)...)
	}
	if parts, err = o.gone(ctx, parts); err != nil {
		return done, err
	}
	if done.Residue, err = o.book.Residue(parts); err != nil {
		return done, err
	}
	left, err := o.remains(ctx, lost.pieces)
	if err != nil {
		return done, err
	}
	done.Residue += left
	if done.Residue > 0 {
		return done, fault.New(fault.NotErased, "count", fmt.Sprint(done.Residue))
	}
	return done, nil
}

// gone are those of the texts that nothing which stays says too.
func (o *Office) gone(ctx context.Context, texts []string) ([]string, error) {
	err := o.book.Read(ctx, func(tx *store.Tx) error {
		elsewhere, err := tx.Standing(texts)
		texts = slices.DeleteFunc(texts, func(text string) bool { return elsewhere[text] })
		return err
	})
	return texts, err
}

// erasable are the slots of the fields to erase; the number and the status of a
// record are Feltbog's own and stay.
func erasable(kind *book.Kind, fields []string) (map[book.Slot]book.Value, error) {
	slots := map[book.Slot]book.Value{}
	for _, name := range fields {
		field, ok := kind.Field(name)
		if !ok {
			return nil, fault.At(name, fault.New(fault.UnknownField))
		}
		if field.Tag == book.TagNumber || field.Tag == book.TagStatus {
			return nil, fault.At(name, fault.New(fault.Fixed))
		}
		slots[book.Slot{Tag: field.Tag}] = book.Value{}
	}
	return slots, nil
}
