package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

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

// ready makes the projection show what the transaction has done so far.
func (tx *Tx) ready() error {
	if err := tx.project(); err != nil {
		return err
	}
	return tx.indexAnew()
}

// Find gives the record with an id. The fault is NotFound.
func (tx *Tx) Find(id book.ID) (book.Record, error) { return tx.find(`r.id = ?`, string(id)) }

// ByNumber gives the record with a number, "B-2009-0042". Copied books may have
// given one number twice; then it is the record with the lower id.
func (tx *Tx) ByNumber(number string) (book.Record, error) {
	return tx.find(`r.number = ? AND r.number <> ''`, strings.ToUpper(strings.TrimSpace(number)))
}

func (tx *Tx) find(condition string, arg any) (book.Record, error) {
	if err := tx.ready(); err != nil {
		return book.Record{}, err
	}
	var tag int
	found, err := tx.one(`SELECT r.kind FROM record r WHERE `+condition+` ORDER BY r.id LIMIT 1`, []any{arg}, &tag)
	if err != nil {
		return book.Record{}, fmt.Errorf("find record: %w", err)
	}
	if !found {
		return book.Record{}, fault.New(fault.NotFound)
	}
	records, err := tx.records(tx.book.shapes.byTag[tag], condition+` AND r.kind = ? ORDER BY r.id LIMIT 1`, arg, tag)
	if err != nil {
		return book.Record{}, err
	}
	return records[0], nil
}

// All gives the records of the named kinds that belong to a year; no kinds are
// all of them, year 0 is every year and the records without one.
func (tx *Tx) All(kinds []string, year int) ([]book.Record, error) {
	if err := tx.ready(); err != nil {
		return nil, err
	}
	all := []book.Record{}
	for _, shape := range tx.book.shapes.list {
		if len(kinds) > 0 && !slices.Contains(kinds, shape.kind.Name) {
			continue
		}
		records, err := tx.records(shape, `r.kind = ? AND (? = 0 OR r.year = ?) ORDER BY r.id`, shape.kind.Tag, year, year)
		if err != nil {
			return nil, err
		}
		all = append(all, records...)
	}
	return all, nil
}

// records reads records of one kind; rest is the condition and order, on r and
// on k, the table of the kind. A nil shape reads the row every record has.
func (tx *Tx) records(shape *kindShape, rest string, args ...any) ([]book.Record, error) {
	query := `SELECT ` + recordColumns + ` FROM ` + recordTables + ` WHERE ` + rest
	if shape != nil {
		query = `SELECT ` + recordColumns + `, ` + shape.columns + ` FROM ` + recordTables +
			` JOIN ` + quote(shape.kind.Name) + ` k ON k.record = r.no WHERE ` + rest
	}
	if _, err := tx.numbered(); err != nil {
		return nil, err
	}
	letters, err := tx.roster()
	if err != nil {
		return nil, err
	}
	records := []book.Record{}
	err = tx.each(query, args, func(scan func(...any) error) error {
		record, err := tx.scanRecord(scan, shape, letters)
		records = append(records, record)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read records: %w", err)
	}
	return records, nil
}

func (tx *Tx) scanRecord(scan func(...any) error, shape *kindShape, letters map[journal.Device]string) (book.Record, error) {
	var r book.Record
	var no, creator, number int64
	var tag int
	var letter, parcel string
	dest := []any{&no, &r.ID, &tag, &r.Number, &r.Status, &r.Created, &creator, &r.Changed, &r.Open, &letter, &number, &parcel}
	var cells []any
	if shape != nil {
		cells = make([]any, len(shape.fields))
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
	if shape == nil {
		return r, nil
	}
	r.Kind = shape.kind.Name
	for i, f := range shape.fields {
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

// answer turns a column back into the answer it holds.
func answer(f book.Field, cell any, into book.Fields) (err error) {
	if cell == nil {
		return nil
	}
	text, _ := cell.(string)
	switch f.Type {
	case book.Yes:
		into[f.Name] = cell == int64(1)
	case book.Choices, book.Refs:
		into[f.Name], err = unmarshal[[]string](text)
	case book.Tally:
		into[f.Name], err = unmarshal[map[string]int64](text)
	case book.Scale:
		into[f.Name], err = unmarshal[map[string]string](text)
	default:
		into[f.Name] = cell
	}
	return err
}

func unmarshal[T any](text string) (value T, err error) {
	err = json.Unmarshal([]byte(text), &value)
	return value, err
}

// Titles gives what lists show for records, by id; a record that is not here is
// left out.
func (tx *Tx) Titles(ids []book.ID) (map[book.ID]string, error) {
	if err := tx.ready(); err != nil {
		return nil, err
	}
	titles := make(map[book.ID]string, len(ids))
	for _, id := range ids {
		var title string
		found, err := tx.one(`SELECT title FROM record WHERE id = ?`, []any{string(id)}, &title)
		if err != nil {
			return nil, fmt.Errorf("read title: %w", err)
		}
		if found {
			titles[id] = title
		}
	}
	return titles, nil
}

// Number gives the next number of a record dated day ("2008-05-28"; "" is the
// day of the transaction): the device's letter, the year, and one more than the
// highest so far.
func (tx *Tx) Number(day string) (string, error) {
	if err := tx.project(); err != nil {
		return "", err
	}
	if len(day) < 4 {
		day = time.UnixMilli(tx.Now).Format(time.DateOnly)
	}
	prefix := tx.book.identity.Letter + "-" + day[:4] + "-"
	// "." is the character after "-": the numbers of this letter and year lie between.
	var highest int64
	if _, err := tx.one(`SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) FROM record WHERE number > ? AND number < ? AND number <> ''`,
		[]any{len(prefix) + 1, prefix, prefix[:len(prefix)-1] + "."}, &highest); err != nil {
		return "", fmt.Errorf("read numbers: %w", err)
	}
	return fmt.Sprintf("%s%04d", prefix, highest+1), nil
}

// A Conflict is a register that waits for a person: two or more heads with
// different values.
type Conflict struct {
	Record book.ID
	Kind   string
	Number string
	Field  string
	Slot   book.Slot
	Heads  []journal.Head // sorted by dot
}

// Conflicts are all registers that wait for a person, by record and slot.
func (tx *Tx) Conflicts() ([]Conflict, error) {
	if err := tx.project(); err != nil {
		return nil, err
	}
	ids, err := column[string](tx, `SELECT id FROM record WHERE open = 1 ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read conflicts: %w", err)
	}
	conflicts := []Conflict{}
	for _, id := range ids {
		s, err := tx.state(book.ID(id))
		if err != nil {
			return nil, err
		}
		conflicts = append(conflicts, s.conflicts(tx.book.options.Catalogue)...)
	}
	return conflicts, nil
}

func (s *state) conflicts(c *book.Catalogue) []Conflict {
	kind, ok := c.Tagged(s.kind)
	if !ok {
		return nil
	}
	var open []Conflict
	for _, slot := range slots(s.registers) {
		field, known := kind.Tagged(slot.Tag)
		if !known || !s.registers[slot].Asks(field.Policy) {
			continue
		}
		open = append(open, Conflict{
			Record: s.id, Kind: kind.Name, Number: s.shown(book.TagNumber),
			Field: field.Name, Slot: slot, Heads: append([]journal.Head(nil), s.registers[slot].Heads...),
		})
	}
	return open
}
