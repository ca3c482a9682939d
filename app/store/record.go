package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// recordColumns are the columns of record r that every book.Record is made of,
// with the parcel its latest change came in.
const recordColumns = `r.no, r.id, r.kind, r.number, r.status, r.created, r.creator, r.changed, r.open,
	coalesce(p.letter, ''), coalesce(p.number, 0), coalesce(p.id, '')`

const recordTables = `record r
	LEFT JOIN change c ON c.stream = r.last_stream AND c.seq = r.last_seq
	LEFT JOIN parcel p ON p.no = c.parcel`

// Find gives the record with an id. The fault is NotFound.
func (tx *Tx) Find(id book.ID) (book.Record, error) { return tx.find(`r.id = ?`, string(id)) }

// ByNumber gives the record with a number, "B-2009-0042". Two laptops may have
// given one number each; then the letter of the laptop before it, "D:B-2009-0042",
// tells which is meant, and without it the fault is AmbiguousNumber.
func (tx *Tx) ByNumber(number string) (book.Record, error) {
	number = strings.ToUpper(strings.TrimSpace(number))
	letter, rest, told := strings.Cut(number, ":")
	if told {
		number = rest
	}
	bearers, err := tx.bearers(number)
	if err != nil {
		return book.Record{}, err
	}
	if told {
		bearers = slices.DeleteFunc(bearers, func(r book.Record) bool { return r.Letter != letter })
	}
	switch len(bearers) {
	case 0:
		return book.Record{}, fault.New(fault.NotFound)
	case 1:
		return bearers[0], nil
	}
	var makers []string
	for _, r := range bearers {
		makers = append(makers, r.Letter)
	}
	slices.Sort(makers)
	return book.Record{}, fault.New(fault.AmbiguousNumber, "number", number, "letters", strings.Join(slices.Compact(makers), ", "))
}

// bearers are the records with a number.
func (tx *Tx) bearers(number string) ([]book.Record, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	ids, err := column[book.ID](tx, `SELECT id FROM record WHERE number = ? AND number <> '' AND here = 1 ORDER BY id`, number)
	if err != nil {
		return nil, fmt.Errorf("find number: %w", err)
	}
	var found []book.Record
	for _, id := range ids {
		record, err := tx.Find(id)
		if err != nil {
			return nil, err
		}
		found = append(found, record)
	}
	return found, nil
}

// Named gives the record a person means: by its id or by its number.
func (tx *Tx) Named(name string) (book.Record, error) {
	record, err := tx.Find(book.ID(name))
	if fault.Is(err, fault.NotFound) {
		return tx.ByNumber(name)
	}
	return record, err
}

func (tx *Tx) find(condition string, arg any) (book.Record, error) {
	if err := tx.project(); err != nil {
		return book.Record{}, err
	}
	var tag int
	found, err := tx.one(`SELECT r.kind FROM record r WHERE r.here = 1 AND `+condition+` ORDER BY r.id LIMIT 1`, []any{arg}, &tag)
	if err != nil {
		return book.Record{}, fmt.Errorf("find record: %w", err)
	}
	if !found {
		return book.Record{}, fault.New(fault.NotFound)
	}
	records, err := tx.records(tx.book.tables.byTag[tag], condition+` AND r.kind = ? AND r.here = 1 ORDER BY r.id LIMIT 1`, arg, tag)
	if err != nil {
		return book.Record{}, err
	}
	return records[0], nil
}

// All gives the records of the named kinds that belong to a year; no kinds are
// all of them, year 0 is every year and the records without one.
func (tx *Tx) All(kinds []string, year int) ([]book.Record, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	all := []book.Record{}
	for _, table := range tx.book.tables.list {
		if len(kinds) > 0 && !slices.Contains(kinds, table.kind.Name) {
			continue
		}
		records, err := tx.records(table, `r.kind = ? AND (? = 0 OR r.year = ?) ORDER BY r.id`, table.kind.Tag, year, year)
		if err != nil {
			return nil, err
		}
		all = append(all, records...)
	}
	return all, nil
}

// records reads records of one kind; rest is the condition and order, on r and
// on k, the table of the kind. A nil table reads the row every record has.
func (tx *Tx) records(table *table, rest string, args ...any) ([]book.Record, error) {
	query := `SELECT ` + recordColumns + ` FROM ` + recordTables + ` WHERE ` + rest
	if table != nil {
		query = `SELECT ` + recordColumns + `, ` + table.columns + ` FROM ` + recordTables +
			` JOIN ` + quote(table.kind.Name) + ` k ON k.record = r.no WHERE ` + rest
	}
	if _, err := tx.numbered(); err != nil {
		return nil, err
	}
	letters, err := tx.Letters()
	if err != nil {
		return nil, err
	}
	records := []book.Record{}
	err = tx.each(query, args, func(scan func(...any) error) error {
		record, err := tx.scanRecord(scan, table, letters)
		records = append(records, record)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read records: %w", err)
	}
	return records, tx.reopen(records)
}

func (tx *Tx) scanRecord(scan func(...any) error, table *table, letters map[journal.Device]string) (book.Record, error) {
	var r book.Record
	var no, creator, number int64
	var tag int
	var letter, parcel string
	dest := []any{&no, &r.ID, &tag, &r.Number, &r.Status, &r.Created, &creator, &r.Changed, &r.Open, &letter, &number, &parcel}
	var cells []any
	if table != nil {
		cells = make([]any, len(table.fields))
		for i := range cells {
			dest = append(dest, &cells[i])
		}
	}
	if err := scan(dest...); err != nil {
		return r, err
	}
	r.Letter = letters[tx.streams.stream[creator].Device]
	r.Parcel = shortName(letter, number, parcel)
	r.Fields = book.Fields{}
	if table == nil {
		return r, nil
	}
	r.Kind = table.kind.Name
	for i, f := range table.fields {
		if err := answer(f, cells[i], r.Fields); err != nil {
			return r, err
		}
	}
	return r, nil
}

// shortName is what a parcel is called on screen: its device's letter and its
// number, or its id while it stands in no log.
func shortName(letter string, number int64, id string) string {
	if letter == "" || number == 0 {
		return id
	}
	return letter + "-" + strconv.FormatInt(number, 10)
}
