package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Table is rows under a head that is repeated on every page it runs to.
type Table struct {
	Caption string
	// Alt says what the table shows to a reader who cannot see it.
	Alt     string
	Columns []Column
	Rows    [][]string
	// Total sets the last row apart as the sum of those above.
	Total bool
}

// Column is a head and how what is under it stands.
type Column struct {
	Head  string
	Right bool
	// Share is the width in parts of the whole. When no column has one, each is
	// as wide as its longest word asks, so that no word is broken.
	Share int
}

func (t Table) check() error {
	if len(t.Columns) == 0 {
		return fmt.Errorf("table without columns: %w", ErrShape)
	}
	for number, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells under %d heads: %w", number, len(row), len(t.Columns), ErrShape)
		}
	}
	return nil
}

func (t Table) write(b *body) {
	b.tables++
	widths := t.widths()
	grid := el("w:tblGrid")
	for _, width := range widths {
		grid = grid.add(el("w:gridCol").with("w:w", strconv.Itoa(width)))
	}
	table := el("w:tbl", t.properties(), grid, t.head(widths))
	for n := range t.Rows {
		table = table.add(t.row(n, widths))
	}
	// Word joins two tables that touch, and a table may not be the last thing
	// before the page: the empty paragraph is asked for by the format.
	b.add(caption("Tabel", "Caption", b.tables, t.Caption), table, paragraph(properties("AfterTable")))
}

func (t Table) properties() element {
	return el("w:tblPr",
		val("w:tblStyle", "Figures"),
		el("w:tblW").with("w:w", "5000").with("w:type", "pct"),
		el("w:tblLayout").with("w:type", "fixed"),
		t.look(),
		val("w:tblCaption", t.Caption),
		val("w:tblDescription", t.Alt),
	)
}

// look tells the table style which of its parts are in use.
func (t Table) look() element {
	total := "0"
	if t.Total {
		total = "1"
	}
	return el("w:tblLook").
		with("w:firstRow", "1").with("w:lastRow", total).
		with("w:firstColumn", "0").with("w:lastColumn", "0").
		with("w:noHBand", "1").with("w:noVBand", "1")
}

func (t Table) head(widths []int) element {
	row := el("w:tr", el("w:trPr", el("w:cantSplit"), el("w:tblHeader")))
	for n, column := range t.Columns {
		row = row.add(t.cell(n, column.Head, widths, properties("TableHead")))
	}
	return row
}

func (t Table) row(number int, widths []int) element {
	last := number == len(t.Rows)-1
	style := "TableText"
	if last && t.Total {
		style = "TableTotal"
	}
	p := properties(style)
	if !last && len(t.Rows) <= together {
		p = p.add(el("w:keepNext"))
	}
	row := el("w:tr", el("w:trPr", el("w:cantSplit")))
	for n, text := range t.Rows[number] {
		row = row.add(t.cell(n, text, widths, p))
	}
	return row
}

// together is how many rows a table may have and still be kept on one page.
const together = 12

func (t Table) cell(column int, text string, widths []int, p element) element {
	if t.Columns[column].Right {
		p = p.add(val("w:jc", "right"))
	}
	return el("w:tc",
		el("w:tcPr", el("w:tcW").with("w:w", strconv.Itoa(widths[column])).with("w:type", "dxa")),
		paragraph(p, runText(text, Run{})),
	)
}

// widths shares the width of the text between the columns; what does not divide
// falls to the last.
func (t Table) widths() []int {
	parts := t.shares()
	sum := 0
	for _, part := range parts {
		sum += part
	}
	out, left := make([]int, len(parts)), textWidth
	for n, part := range parts {
		out[n] = textWidth * part / sum
		left -= out[n]
	}
	out[len(out)-1] += left
	return out
}

func (t Table) shares() []int {
	given, asked := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	any := false
	for n, column := range t.Columns {
		any = any || column.Share > 0
		given[n], asked[n] = max(column.Share, 1), cellMargins+longestWord(column.Head)
		for _, row := range t.Rows {
			asked[n] = max(asked[n], cellMargins+longestWord(row[n]))
		}
	}
	if any {
		return given
	}
	return asked
}

// cellMargins is the room beside the text of a cell, in letters.
const cellMargins = 2

func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}
