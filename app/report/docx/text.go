package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Run is a stretch of text that looks the same all through. A line break in the
// text is a line break in the paper.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
}

// Plain is text without emphasis, as the runs of a paragraph.
func Plain(text string) []Run { return []Run{{Text: text}} }

// Title is the name of the paper at its top.
type Title struct{ Text string }

func (Title) check() error { return nil }

func (t Title) write(b *body) {
	b.add(paragraph(properties("Title"), runText(t.Text, Run{})))
}

// Heading opens a section. Level is 1, 2 or 3. NewPage starts the section on a
// page of its own.
type Heading struct {
	Level   int
	Text    string
	NewPage bool
}

func (h Heading) check() error {
	if h.Level < 1 || h.Level > 3 {
		return fmt.Errorf("heading of level %d: %w", h.Level, ErrShape)
	}
	return nil
}

func (h Heading) write(b *body) {
	p := properties("Heading" + strconv.Itoa(h.Level))
	if h.NewPage {
		p = p.add(el("w:pageBreakBefore"))
	}
	b.add(paragraph(p, runText(h.Text, Run{})))
}

// Paragraph is running text.
type Paragraph struct{ Runs []Run }

func (Paragraph) check() error { return nil }

func (p Paragraph) write(b *body) {
	b.add(paragraph(properties("Normal"), runs(p.Runs)...))
}

// Note is a paragraph set apart from the text: something the reader must know
// before the paper is used.
type Note struct{ Runs []Run }

func (Note) check() error { return nil }

func (n Note) write(b *body) {
	b.add(paragraph(properties("Note"), runs(n.Runs)...))
}

func paragraph(properties element, content ...element) element {
	return el("w:p", properties).add(content...)
}

// properties names the style of a paragraph.
func properties(style string) element {
	return el("w:pPr", val("w:pStyle", style))
}

func runs(all []Run) []element {
	out := make([]element, 0, len(all))
	for _, r := range all {
		out = append(out, runText(r.Text, r))
	}
	return out
}

// runText writes text with the emphasis of look.
func runText(text string, look Run) element {
	r := el("w:r")
	if look.Bold || look.Italic {
		r = r.add(emphasis(look))
	}
	for line, part := range strings.Split(text, "\n") {
		if line > 0 {
			r = r.add(el("w:br"))
		}
		r = r.add(el("w:t").with("xml:space", "preserve").holding(part))
	}
	return r
}

func emphasis(look Run) element {
	e := el("w:rPr")
	if look.Bold {
		e = e.add(el("w:b"))
	}
	if look.Italic {
		e = e.add(el("w:i"))
	}
	return e
}
