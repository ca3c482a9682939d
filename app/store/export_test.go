package store

// CheckWithin is Check inside a transaction, so that a test can look at a book
// after every step and still throw all of it away.
func CheckWithin(tx *Tx) (Health, error) {
	if err := tx.settle(); err != nil {
		return Health{}, err
	}
	return tx.check()
}
