package report

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"feltbog/app/report/docx"
)

// sheet is one table of a workbook. A cell is a string, a number or a day.
type sheet struct {
	name string
	head []string
	rows [][]any
}

// Xlsx is the same figures as a workbook, with the records they are counted
// from, one sheet for each table. Free text stays in the book: a sheet has what
// can be counted, and nothing that could point at a parent or a respondent.
func (r Report) Xlsx() ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	w, err := newBinder(file)
	if err != nil {
		return nil, err
	}
	for n, s := range r.sheets() {
		if err := w.bind(n, s); err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", s.name, err)
		}
	}
	err = file.SetDocProps(&excelize.DocProperties{
		Title: fmt.Sprintf("TaskForce Integration: tal for %d", r.Year), Creator: "TaskForce Integration", Language: "da-DK",
	})
	if err != nil {
		return nil, fmt.Errorf("write properties: %w", err)
	}
	return workbookBytes(file)
}

// chartWorkbook is the workbook behind a chart, laid out as docx.Chart asks.
func chartWorkbook(c docx.Chart) ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	w, err := newBinder(file)
	if err != nil {
		return nil, err
	}
	s := sheet{name: c.Sheet, head: []string{""}}
	for _, series := range c.Series {
		s.head = append(s.head, series.Name)
	}
	for n, category := range c.Categories {
		row := []any{category}
		for _, series := range c.Series {
			row = append(row, series.Values[n])
		}
		s.rows = append(s.rows, row)
	}
	if err := w.bind(0, s); err != nil {
		return nil, fmt.Errorf("write workbook of a chart: %w", err)
	}
	return workbookBytes(file)
}

func workbookBytes(file *excelize.File) ([]byte, error) {
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return out.Bytes(), nil
}
