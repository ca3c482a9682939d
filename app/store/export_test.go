package store

import (
	"context"
	"fmt"
)

// CheckWithin is Check inside a transaction, so that a test can look at a book
// after every step and still throw all of it away.
func CheckWithin(tx *Tx) (Health, error) {
	if err := tx.settle(); err != nil {
		return Health{}, err
	}
	return tx.check()
}

// Careless makes a book leave what is deleted where it lies.
func Careless(b *Book) error {
	_, err := b.writer.Exec(`PRAGMA secure_delete = OFF`)
	return err
}

// Break makes the database fail inside a transaction.
func Break(tx *Tx) error {
	_, err := tx.exec(`INSERT INTO setting (key, value) VALUES ('broken', NULL)`)
	return err
}

// LimitPages makes the disk of a book full at so many pages.
func LimitPages(b *Book, pages int) error {
	_, err := b.writer.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages))
	return err
}

// Lock takes the lock of the book at path and gives what lets it go.
func Lock(path string) (release func() error, err error) {
	held, err := acquire(path)
	if err != nil {
		return nil, err
	}
	return held.release, nil
}

// Alike names the tables and indexes of a book whose rows could be taken for those
// of another table that a rescue brings over.
func Alike(b *Book) (pairs []string, err error) {
	ctx := context.Background()
	wanted, err := layouts(ctx)
	if err != nil {
		return nil, err
	}
	others, err := tablesOf(ctx, b.writer)
	if err != nil {
		return nil, err
	}
	for name, ranked := range others {
		other, err := layoutOf(ctx, b.writer, name, ranked)
		if err != nil {
			return nil, err
		}
		for _, one := range wanted {
			if one.table != name && one.alike(other) {
				pairs = append(pairs, one.table+" ~ "+name)
			}
		}
	}
	return pairs, nil
}

// alike tells whether some row could be one of both.
func (l layout) alike(other layout) bool {
	if l.ranked != other.ranked || len(l.shapes) != len(other.shapes) {
		return false
	}
	for i, s := range l.shapes {
		o := other.shapes[i]
		none := (s.null || s.number) && (o.null || o.number)
		if !none && (s.kind != o.kind || s.number || o.number) {
			return false
		}
	}
	return true
}

// SecureDelete is whether the index wipes a replaced word on the spot.
func SecureDelete(b *Book) (at int, err error) {
	err = b.writer.QueryRow(`SELECT coalesce(sum(v), 0) FROM search_config WHERE k = 'secure-delete'`).Scan(&at)
	return at, err
}

// Plan is how the database finds the numbers of the records a query lists.
func Plan(tx *Tx, q Query) (steps []string, err error) {
	kind, _ := tx.book.options.Catalogue.Kind(q.Kind)
	filter, err := tx.filter(kind, q)
	if err != nil {
		return nil, err
	}
	order, joined, err := tx.order(kind, q)
	if err != nil {
		return nil, err
	}
	filter.joined = filter.joined || joined
	err = tx.each(`EXPLAIN QUERY PLAN SELECT r.no FROM `+filter.from(kind)+` ORDER BY `+order, filter.args, func(scan func(...any) error) error {
		var id, parent, unused int
		var step string
		err := scan(&id, &parent, &unused, &step)
		steps = append(steps, step)
		return err
	})
	return steps, err
}
