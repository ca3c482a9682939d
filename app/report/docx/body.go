package docx

import "strconv"

// body gathers the blocks of a document while they are written, and counts what
// must be numbered: captions, drawings and lists.
type body struct {
	content []element
	charts  []Chart
	lists   int
	tables  int
}

func newBody() *body { return &body{} }

func (b *body) add(e ...element) { b.content = append(b.content, e...) }

// caption is a paragraph such as "Tabel 2. Rekvireringer", its number a field,
// so that Word counts anew when the secretariat adds a table of its own.
func caption(kind, style string, number int, text string) element {
	return paragraph(properties(style),
		runText(kind+" ", Run{}),
		field("SEQ "+kind+` \* ARABIC`, strconv.Itoa(number)),
		runText(". "+text, Run{}),
	)
}

// field is a simple field with the result it has until Word works it out anew.
func field(instruction, result string) element {
	return el("w:fldSimple", runText(result, Run{})).with("w:instr", " "+instruction+" ")
}

// document is the main part. The last thing in it is the page.
func (b *body) document() element {
	content := append(b.content[:len(b.content):len(b.content)], page())
	return spaced(el("w:document", el("w:body", content...)))
}

// page is A4 upright with margins of 25 mm, in twentieths of a point.
func page() element {
	return el("w:sectPr",
		el("w:footerReference").with("w:type", "default").with("r:id", "rIdFooter"),
		el("w:pgSz").with("w:w", strconv.Itoa(pageWidth)).with("w:h", "16838"),
		el("w:pgMar").with("w:top", strconv.Itoa(margin)).with("w:right", strconv.Itoa(margin)).
			with("w:bottom", strconv.Itoa(margin)).with("w:left", strconv.Itoa(margin)).
			with("w:header", "709").with("w:footer", "709").with("w:gutter", "0"),
	)
}

const (
	pageWidth = 11906
	margin    = 1418
	textWidth = pageWidth - 2*margin
)

// footer is "Side x af y".
func footer() element {
	return spaced(el("w:ftr", paragraph(properties("Footer"),
		runText("Side ", Run{}),
		field("PAGE", "1"),
		runText(" af ", Run{}),
		field("NUMPAGES", "1"),
	)))
}

func spaced(root element) element {
	return root.
		with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main").
		with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships").
		with("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing").
		with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main").
		with("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart")
}
