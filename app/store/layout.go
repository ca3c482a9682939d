package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A layout is how the rows of one table lie in the file. By it a row is known that
// is found without its table: tables are STRICT, so each value has the type of its
// column.
type layout struct {
	table  string
	ranked bool // it has row numbers
	shapes []shape
	insert string // with a hole for each value but the row number
}

// shape is one column, in the order in which they lie in a row.
type shape struct {
	name   string
	kind   string // INTEGER, TEXT or BLOB
	null   bool   // it may be
	number bool   // it is the row's number, and lies there as NULL
}

// journalTables are those of the journal that cannot be worked out.
var journalTables = []string{"stream", "change"}

// layouts are those of the tables that no rebuild could make anew, read off an
// empty book in memory.
func layouts(ctx context.Context) (list []layout, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, script := range []string{projectionSQL, journalSQL} {
		if _, err := db.ExecContext(ctx, script); err != nil {
			return nil, fmt.Errorf("lay down tables: %w", err)
		}
	}
	derived, err := tablesOf(ctx, db)
	if err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, localSQL); err != nil {
		return nil, fmt.Errorf("lay down tables: %w", err)
	}
	all, err := tablesOf(ctx, db)
	if err != nil {
		return nil, err
	}
	for name, ranked := range all {
		if _, other := derived[name]; other && !slices.Contains(journalTables, name) {
			continue
		}
		one, err := layoutOf(ctx, db, name, ranked)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// tablesOf names the tables of a database, and which have row numbers.
func tablesOf(ctx context.Context, db *sql.DB) (map[string]bool, error) {
	found := map[string]bool{}
	rows, err := db.QueryContext(ctx, `SELECT name, NOT wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict`)
	if err != nil {
		return nil, fmt.Errorf("list tables: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var ranked bool
		if err := rows.Scan(&name, &ranked); err != nil {
			return nil, fmt.Errorf("list tables: %w", err)
		}
		found[name] = ranked
	}
	return found, rows.Err()
}

func layoutOf(ctx context.Context, db *sql.DB, name string, ranked bool) (layout, error) {
	one := layout{table: name, ranked: ranked}
	// Of a table without row numbers the columns of the key lie first.
	order := "cid"
	if !ranked {
		order = "pk = 0, pk, cid"
	}
	rows, err := db.QueryContext(ctx, `SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY `+order, name)
	if err != nil {
		return one, fmt.Errorf("read table %s: %w", name, err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var s shape
		var never, key int
		if err := rows.Scan(&s.name, &s.kind, &never, &key); err != nil {
			return one, fmt.Errorf("read table %s: %w", name, err)
		}
		s.null, s.number = never == 0 && key == 0, ranked && key == 1 && s.kind == "INTEGER"
		if one.shapes = append(one.shapes, s); !s.number {
			names = append(names, quote(s.name))
		}
	}
	one.insert = fmt.Sprintf("INSERT OR IGNORE INTO %s (%s) VALUES (?%s)", quote(name), strings.Join(names, ", "),
		strings.Repeat(", ?", len(names)-1))
	return one, rows.Err()
}

// fits tells whether a row could be one of the table's.
func (l layout) fits(r row) bool {
	if r.ranked != l.ranked || len(r.values) != len(l.shapes) {
		return false
	}
	for i, s := range l.shapes {
		if !s.holds(r.values[i]) {
			return false
		}
	}
	return l.tells(r)
}

// tells apart the two tables whose columns have the same types: only a form draft
// has JSON in the third.
func (l layout) tells(r row) bool {
	object := func() bool { return strings.HasPrefix(r.values[2].(string), "{") }
	switch l.table {
	case "draft":
		return object()
	case "acknowledged":
		return !object()
	}
	return true
}

func (s shape) holds(value any) bool {
	switch value.(type) {
	case nil:
		return s.null || s.number
	case int64:
		return s.kind == "INTEGER" && !s.number
	case string:
		return s.kind == "TEXT"
	case []byte:
		return s.kind == "BLOB"
	}
	return false
}

// given are the values of a row to be written: all but the row's number.
func (l layout) given(r row) (list []any) {
	for i, s := range l.shapes {
		if !s.number {
			list = append(list, r.values[i])
		}
	}
	return list
}
