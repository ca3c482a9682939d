package report

import (
	"fmt"
	"math"
	"time"

	"github.com/xuri/excelize/v2"
)

// binder puts sheets into a file, all in one manner.
type binder struct {
	file             *excelize.File
	head, date, text int // styles
}

func newBinder(file *excelize.File) (*binder, error) {
	w, format := &binder{file: file}, "dd.mm.yyyy"
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&w.head, excelize.Style{
			Font:      &excelize.Font{Bold: true, Family: "Calibri", Size: 11},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9F1F3"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"},
		}},
		{&w.date, excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}},
		{&w.text, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		id, err := file.NewStyle(&s.style)
		if err != nil {
			return nil, fmt.Errorf("make style: %w", err)
		}
		*s.id = id
	}
	return w, nil
}

// bind writes a sheet. The file comes with one, which the first takes over.
func (w *binder) bind(place int, s sheet) error {
	if place == 0 {
		if err := w.file.SetSheetName("Sheet1", s.name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(s.name); err != nil {
		return err
	}
	head := make([]any, 0, len(s.head))
	for _, text := range s.head {
		head = append(head, text)
	}
	widths := s.widths()
	for n, row := range append([][]any{head}, s.rows...) {
		if err := w.row(s.name, n+1, row); err != nil {
			return err
		}
		if err := w.file.SetRowHeight(s.name, n+1, height(row, widths)); err != nil {
			return err
		}
	}
	return w.dress(s, widths)
}

func (w *binder) row(sheet string, number int, cells []any) error {
	for n, value := range cells {
		cell, err := excelize.CoordinatesToCellName(n+1, number)
		if err != nil {
			return err
		}
		if err := w.file.SetCellValue(sheet, cell, value); err != nil {
			return err
		}
		if err := w.file.SetCellStyle(sheet, cell, cell, w.style(number, value)); err != nil {
			return err
		}
	}
	return nil
}

func (w *binder) style(row int, value any) int {
	switch _, date := value.(time.Time); {
	case row == 1:
		return w.head
	case date:
		return w.date
	}
	return w.text
}

// dress makes a sheet pleasant to read and to print: the head stays in sight and
// on every page, columns are as wide as their contents ask, and a page holds
// every column.
func (w *binder) dress(s sheet, widths []float64) error {
	last, err := excelize.CoordinatesToCellName(len(s.head), len(s.rows)+1)
	if err != nil {
		return err
	}
	for n, width := range widths {
		name, err := excelize.ColumnNumberToName(n + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(s.name, name, name, width); err != nil {
			return err
		}
	}
	if err := w.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.file.AutoFilter(s.name, "A1:"+last, nil); err != nil {
		return err
	}
	return w.paper(s.name)
}

func (w *binder) paper(sheet string) error {
	a4, landscape, wide, tall, fit := 9, "landscape", 1, 0, true
	if err := w.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := w.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&L&A", OddFooter: "&RSide &P af &N"}); err != nil {
		return err
	}
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet,
	})
}

// widths is room for the longest cell of each column, within reason.
func (s sheet) widths() []float64 {
	out := make([]float64, len(s.head))
	for n, head := range s.head {
		longest := len([]rune(head))
		for _, row := range s.rows {
			if text, ok := row[n].(string); ok {
				longest = max(longest, len([]rune(text)))
			}
		}
		out[n] = float64(min(max(longest+2, 11), 60))
	}
	return out
}

// height is room for every line of the cell that needs most. Not every program
// works it out by itself.
func height(row []any, widths []float64) float64 {
	lines := 1
	for n, value := range row {
		if text, ok := value.(string); ok {
			lines = max(lines, int(math.Ceil(float64(len([]rune(text)))/widths[n])))
		}
	}
	return float64(15 * lines)
}
