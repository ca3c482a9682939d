package report

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"feltbog/app/report/docx"
)

// chartWorkbook is the workbook behind a chart, laid out as docx.Chart asks.
func chartWorkbook(c docx.Chart) ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	if err := file.SetSheetName("Sheet1", c.Sheet); err != nil {
		return nil, err
	}
	head := []any{""}
	for _, s := range c.Series {
		head = append(head, s.Name)
	}
	if err := file.SetSheetRow(c.Sheet, "A1", &head); err != nil {
		return nil, err
	}
	for n, category := range c.Categories {
		row := []any{category}
		for _, s := range c.Series {
			row = append(row, s.Values[n])
		}
		if err := file.SetSheetRow(c.Sheet, fmt.Sprintf("A%d", n+2), &row); err != nil {
			return nil, err
		}
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
