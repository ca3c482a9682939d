package store

// Setting is a setting of this book, "" when never set.
func (tx *Tx) Setting(key string) (value string, err error) {
	_, err = tx.one(`SELECT value FROM setting WHERE key = ?`, []any{key}, &value)
	return value, err
}

// PutSetting keeps a setting.
func (tx *Tx) PutSetting(key, value string) error {
	_, err := tx.exec(`INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)`, key, value)
	return err
}

// Secret is a secret of this book, nil when there is none of that name.
func (tx *Tx) Secret(name string) (value []byte, err error) {
	_, err = tx.one(`SELECT value FROM secret WHERE name = ?`, []any{name}, &value)
	return value, err
}

// DropSecret forgets a secret. See Wipe for its bytes.
func (tx *Tx) DropSecret(name string) error {
	_, err := tx.exec(`DELETE FROM secret WHERE name = ?`, name)
	return err
}

// PutSecret keeps a secret.
func (tx *Tx) PutSecret(name string, value []byte) error {
	_, err := tx.exec(`INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)`, name, value)
	return err
}
