package fieldwork

import (
	"context"
	"fmt"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/store"
)

// Sheet is everything a screen needs to show one record. Titles names every
// record the sheet points to. Newer is what of it only a newer version can show:
// its fields, and first the kind itself (Tag 0) when that is not known.
type Sheet struct {
	Record       book.Record
	Agreements   []book.Record
	Observations []book.Record
	Attachments  []Attachment
	Newer        []store.Term
	Titles       map[book.ID]string
}

// Listing is one page of a list, with the titles of what its records point to.
type Listing struct {
	store.Page
	Titles map[book.ID]string
}

// Show finds a record by id or by number (B-2009-0042).
func (d *Desk) Show(ctx context.Context, name string) (sheet Sheet, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if sheet.Record, err = tx.Named(name); err != nil {
			return err
		}
		if sheet.Agreements, err = d.outOf(tx, "agreement", sheet.Record.ID); err != nil {
			return err
		}
		if sheet.Observations, err = d.outOf(tx, "observation", sheet.Record.ID); err != nil {
			return err
		}
		if sheet.Attachments, err = attachmentsOf(tx, sheet.Record.ID); err != nil {
			return err
		}
		if sheet.Newer, err = tx.Newer(sheet.Record.ID); err != nil {
			return err
		}
		all := append([]book.Record{sheet.Record}, sheet.Agreements...)
		sheet.Titles, err = d.titles(tx, append(all, sheet.Observations...))
		return err
	})
	return sheet, err
}

// List gives one page of a kind's records.
func (d *Desk) List(ctx context.Context, q store.Query) (listing Listing, err error) {
	if _, ok := d.catalogue.Kind(q.Kind); !ok {
		return listing, fault.New(fault.UnknownKind, "kind", q.Kind)
	}
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if listing.Page, err = tx.List(q); err != nil {
			return err
		}
		listing.Titles, err = d.titles(tx, listing.Records)
		return err
	})
	return listing, err
}

// Find searches all texts, newest records first.
func (d *Desk) Find(ctx context.Context, words string, limit int) (hits []store.Hit, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		hits, err = tx.Search(words, limit)
		return err
	})
	return hits, err
}

// Similar gives records of kind with a name like the given one, to look at
// before a new one is proposed.
func (d *Desk) Similar(ctx context.Context, kind, name string, limit int) (records []book.Record, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		records, err = tx.Similar(kind, name, limit)
		return err
	})
	return records, err
}

// Titles names records, for screens that point to them.
func (d *Desk) Titles(ctx context.Context, ids []book.ID) (titles map[book.ID]string, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		titles, err = tx.Titles(ids)
		return err
	})
	return titles, err
}

// Lists are the code lists with the coordinator's own options added.
func (d *Desk) Lists(ctx context.Context) (lists book.Lists, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		lists, err = d.lists(tx)
		return err
	})
	return lists, err
}

func (d *Desk) lists(tx *store.Tx) (book.Lists, error) {
	options, err := tx.All([]string{"option"}, 0)
	if err != nil {
		return nil, fmt.Errorf("read options: %w", err)
	}
	return d.catalogue.Lists.With(options), nil
}

func (d *Desk) outOf(tx *store.Tx, kind string, source book.ID) ([]book.Record, error) {
	page, err := tx.List(store.Query{Kind: kind, Source: source})
	return page.Records, err
}

func (d *Desk) titles(tx *store.Tx, records []book.Record) (map[book.ID]string, error) {
	ids := make([]book.ID, 0, 4*len(records))
	for _, record := range records {
		ids = append(ids, record.ID)
		if kind, ok := d.catalogue.Kind(record.Kind); ok {
			ids = append(ids, kind.References(record.Fields)...)
		}
	}
	return tx.Titles(ids)
}
