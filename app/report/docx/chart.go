package docx

import (
	"fmt"
	"strconv"
)

// Chart is stacked columns, drawn by Word itself from the workbook behind it.
type Chart struct {
	Caption string
	// Alt says what the chart shows to a reader who cannot see it.
	Alt        string
	Categories []string
	Series     []Series
	// Workbook is an .xlsx that opens when the reader asks to edit the data.
	// Its sheet Sheet has the categories in column A from row 2 on, and one
	// series a column from B on with its name in row 1.
	Workbook []byte
	Sheet    string
}

// Series is one colour of the columns: a value for each category.
type Series struct {
	Name   string
	Values []float64
}

func (c Chart) check() error {
	if len(c.Series) == 0 || len(c.Series) > len(fills) || len(c.Categories) == 0 {
		return fmt.Errorf("chart of %d series over %d categories: %w", len(c.Series), len(c.Categories), ErrShape)
	}
	for _, s := range c.Series {
		if len(s.Values) != len(c.Categories) {
			return fmt.Errorf("series with %d values over %d categories: %w", len(s.Values), len(c.Categories), ErrShape)
		}
	}
	if len(c.Workbook) == 0 || c.Sheet == "" {
		return fmt.Errorf("chart without the workbook behind it: %w", ErrShape)
	}
	return nil
}

func (c Chart) write(b *body) {
	b.charts = append(b.charts, c)
	number := len(b.charts)
	b.add(
		paragraph(properties("Figure"), el("w:r", el("w:drawing", c.inline(number)))),
		caption("Figur", "FigureCaption", number, c.Caption),
	)
}

// emu is how many of DrawingML's units go to a twentieth of a point.
const emu = 635

func (c Chart) inline(number int) element {
	id := strconv.Itoa(number)
	return el("wp:inline",
		el("wp:extent").with("cx", strconv.Itoa(textWidth*emu)).with("cy", strconv.Itoa(textWidth*emu*2/5)),
		el("wp:docPr").with("id", id).with("name", "Figur "+id).with("descr", c.Alt),
		el("wp:cNvGraphicFramePr"),
		el("a:graphic",
			el("a:graphicData", el("c:chart").with("r:id", chartRelation(number))).
				with("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
		),
	).with("distT", "0").with("distB", "0").with("distL", "0").with("distR", "0")
}

func chartRelation(number int) string { return "rIdChart" + strconv.Itoa(number) }

// space is the chart's own part.
func (c Chart) space() element {
	return el("c:chartSpace",
		attr("c:date1904", "0"),
		attr("c:lang", language),
		attr("c:roundedCorners", "0"),
		el("c:chart",
			attr("c:autoTitleDeleted", "1"),
			el("c:plotArea", el("c:layout"), c.columns(), c.categoryAxis(), valueAxis()),
			el("c:legend", attr("c:legendPos", "t"), attr("c:overlay", "0")),
			attr("c:plotVisOnly", "1"),
			attr("c:dispBlanksAs", "gap"),
		),
		el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
		lettering(ink),
		el("c:externalData", attr("c:autoUpdate", "0")).with("r:id", "rIdWorkbook"),
	).
		with("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart").
		with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main").
		with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
}

// attr is val in the namespace of charts, where the attribute has no prefix.
func attr(name, value string) element { return el(name).with("val", value) }

func (c Chart) columns() element {
	chart := el("c:barChart", attr("c:barDir", "col"), attr("c:grouping", "stacked"), attr("c:varyColors", "0"))
	for n := range c.Series {
		chart = chart.add(c.series(n))
	}
	return chart.add(
		attr("c:gapWidth", "60"), attr("c:overlap", "100"),
		attr("c:axId", categoryAxisID), attr("c:axId", valueAxisID),
	)
}

func (c Chart) series(n int) element {
	s, number, column := c.Series[n], strconv.Itoa(n), string(rune('B'+n))
	return el("c:ser",
		attr("c:idx", number), attr("c:order", number),
		el("c:tx", texts(c.place(column, 1, 1), []string{s.Name})),
		solid(fills[n].column),
		attr("c:invertIfNegative", "0"),
		labels(fills[n].label),
		el("c:cat", texts(c.place("A", 2, len(c.Categories)+1), c.Categories)),
		el("c:val", numbers(c.place(column, 2, len(c.Categories)+1), s.Values)),
	)
}

// place is a range of the workbook, as a formula names it.
func (c Chart) place(column string, from, to int) string {
	start := fmt.Sprintf("'%s'!$%s$%d", c.Sheet, column, from)
	if from == to {
		return start
	}
	return fmt.Sprintf("%s:$%s$%d", start, column, to)
}
