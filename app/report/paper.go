package report

import (
	"bytes"
	"fmt"

	"feltbog/app/report/docx"
)

// paper is the committee's paper while it is being written, in the order of the
// founding paper. Every number in it is taken from a figure by key.
type paper struct {
	Report
	blocks  []docx.Block
	printed map[string]bool // the keys of the figures that stand in the paper
}

// Paper is the year's status and the next year's plan as one document. It fails
// only when the workbook behind a chart cannot be made.
func (r Report) Paper() (docx.Document, error) {
	p := &paper{Report: r, printed: map[string]bool{}}
	p.opening()
	p.heading(1, "Løsning")
	if err := p.status(); err != nil {
		return docx.Document{}, fmt.Errorf("write status: %w", err)
	}
	p.conclusions()
	p.satisfaction()
	p.workPlan()
	p.closing()
	p.appendix()
	return docx.Document{
		Title:   p.title(),
		Subject: fmt.Sprintf("Status %d og arbejdsplan %d", r.Year, r.Year+1),
		Creator: "TaskForce Integration",
		Blocks:  p.blocks,
	}, nil
}

// Docx is the paper for Word.
func (r Report) Docx() ([]byte, error) {
	document, err := r.Paper()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := document.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Html is the paper as a page for the screen.
func (r Report) Html() ([]byte, error) {
	document, err := r.Paper()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := writePage(&out, document); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// text is a figure as the paper prints it; one that is printed is explained in
// the appendix.
func (p *paper) text(key string) string {
	f, _ := p.Figure(key)
	p.printed[key] = true
	return f.Text
}

// words is a figure written out, as small numbers are in a sentence.
func (p *paper) words(key string) string {
	p.printed[key] = true
	return inWords(p.value(key))
}

func (p *paper) add(b ...docx.Block) { p.blocks = append(p.blocks, b...) }

func (p *paper) heading(level int, text string) {
	p.add(docx.Heading{Level: level, Text: text})
}

// say adds a paragraph; nothing to say adds none.
func (p *paper) say(text string) {
	if text != "" {
		p.add(docx.Paragraph{Runs: docx.Plain(text)})
	}
}

// prose adds the paragraphs of a section as the coordinator wrote them.
func (p *paper) prose(section, beginning string) {
	for _, paragraph := range p.facts.wording.paragraphs(section, beginning) {
		p.say(paragraph)
	}
}

func (p *paper) list(numbered bool, items []string) {
	if len(items) == 0 {
		return
	}
	l := docx.List{Numbered: numbered}
	for _, item := range items {
		l.Items = append(l.Items, docx.Plain(item))
	}
	p.add(l)
}

// enumerate adds a section whose first line opens and whose other lines are the
// items of a list.
func (p *paper) enumerate(numbered bool, section, beginning string) {
	lines := p.facts.wording.paragraphs(section, beginning)
	if len(lines) == 0 {
		return
	}
	p.say(lines[0])
	p.list(numbered, lines[1:])
}
