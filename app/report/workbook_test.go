package report

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func workbook(t *testing.T, r Report) *excelize.File {
	t.Helper()
	content, err := r.Xlsx()
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// column is the cells under a head.
func columnOf(t *testing.T, file *excelize.File, sheet, head string) []string {
	t.Helper()
	rows, err := file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(rows[0], head)
	if at < 0 {
		t.Fatalf("%s has no column %q among %q", sheet, head, rows[0])
	}
	var out []string
	for _, row := range rows[1:] {
		if at < len(row) {
			out = append(out, row[at])
		} else {
			out = append(out, "")
		}
	}
	return out
}

func TestTheWorkbookHasTheFoundingTable(t *testing.T) {
	file := workbook(t, founding().of(2008))
	if got, want := columnOf(t, file, "Tabel 1", "Rådgivninger"), []string{"29", "18", "29", "30", "106"}; !slices.Equal(got, want) {
		t.Errorf("the row reads %v, want %v", got, want)
	}
	if got, want := columnOf(t, file, "Tabel 1", "Udfordring (kode)"), []string{"UB", "TR", "MK", "VP", "total"}; !slices.Equal(got, want) {
		t.Errorf("the codes read %v, want %v", got, want)
	}
}

func TestTheDatesOfTheWorkbookAreDates(t *testing.T) {
	p := &pile{}
	p.ready("visit", fields{"date": "2008-05-28", "project": p.ready("project", fields{"name": "Bydelsmødre"}), "occasion": "advice"})
	file := workbook(t, p.of(2008))
	if got := columnOf(t, file, "Projektbesøg", "Dato"); got[0] != "28.05.2008" {
		t.Errorf("the date reads %q", got[0])
	}
	raw, err := file.GetCellValue("Projektbesøg", "C2", excelize.Options{RawCellValue: true})
	if err != nil || raw != "39596" {
		t.Errorf("the date is kept as %q (%v), not as the 39596th day", raw, err)
	}
	for head, want := range map[string]string{"Projekt": "Bydelsmødre", "Anledning": "Rådgivning", "Anledning (kode)": "advice"} {
		if got := columnOf(t, file, "Projektbesøg", head); got[0] != want {
			t.Errorf("%s reads %q, want %q", head, got[0], want)
		}
	}
}

func TestFreeTextAndSmallNumbersStayOutOfTheWorkbook(t *testing.T) {
	const secret = "Familien i nummer 12"
	p := &pile{}
	p.ready("visit", fields{"date": "2008-05-28", "project": "some", "summary": secret, "maturity_parents_note": secret, "met": map[string]int64{"parent": 1}})
	p.ready("requisition", fields{"received": "2008-05-28", "subject": secret, "description": secret, "function": secret, "internal": true})
	p.ready("agreement", fields{"due": "2008-05-28", "what": "Ring til skolen", "remark": secret, "source": "visit-0001"})
	p.ready("dialogue", fields{"date": "2008-05-28", "counting": "counted", "mothers": int64(2), "stressed": secret})
	p.ready("answer", fields{"received": "2008-05-28", "remark": secret})
	file := workbook(t, p.of(2008))
	for _, name := range file.GetSheetList() {
		rows, err := file.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(cell, "Familien") }) {
				t.Errorf("%s tells %q", name, row)
			}
		}
	}
	values := columnOf(t, file, "Tal", "Værdi")
	if at := slices.Index(columnOf(t, file, "Tal", "Nøgle"), "dialogues.mothers"); values[at] != "" {
		t.Errorf("a hidden number reads %q", values[at])
	}
	if slices.Contains(file.GetSheetList(), "Forældredialog") {
		t.Error("the meetings are listed one by one")
	}
}

func TestEverySheetKeepsItsHeadInSightAndOnEveryPage(t *testing.T) {
	file := workbook(t, founding().of(2008))
	titles := map[string]bool{}
	for _, name := range file.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles[name.Scope] = true
		}
	}
	for _, name := range file.GetSheetList() {
		panes, err := file.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("the head of %s is not frozen: %+v %v", name, panes, err)
		}
		if !titles[name] {
			t.Errorf("the head of %s is not on every page", name)
		}
	}
}

func TestACellThatLooksLikeAFormulaIsText(t *testing.T) {
	p := &pile{}
	p.ready("event", fields{"title": `=HYPERLINK("http://x")`, "date": "2008-05-28", "counting": "not_counted"})
	file := workbook(t, p.of(2008))
	if got := columnOf(t, file, "Arrangementer", "Titel"); got[0] != `=HYPERLINK("http://x")` {
		t.Errorf("the title reads %q", got[0])
	}
	for _, cell := range []string{"C2", "D2", "E2"} {
		if formula, _ := file.GetCellFormula("Arrangementer", cell); formula != "" {
			t.Errorf("%s is the formula %q", cell, formula)
		}
	}
}

func TestTheWorkbookBehindAChartHoldsWhatTheChartShows(t *testing.T) {
	chart, err := (&paper{Report: founding().of(2008), printed: map[string]bool{}}).chart1(founding().of(2008).columns())
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(chart.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows(chart.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Vidensdeling i projekter", "6", "30"}; !slices.Equal(rows[4], want) || rows[0][2] != "Rådgivninger" {
		t.Errorf("the workbook reads %q", rows)
	}
}

func TestACommaFileIsReadBackAsItWasWritten(t *testing.T) {
	p := founding()
	p.ready("event", fields{"title": `Fest; med "gæster"`, "date": "2008-05-28", "counting": "not_counted"})
	r := p.of(2008)
	content, err := r.Csv()
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(content), "\uFEFF")
	if !marked {
		t.Error("the mark that tells Excel the letters is missing")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(r.Figures)+1 {
		t.Fatalf("%d rows for %d figures", len(rows)-1, len(r.Figures))
	}
	for n, f := range r.Figures {
		if rows[n+1][0] != f.Key || rows[n+1][2] != f.Label {
			t.Errorf("row %d reads %q", n+1, rows[n+1])
		}
		if f.Key == "plan.next.line.3" && rows[n+1][3] != "0,5" {
			t.Errorf("half a person-year reads %q", rows[n+1][3])
		}
	}
}

func TestASuppressedFigureHasNoNumberInTheCommaFile(t *testing.T) {
	f := Figure{Value: 2, Method: Suppressed}
	if f.comma() != "" || f.cell() != "" {
		t.Error("it is told")
	}
}
