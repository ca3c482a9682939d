package sample

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"feltbog/app/book"
)

//go:embed year/*.txt
var files embed.FS

// row is one line of a table by the names in the table's first line. Most are
// fields of a kind; the rest tell how the year is put together.
type row map[string]string

// table is year/name.txt. Its rows are everybody's: nobody writes in them.
func table(name string) []row {
	rows, ok := tables()[name]
	if !ok {
		panic("sample: no table " + name)
	}
	return rows
}

var tables = sync.OnceValue(func() map[string][]row {
	entries, err := files.ReadDir("year")
	if err != nil {
		panic(err)
	}
	all := map[string][]row{}
	for _, entry := range entries {
		raw, err := files.ReadFile("year/" + entry.Name())
		if err != nil {
			panic(err)
		}
		all[strings.TrimSuffix(entry.Name(), ".txt")] = read(entry.Name(), string(raw))
	}
	return all
})

// read takes a table apart: columns between |, the first line names them, and
// lines that begin with # explain. It is compiled in, so a table that cannot be
// read is a mistake of ours and panics.
func read(name, text string) []row {
	var columns []string
	var rows []row
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if columns == nil {
			columns = trimmed(cells)
			continue
		}
		if len(cells) != len(columns) {
			panic(fmt.Sprintf("sample: year/%s: %d cells under %d columns: %s", name, len(cells), len(columns), line))
		}
		r := row{}
		for i, cell := range trimmed(cells) {
			r[columns[i]] = cell
		}
		rows = append(rows, r)
	}
	return rows
}

func trimmed(cells []string) []string {
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// number is a cell that counts; an empty one is 0.
func (r row) number(column string) int {
	if r[column] == "" {
		return 0
	}
	n, err := strconv.Atoi(r[column])
	if err != nil {
		panic(fmt.Sprintf("sample: %s is %q", column, r[column]))
	}
	return n
}

// many is a cell of several words, between commas.
func (r row) many(column string) []string {
	if r[column] == "" {
		return nil
	}
	return trimmed(strings.Split(r[column], ","))
}

// fields are the cells of r that are answers to the kind's questions. Records
// are pointed to by their keys.
func (r row) fields(kind *book.Kind) book.Fields {
	f := book.Fields{}
	for _, field := range kind.Fields {
		if r[field.Name] != "" && field.Tag != book.TagStatus {
			f[field.Name] = r.answer(field)
		}
	}
	return f
}

func (r row) answer(field book.Field) any {
	switch field.Type {
	case book.Whole:
		return int64(r.number(field.Name))
	case book.Quarter:
		years, err := strconv.ParseFloat(r[field.Name], 64)
		if err != nil {
			panic(err)
		}
		return years
	case book.Yes:
		return r[field.Name] == "ja"
	case book.Choices, book.Refs:
		return r.many(field.Name)
	case book.Tally:
		return r.tally(field.Name)
	default:
		return strings.ReplaceAll(r[field.Name], " ¶ ", "\n")
	}
}

// tally is a cell such as "teacher=4, ssp=1".
func (r row) tally(column string) map[string]int64 {
	counts := map[string]int64{}
	for _, pair := range r.many(column) {
		code, count, _ := strings.Cut(pair, "=")
		counts[code] = int64(row{"": count}.number(""))
	}
	return counts
}
