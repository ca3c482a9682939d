package store

import (
	"fmt"

	_ "embed"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// The first page of every book says what it is: "Felt", and the version of its
// tables. A version goes up when an older program could no longer read the book.
const (
	applicationID = 0x46656c74
	schemaVersion = 1
)

//go:embed sql/journal.sql
var journalSQL string

//go:embed sql/projection.sql
var projectionSQL string

//go:embed sql/local.sql
var localSQL string

// found lays the empty book down, in one transaction.
func (tx *Tx) found() error {
	for _, script := range []string{
		projectionSQL, localSQL, journalSQL,
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", schemaVersion),
	} {
		if err := tx.script(script); err != nil {
			return fmt.Errorf("lay down tables: %w", err)
		}
	}
	id := tx.Identity()
	if _, err := tx.exec(`INSERT INTO identity VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id.Workspace, string(id.Device),
		string(id.Role), id.Name, id.Letter, id.Team, id.Practice, id.Created, tx.book.tables.fingerprint); err != nil {
		return fmt.Errorf("write identity: %w", err)
	}
	return tx.layTables()
}

// greet looks the book over, reads who it is, and makes the projection anew if
// it was made with another catalogue.
func (tx *Tx) greet() error {
	if err := tx.whole(); err != nil {
		return err
	}
	var id Identity
	var device, role, catalogue string
	found, err := tx.one(`SELECT workspace, device, role, name, letter, team, practice, created, catalogue FROM identity`, nil,
		&id.Workspace, &device, &role, &id.Name, &id.Letter, &id.Team, &id.Practice, &id.Created, &catalogue)
	if err != nil {
		return fmt.Errorf("read identity: %w", err)
	}
	if !found {
		return fault.New(fault.Damaged)
	}
	id.Device, id.Role = journal.Device(device), Role(role)
	tx.book.identity.Store(&id)
	if err := tx.script(localSQL); err != nil {
		return fmt.Errorf("lay down what is new: %w", err)
	}
	if err := tx.unhurried(); err != nil {
		return fmt.Errorf("settle the index: %w", err)
	}
	if catalogue == tx.book.tables.fingerprint {
		return nil
	}
	tx.book.log.Info("the catalogue has changed; making the projection anew")
	if err := tx.layTables(); err != nil {
		return err
	}
	if _, err := tx.exec(`UPDATE identity SET catalogue = ?`, tx.book.tables.fingerprint); err != nil {
		return fmt.Errorf("write fingerprint: %w", err)
	}
	return tx.rebuild()
}

// whole tells whether this version can read the book and its pages hang
// together.
func (tx *Tx) whole() error {
	var version int
	if _, err := tx.one(`PRAGMA user_version`, nil, &version); err != nil {
		return fmt.Errorf("read version: %w", err)
	}
	if version > schemaVersion {
		return fault.New(fault.NewerVersion)
	}
	var verdict string
	if _, err := tx.one(`PRAGMA quick_check(1)`, nil, &verdict); err != nil {
		return fmt.Errorf("check pages: %w", err)
	}
	if verdict != "ok" {
		return fault.New(fault.Damaged)
	}
	return nil
}

// layTables replaces the tables of the kinds by those of the catalogue, empty.
func (tx *Tx) layTables() error {
	old, err := column[string](tx, `SELECT kind FROM projected ORDER BY kind`)
	if err != nil {
		return err
	}
	for _, name := range old {
		if err := tx.script("DROP TABLE " + quote(name)); err != nil {
			return fmt.Errorf("drop table of kind: %w", err)
		}
	}
	if _, err := tx.exec(`DELETE FROM projected`); err != nil {
		return err
	}
	for _, s := range tx.book.tables.list {
		if err := tx.script(s.create); err != nil {
			return fmt.Errorf("make table of kind %s: %w", s.kind.Name, err)
		}
		if _, err := tx.exec(`INSERT INTO projected (kind) VALUES (?)`, s.kind.Name); err != nil {
			return err
		}
	}
	return nil
}
