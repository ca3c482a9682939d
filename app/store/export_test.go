package store

import "fmt"

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
