package docx

import (
	"fmt"
	"strconv"
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
	// Share is the width in parts of the whole; 0 counts as 1.
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
	for n, cells := range t.Rows {
		style := "TableText"
		if t.Total && n == len(t.Rows)-1 {
			style = "TableTotal"
		}
		table = table.add(t.row(cells, widths, style))
	}
	// Word joins two tables that touch, and a table may not be the last thing
	// before the page: the empty paragraph is asked for by the format.
	b.add(caption("Tabel", b.tables, t.Caption, true), table, paragraph(properties("AfterTable", false)))
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
		row = row.add(cell(column.Head, widths[n], column.Right, "TableHead"))
	}
	return row
}

func (t Table) row(cells []string, widths []int, style string) element {
	row := el("w:tr", el("w:trPr", el("w:cantSplit")))
	for n, text := range cells {
		row = row.add(cell(text, widths[n], t.Columns[n].Right, style))
	}
	return row
}

func cell(text string, width int, right bool, style string) element {
	p := properties(style, false)
	if right {
		p = p.add(val("w:jc", "right"))
	}
	return el("w:tc",
		el("w:tcPr", el("w:tcW").with("w:w", strconv.Itoa(width)).with("w:type", "dxa")),
		paragraph(p, runText(text, Run{})),
	)
}

// widths shares the width of the text between the columns; what does not divide
// falls to the last.
func (t Table) widths() []int {
	shares := 0
	for _, column := range t.Columns {
		shares += max(column.Share, 1)
	}
	out, left := make([]int, len(t.Columns)), textWidth
	for n, column := range t.Columns {
		out[n] = textWidth * max(column.Share, 1) / shares
		left -= out[n]
	}
	out[len(out)-1] += left
	return out
}
