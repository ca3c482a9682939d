package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// Csv is the figures as Danish spreadsheets read them: semicolons, decimals with
// a comma, and the mark by which Excel knows the letters.
func (r Report) Csv() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	rows := [][]string{{"Nøgle", "Afsnit", "Tal", "Værdi", "Læses", "Metode", "Regel", "Poster"}}
	for _, f := range r.Figures {
		rows = append(rows, []string{
			f.Key, sectionWords[f.Section], f.Label, f.comma(), f.Text, methodWords[f.Method], f.Rule, strconv.Itoa(len(f.Records)),
		})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	return out.Bytes(), nil
}

// comma is the value with a Danish comma, and nothing where it may not be told.
func (f Figure) comma() string {
	if f.Method == Suppressed {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(f.Value, 'f', -1, 64), ".", ",", 1)
}
