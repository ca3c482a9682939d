package report

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"feltbog/app/report/docx"
)

// visible is the text of a page without its head.
func visible(t *testing.T, page string) string {
	t.Helper()
	_, page, _ = strings.Cut(page, "<body>")
	var out strings.Builder
	decoder := xml.NewDecoder(strings.NewReader("<body>" + page))
	decoder.Strict = false
	decoder.AutoClose = xml.HTMLAutoClose
	decoder.Entity = xml.HTMLEntity
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) || err != nil {
			return out.String()
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}

func TestThePageSaysWhatThePaperSaysInTheSameOrder(t *testing.T) {
	r := founding().of(2008)
	content, err := r.Html()
	if err != nil {
		t.Fatal(err)
	}
	rest := visible(t, string(content))
	for _, line := range lines(t, r) {
		if line == "" {
			continue
		}
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Fatalf("the page does not say %q where the paper does", line)
		}
		rest = after
	}
}

func TestThePageAsksNothingOfTheNetwork(t *testing.T) {
	content, err := founding().of(2008).Html()
	if err != nil {
		t.Fatal(err)
	}
	for _, outside := range []string{"http://", "https://", "src=", "url(", "@import", "<script", "<link"} {
		if strings.Contains(string(content), outside) {
			t.Errorf("the page has %q in it", outside)
		}
	}
}

func TestNothingThatWasTypedBecomesMarkup(t *testing.T) {
	const typed = `<script>alert("x")</script> & 'co'`
	p := &pile{}
	p.ready("challenge", fields{"year": int64(2008), "code": "UB", "name": typed, "table_name": typed})
	p.ready("wording", fields{"year": int64(2008), "section": "problem", "text": typed})
	p.ready("requisition", fields{"received": "2008-05-28", "challenge": "challenge-0001"})
	p.ready("event", fields{"title": typed, "date": "2008-05-28", "counting": "not_counted"})
	r := p.of(2008)
	content, err := r.Html()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(content), "<script") {
		t.Error("a script came through to the page")
	}
	if !slices.Contains(lines(t, r), typed) {
		t.Error("the text is not in the paper as it was typed")
	}
}

func TestTheColumnsOfTheDrawingStandOnOneAnother(t *testing.T) {
	chart := docx.Chart{
		Categories: []string{"Udsatte boligområder", "Tryghed"},
		Series:     []docx.Series{{Name: "a", Values: []float64{4, 0}}, {Name: "b", Values: []float64{29, 18}}},
	}
	d := draw(chart)
	foot, head := d.Bars[0], d.Bars[1]
	if foot.Y+foot.H != drawBottom || head.Y+head.H != foot.Y {
		t.Errorf("the columns are at %v+%v and %v+%v over %v", foot.Y, foot.H, head.Y, head.H, drawBottom)
	}
	if ratio := head.H / foot.H; ratio < 7.2 || ratio > 7.3 {
		t.Errorf("29 is %v times as tall as 4", ratio)
	}
	if top := d.Ticks[len(d.Ticks)-1]; top.Value != "40" || head.Y < top.Y {
		t.Errorf("the axis ends at %s, the column rises to %v", top.Value, head.Y)
	}
	if d.Bars[2].Label != "" {
		t.Error("a column of no height has a number on it")
	}
}

func TestTheAxisHasAHandfulOfRoundSteps(t *testing.T) {
	for most, want := range map[float64]float64{0: 1, 1: 1, 4: 1, 7: 2, 10: 2, 36: 10, 99: 20, 101: 50, 2600: 1000} {
		if got := stride(most); got != want {
			t.Errorf("up to %v the steps are %v, want %v", most, got, want)
		}
	}
}

func TestALongNameIsBrokenBetweenWords(t *testing.T) {
	if got, want := wrap("Vidensdeling i projekter", 15), []string{"Vidensdeling i", "projekter"}; !slices.Equal(got, want) {
		t.Errorf("it is broken as %q, want %q", got, want)
	}
}
