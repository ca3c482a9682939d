package docx

import (
	"fmt"
	"strconv"
)

// List is items one under the other. A numbered list starts at 1.
type List struct {
	Numbered bool
	Items    [][]Run
}

func (l List) check() error {
	if len(l.Items) == 0 {
		return fmt.Errorf("list without items: %w", ErrShape)
	}
	return nil
}

func (l List) write(b *body) {
	style, number := "ListBullet", bullets
	if l.Numbered {
		b.lists++
		style, number = "ListNumber", bullets+b.lists
	}
	for _, item := range l.Items {
		p := properties(style).add(el("w:numPr",
			val("w:ilvl", "0"),
			val("w:numId", strconv.Itoa(number)),
		))
		b.add(paragraph(p, runs(item)...))
	}
}

// bullets is the one list instance that all bulleted lists share. Numbered
// lists have an instance each, or the second would count on from the first.
const bullets = 1

const (
	bulletShape = "0"
	numberShape = "1"
)

// numbering is the part that gives list paragraphs their marks.
func (b *body) numbering() element {
	root := spaced(el("w:numbering",
		shape(bulletShape, "bullet", "•", "ListBullet"),
		shape(numberShape, "decimal", "%1.", "ListNumber"),
		instance(bullets, bulletShape),
	))
	for n := range b.lists {
		root = root.add(instance(bullets+n+1, numberShape).add(
			el("w:lvlOverride", val("w:startOverride", "1")).with("w:ilvl", "0"),
		))
	}
	return root
}

func shape(id, format, mark, style string) element {
	return el("w:abstractNum",
		val("w:multiLevelType", "singleLevel"),
		el("w:lvl",
			val("w:start", "1"),
			val("w:numFmt", format),
			val("w:pStyle", style),
			val("w:lvlText", mark),
			val("w:lvlJc", "left"),
			el("w:pPr", el("w:ind").with("w:left", "425").with("w:hanging", "425")),
		).with("w:ilvl", "0"),
	).with("w:abstractNumId", id)
}

func instance(number int, shape string) element {
	return el("w:num", val("w:abstractNumId", shape)).with("w:numId", strconv.Itoa(number))
}
