package store

import (
	"database/sql"
	"errors"
	"fmt"
)

// prepared gives the statement of query, prepared once per transaction.
func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if tx.failed != nil {
		return nil, tx.failed
	}
	if err := tx.ctx.Err(); err != nil {
		return nil, err
	}
	if statement, ok := tx.statements[query]; ok {
		return statement, nil
	}
	statement, err := tx.sql.Prepare(query)
	if err != nil {
		return nil, tx.fail(fmt.Errorf("prepare: %w", err))
	}
	tx.statements[query] = statement
	return statement, nil
}

// fail remembers an error of the database. SQLite may have rolled back by
// itself, and what comes after would be committed statement by statement; so
// nothing comes after.
func (tx *Tx) fail(err error) error {
	if err != nil && tx.failed == nil {
		tx.failed = err
	}
	return err
}

func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	statement, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	done, err := statement.Exec(args...)
	return done, tx.fail(err)
}

// script runs several statements at once, unprepared.
func (tx *Tx) script(text string) error {
	if tx.failed != nil {
		return tx.failed
	}
	_, err := tx.sql.Exec(text)
	return tx.fail(err)
}

// each calls visit with every row. visit only scans: the statement is shared,
// and running it again would start its rows over.
func (tx *Tx) each(query string, args []any, visit func(scan func(...any) error) error) error {
	statement, err := tx.prepared(query)
	if err != nil {
		return err
	}
	rows, err := statement.Query(args...)
	if err != nil {
		return tx.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return tx.fail(rows.Err())
}

// one scans the first row into dest and tells whether there was one.
func (tx *Tx) one(query string, args []any, dest ...any) (found bool, err error) {
	statement, err := tx.prepared(query)
	if err != nil {
		return false, err
	}
	err = statement.QueryRow(args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, tx.fail(err)
}

// column reads a query of one column whole.
func column[T any](tx *Tx, query string, args ...any) ([]T, error) {
	var all []T
	err := tx.each(query, args, func(scan func(...any) error) error {
		var one T
		err := scan(&one)
		all = append(all, one)
		return err
	})
	return all, err
}
