package fieldwork

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Draft keeps what is typed in a form and not yet saved. It stays in this book
// and never travels. The instant it was kept is returned, Unix milliseconds.
func (d *Desk) Draft(ctx context.Context, draft store.Draft) (int64, error) {
	if _, err := d.kind(draft.Kind); err != nil {
		return 0, err
	}
	err := d.book.Write(ctx, func(tx *store.Tx) error {
		draft.Saved = tx.Now
		return tx.PutDraft(draft)
	})
	return draft.Saved, err
}

// Drafts are the form drafts of a kind, latest first; kind "" is all of them.
func (d *Desk) Drafts(ctx context.Context, kind string) (drafts []store.Draft, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		drafts, err = tx.Drafts(kind)
		return err
	})
	return drafts, err
}

// DraftOf is the form draft of one record, if there is one.
func (d *Desk) DraftOf(ctx context.Context, id book.ID) (draft store.Draft, ok bool, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		draft, ok, err = tx.Draft(id)
		return err
	})
	return draft, ok, err
}

// Drop throws a form draft away.
func (d *Desk) Drop(ctx context.Context, id book.ID) error {
	return d.book.Write(ctx, func(tx *store.Tx) error { return tx.DropDraft(id) })
}
