package docx

import (
	"fmt"
	"strconv"
	"time"
)

const language = "da-DK"

// parts is the document as the files of its package, each after what leads to
// it.
func (d Document) parts(b *body) []part {
	all := []part{
		{relations: []relation{
			{"rId1", office + "officeDocument", "word/document.xml"},
			{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
			{"rId3", office + "extended-properties", "docProps/app.xml"},
		}},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", d.core().markup(), nil},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", fixed("app.xml"), nil},
		{"word/document.xml", word + "document.main+xml", b.document().markup(), b.relations()},
		{"word/styles.xml", word + "styles+xml", fixed("styles.xml"), nil},
		{"word/settings.xml", word + "settings+xml", fixed("settings.xml"), nil},
		{"word/fontTable.xml", word + "fontTable+xml", fixed("fontTable.xml"), nil},
		{"word/numbering.xml", word + "numbering+xml", b.numbering().markup(), nil},
		{"word/footer1.xml", word + "footer+xml", footer().markup(), nil},
	}
	for n, c := range b.charts {
		all = append(all, c.parts(n+1)...)
	}
	return all
}

// relations is where the main part leads.
func (b *body) relations() []relation {
	all := []relation{
		{"rIdStyles", office + "styles", "styles.xml"},
		{"rIdSettings", office + "settings", "settings.xml"},
		{"rIdFonts", office + "fontTable", "fontTable.xml"},
		{"rIdNumbering", office + "numbering", "numbering.xml"},
		{"rIdFooter", office + "footer", "footer1.xml"},
	}
	for n := range b.charts {
		all = append(all, relation{chartRelation(n + 1), office + "chart", fmt.Sprintf("charts/chart%d.xml", n+1)})
	}
	return all
}

// parts is the chart and the workbook behind it.
func (c Chart) parts(number int) []part {
	id := strconv.Itoa(number)
	workbook := "embeddings/workbook" + id + ".xlsx"
	return []part{
		{
			name:      "word/charts/chart" + id + ".xml",
			kind:      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
			content:   c.space().markup(),
			relations: []relation{{"rIdWorkbook", office + "package", "../" + workbook}},
		},
		{
			name:    "word/" + workbook,
			kind:    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			content: c.Workbook,
		},
	}
}

// core is what the file says about itself.
func (d Document) core() element {
	root := el("cp:coreProperties",
		el("dc:title").holding(d.Title),
		el("dc:subject").holding(d.Subject),
		el("dc:creator").holding(d.Creator),
		el("dc:language").holding(language),
	).
		with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties").
		with("xmlns:dc", "http://purl.org/dc/elements/1.1/").
		with("xmlns:dcterms", "http://purl.org/dc/terms/").
		with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	if d.Created.IsZero() {
		return root
	}
	return root.add(el("dcterms:created").with("xsi:type", "dcterms:W3CDTF").
		holding(d.Created.UTC().Format(time.RFC3339)))
}
