package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"

	"feltbog/app/report/docx"
)

//go:embed static/paper.html
var pages embed.FS

// shapes has one template for the page and one for each kind of block. It is
// cloned for every page, because tables and figures are numbered as they come.
var shapes = template.Must(template.New("paper.html").
	Funcs(counted(&numbering{})).
	ParseFS(pages, "static/paper.html"))

// numbering is how far the captions of one page have come.
type numbering struct{ tables, figures int }

// writePage writes the same document as a page for the screen: one file that asks
// nothing of the network, everything in it escaped.
func writePage(w io.Writer, d docx.Document) error {
	page, err := shapes.Clone()
	if err != nil {
		return fmt.Errorf("ready the page: %w", err)
	}
	page.Funcs(counted(&numbering{})).Funcs(template.FuncMap{
		"show": func(b docx.Block) (template.HTML, error) { return show(page, b) },
	})
	if err := page.Execute(w, d); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

func counted(n *numbering) template.FuncMap {
	return template.FuncMap{
		"show":         func(docx.Block) template.HTML { return "" },
		"level":        func(h docx.Heading) int { return h.Level + 1 },
		"draw":         draw,
		"tableNumber":  func() int { n.tables++; return n.tables },
		"figureNumber": func() int { n.figures++; return n.figures },
	}
}

// show writes one block by the template that bears the name of its kind. What
// comes back is escaped already, by that template.
func show(page *template.Template, b docx.Block) (template.HTML, error) {
	var out bytes.Buffer
	if err := page.ExecuteTemplate(&out, kind(b), b); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil
}

func kind(b docx.Block) string {
	switch b.(type) {
	case docx.Title:
		return "title"
	case docx.Heading:
		return "heading"
	case docx.Note:
		return "note"
	case docx.List:
		return "list"
	case docx.Table:
		return "table"
	case docx.Chart:
		return "chart"
	}
	return "paragraph"
}
