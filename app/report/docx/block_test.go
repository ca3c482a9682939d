package docx

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
)

// read is what a reader sees of the main part: each paragraph on a line.
func read(t *testing.T, content []byte) []string {
	t.Helper()
	var document struct {
		Paragraphs []struct {
			Inner string `xml:",innerxml"`
		} `xml:"body>p"`
	}
	if err := xml.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range document.Paragraphs {
		out = append(out, textIn(t, p.Inner))
	}
	return out
}

func textIn(t *testing.T, inner string) string {
	t.Helper()
	var out strings.Builder
	decoder := xml.NewDecoder(strings.NewReader("<p>" + inner + "</p>"))
	decoder.Strict = false
	for inside := ""; ; {
		token, err := decoder.Token()
		if err != nil {
			return out.String()
		}
		switch token := token.(type) {
		case xml.StartElement:
			if inside = token.Name.Local; inside == "br" {
				out.WriteString("\n")
			}
		case xml.CharData:
			if inside == "t" {
				out.Write(token)
			}
		}
	}
}

func document(t *testing.T, blocks ...Block) []byte {
	t.Helper()
	return written(t, Document{Blocks: blocks})["word/document.xml"]
}

func TestWhatIsWrittenIsReadBackLetterForLetter(t *testing.T) {
	awkward := `<b>"Fra Sport til Job" & 'TFI´s' æøå ½`
	got := read(t, document(t, Paragraph{[]Run{{Text: awkward}, {Text: "\n linje to "}}}))
	if want := []string{awkward + "\n linje to "}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestACharacterThatXMLForbidsDoesNotBreakTheDocument(t *testing.T) {
	got := read(t, document(t, Paragraph{Plain("før\x00\x0befter")}))
	if want := []string{"før\uFFFD\uFFFDefter"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestCaptionsAreNumberedByKind(t *testing.T) {
	b := newBody()
	for _, block := range whole().Blocks {
		block.write(b)
	}
	got := read(t, b.document().markup())
	for _, want := range []string{"Tabel 1. Rekvireringer", "Tabel 2. Rekvireringer", "Figur 1. Henvendelser", "Figur 2. Henvendelser"} {
		if !slices.Contains(got, want) {
			t.Errorf("no caption %q in %q", want, got)
		}
	}
}

func TestTheHeadOfATableIsRepeatedOnEveryPage(t *testing.T) {
	all := starts(t, "document", document(t, Table{Columns: []Column{{Head: "a"}}, Rows: [][]string{{"1"}, {"2"}}}))
	heads := values(all, "tblHeader", "val")
	rows := values(all, "tr", "val")
	if len(heads) != 1 || len(rows) != 3 {
		t.Errorf("%d of %d rows are heads, want 1 of 3", len(heads), len(rows))
	}
}

func TestTheColumnsOfATableFillTheLineExactly(t *testing.T) {
	for columns := 1; columns < 9; columns++ {
		table := Table{Columns: make([]Column, columns)}
		for share := range 3 {
			table.Columns[0].Share = share
			sum := 0
			for _, width := range table.widths() {
				sum += width
			}
			if sum != textWidth {
				t.Errorf("%d columns are %d wide together, the line is %d", columns, sum, textWidth)
			}
		}
	}
}

func TestAColumnIsAsWideAsItsLongestWordAsks(t *testing.T) {
	table := Table{Columns: []Column{{Head: "Forældreinddragelse"}, {Head: "Trin 0"}}, Rows: [][]string{{"kort", "12"}}}
	if widths := table.widths(); widths[0] <= 2*widths[1] {
		t.Errorf("a long word and a short one are %v wide", widths)
	}
}

func TestEachNumberedListCountsForItself(t *testing.T) {
	numbered := List{Numbered: true, Items: [][]Run{Plain("et"), Plain("to")}}
	used := values(starts(t, "document", document(t, numbered, numbered)), "numId", "val")
	if used[0] != used[1] || used[2] != used[3] || used[0] == used[2] {
		t.Errorf("the two lists are counted as %v", used)
	}
}

func TestAChartShowsWhatItsWorkbookHolds(t *testing.T) {
	files := written(t, whole())
	chart := string(files["word/charts/chart1.xml"])
	for _, want := range []string{
		"<c:f>&#39;Tal&#39;!$A$2:$A$3</c:f>", "<c:f>&#39;Tal&#39;!$B$1</c:f>", "<c:f>&#39;Tal&#39;!$C$2:$C$3</c:f>",
		`<c:pt idx="1"><c:v>29.5</c:v></c:pt>`, "<c:v>Rådgivninger</c:v>", "<c:v>Vidensdeling</c:v>",
	} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	if string(files["word/embeddings/workbook1.xlsx"]) != "any bytes will do here" {
		t.Error("the workbook is not the one that was given")
	}
}
